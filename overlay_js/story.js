/**
 * @typedef {{storyId: string, title: string, name: string, viewMode: "story" | "docs"}} Story
 * @typedef {(...args: any[]) => void} Listener
 * @typedef {{on(event: string, listener: Listener): void, off(event: string, listener: Listener): void, emit(event: string, ...args: any[]): void}} Channel
 */

const FRAME_ID = "storybook-preview-iframe";
const EVENTS = ["currentStoryWasSet", "storyRendered", "docsRendered", "setCurrentStory"];

/**
 * Which story is open, in the manager and in a preview that was opened directly. Dispatches `change`.
 */
export class StoryContext extends EventTarget {
  /** @type {Story | null} */
  current = null;
  #window;
  /** @type {Channel | null} */
  #channel = null;
  /** @type {number | undefined} */
  #timer;
  /** @type {Record<string, {title: string, name: string}>} */
  #index = {};

  /** @param {Window} window the topmost frame */
  constructor(window) {
    super();
    this.#window = window;
  }

  /** @returns {Window | null} the frame that renders the story */
  get frame() {
    const frame = this.#window.document.getElementById(FRAME_ID);
    return frame instanceof HTMLIFrameElement ? frame.contentWindow : this.#window;
  }

  start() {
    this.#read();
    this.#timer ??= this.#window.setInterval(this.#attach, 100);
    this.#window.addEventListener("popstate", this.#read);
  }

  stop() {
    this.#window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#window.removeEventListener("popstate", this.#read);
    for (const event of EVENTS) this.#channel?.off(event, this.#read);
    this.#channel = null;
  }

  /** Storybook's channel is there only some time after the page was loaded. */
  #attach = () => {
    const channel = channelOf(this.#window);
    if (channel === null) return;
    this.#window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#channel = channel;
    for (const event of EVENTS) channel.on(event, this.#read);
    this.#read();
  };

  #read = () => {
    const next = fromAddress(this.#window.location);
    if (next?.storyId === this.current?.storyId && next?.viewMode === this.current?.viewMode) return;
    this.current = next && { ...next, title: "", name: "" };
    void this.#name();
    this.dispatchEvent(new Event("change"));
  };

  /** Looks the title and the name up; they are decoration, so that a missing index changes nothing. */
  async #name() {
    const story = this.current;
    if (story === null) return;
    if (!(story.storyId in this.#index)) {
      const answer = await this.#window.fetch("index.json").catch(() => null);
      if (answer?.ok) this.#index = (await answer.json()).entries ?? {};
    }
    const entry = this.#index[story.storyId];
    if (entry === undefined || this.current !== story) return;
    this.current = { ...story, title: entry.title, name: entry.name };
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * @param {Window} frame
 * @returns {Channel | null}
 */
export function channelOf(frame) {
  return /** @type {any} */ (frame).__STORYBOOK_ADDONS_CHANNEL__ ?? null;
}

/**
 * The manager says `?path=/story/<id>`, the preview `?id=<id>&viewMode=story`.
 *
 * @param {Location} location
 * @returns {{storyId: string, viewMode: "story" | "docs"} | null}
 */
export function fromAddress(location) {
  const query = new URLSearchParams(location.search);
  const path = /^\/(story|docs)\/([^/]+)$/.exec(query.get("path") ?? "");
  const storyId = path ? path[2] : query.get("id");
  if (!storyId) return null;
  const docs = path ? path[1] === "docs" : query.get("viewMode") === "docs";
  return { storyId, viewMode: docs ? "docs" : "story" };
}
