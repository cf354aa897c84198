/** The element that a prompt is about: by default the root of the open story. */

import { describe, rootOf } from "../agent/element.js";

/** @typedef {import("../wire.d.ts").ElementHint} ElementHint */

const QUIET = 150; // ms without a change of the page before we look at it again

export class Target {
  /** Enough of the element to name it. @type {ElementHint | null} */
  hint = null;
  used = true;
  /** @type {string | undefined} */
  #storyId;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #observer = new MutationObserver(() => this.#later());

  /** @param {{story: import("../wire.d.ts").StoryContext, onChange: () => void}} parts */
  constructor({ story, onChange }) {
    this.story = story;
    this.onChange = onChange;
  }

  start() {
    this.story.addEventListener("change", this.#onStory);
    this.#onStory();
  }

  stop() {
    this.story.removeEventListener("change", this.#onStory);
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  /** @param {boolean} on */
  use(on) {
    this.used = on;
    this.onChange();
  }

  /** Look at the page again: a change may have given the story another root. */
  refresh = () => {
    const root = this.#root();
    const hint = root && { tag: root.localName, id: root.id, classes: [...root.classList] };
    if (JSON.stringify(hint) === JSON.stringify(this.hint)) return;
    this.hint = hint;
    this.onChange();
  };

  /** @returns {object | undefined} everything about the element as it is now, to go with a prompt */
  describe() {
    const root = this.used ? this.#root() : null;
    return root ? describe(root) : undefined;
  }

  #root() {
    const { current, frame } = this.story;
    return current?.viewMode === "story" && frame ? rootOf(frame) : null;
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.refresh, QUIET);
  }

  #onStory = () => {
    const storyId = this.story.current?.storyId;
    if (storyId !== this.#storyId) this.used = true;
    this.#storyId = storyId;
    this.#observer.disconnect();
    const page = this.story.frame?.document.body;
    if (page)
      this.#observer.observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    this.refresh();
  };
}
