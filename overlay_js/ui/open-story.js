/** Brings a story to the screen: the open one, so that somebody sees the change render, or another one. */

import { channelOf } from "../story.js";

const DRAWN = ["storyRendered", "storyThrewException", "storyErrored", "storyMissing"];
const LONGEST = 5_000; // ms for a story that says nothing, as one whose loader hangs

/**
 * The story of an index that belongs to the same page of docs.
 *
 * @param {Record<string, {id: string, title: string, type?: string}>} entries of Storybook's `index.json`
 * @param {string} storyId
 */
export function siblingStory(entries, storyId) {
  const title = entries[storyId]?.title;
  return Object.values(entries).find((entry) => entry.type === "story" && entry.title === title)?.id ?? null;
}

/**
 * Go to another story, without loading the page anew where Storybook can do that.
 *
 * @param {import("../wire.d.ts").StoryContext} story
 * @param {string} storyId
 * @param {number} [most] ms until it must be open
 * @returns {Promise<void>} once it is the open one
 * @throws {Error} it isn't there any more
 */
export async function goTo(story, storyId, most = 5_000) {
  const isOpen = () => story.current?.storyId === storyId && story.current.viewMode === "story";
  if (isOpen()) return;
  const { frame } = story;
  // From the story's frame: that is how Storybook's own links between stories say it.
  const channel = frame && channelOf(frame);
  if (frame === window) channel?.emit("setCurrentStory", { storyId, viewMode: "story" });
  else channel?.emit("selectStory", { storyId });
  const arrived = new AbortController();
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The story ${storyId} can't be opened; is it still there?`)), most);
    const look = () => {
      if (!isOpen()) return;
      clearTimeout(late);
      resolve(undefined);
    };
    story.addEventListener("change", look, arrived);
    look();
  }).finally(() => arrived.abort());
}

/**
 * @param {import("../wire.d.ts").StoryContext} story
 * @returns {Promise<void>} once the story is drawn anew, so that its frame hears of hot updates; leaving a docs page loads the whole page
 */
export async function openStory({ current, frame }) {
  if (!current || !frame) return;
  if (current.viewMode === "docs") {
    const answer = await fetch("index.json");
    const storyId = siblingStory((await answer.json()).entries ?? {}, current.storyId);
    if (storyId) location.assign(frame === window ? `?id=${storyId}&viewMode=story` : `?path=/story/${storyId}`);
    return;
  }
  const loaded = new Promise((resolve) => frame.frameElement?.addEventListener("load", resolve, { once: true }));
  const drawn = heard(channelOf(window));
  frame.location.reload();
  await loaded;
  await drawn;
}

/** Storybook's word on a rendering, whatever came of it. @param {import("../story.js").Channel | null} channel */
function heard(channel) {
  return new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const event of DRAWN) channel?.off(event, end);
      resolve();
    };
    const timer = setTimeout(end, LONGEST);
    for (const event of DRAWN) channel?.on(event, end);
  });
}

/**
 * The first story of a component, by its path in the project.
 *
 * @param {Record<string, {id: string, type?: string, componentPath?: string}>} entries of Storybook's `index.json`
 * @param {string} componentPath
 */
export function storyOfComponent(entries, componentPath) {
  const found = Object.values(entries).find(
    (entry) => entry.type === "story" && entry.componentPath?.replace(/^\.\//, "") === componentPath,
  );
  return found?.id ?? null;
}

/**
 * Go to a story of a component.
 *
 * @param {import("../wire.d.ts").StoryContext} story
 * @param {{storyId: string | null, componentPath: string}} where without a story, the component's first one
 * @returns {Promise<void>} once it is the open one; at once where the component has none
 * @throws {Error} it isn't there any more
 */
export async function goToComponent(story, { storyId, componentPath }) {
  const id = storyId ?? storyOfComponent((await (await fetch("index.json")).json()).entries ?? {}, componentPath);
  if (id) await goTo(story, id);
}
