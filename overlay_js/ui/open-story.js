/** Brings a story to the screen: the open one, so that somebody sees the change render, or another one. */

import { channelOf } from "../story.js";

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
 * @param {import("../wire.d.ts").StoryContext} story
 * @returns {Promise<void>} once the story's frame has loaded anew; leaving a docs page loads the whole page
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
  frame.location.reload();
  await loaded;
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
 * Go to another story: in the manager as its sidebar does, else by its address.
 *
 * @param {import("../wire.d.ts").StoryContext} story
 * @param {{storyId: string | null, componentPath: string}} where without a story, the component's first one
 */
export async function goTo({ frame, current }, { storyId, componentPath }) {
  const id = storyId ?? storyOfComponent((await (await fetch("index.json")).json()).entries ?? {}, componentPath);
  if (!id || (id === current?.storyId && current.viewMode === "story")) return;
  const channel = channelOf(window);
  if (frame === window || !channel)
    location.assign(frame === window ? `?id=${id}&viewMode=story` : `?path=/story/${id}`);
  else channel.emit("navigateUrl", `?path=/story/${id}`, {});
}
