/** The element that a prompt or a comment is about: the one that was pointed at, else the root of the open story. */

import { describe, rootOf } from "../agent/element.js";
import { offline } from "../client.js";
import { anchorOf, find } from "../comments/anchor.js";

/** @typedef {import("../wire.d.ts").ElementHint} ElementHint */
/** @typedef {import("../wire.d.ts").Anchor} Anchor */

const QUIET = 150; // ms without a change of the page before we look at it again
const CORNER = { x: 1, y: 0 }; // where the root is pinned: a pin there hides nothing

export class Target {
  /** Enough of the element to name it. @type {ElementHint | null} */
  hint = null;
  used = true;
  /** What was pointed at, so that it is found again after a re-render. @type {Anchor | null} */
  picked = null;
  /** An element is being chosen. @type {AbortController | null} */
  #choosing = null;
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
    this.cancel();
    clearTimeout(this.#timer);
  }

  /** @param {boolean} on */
  use(on) {
    this.used = on;
    this.picked = null;
    this.refresh();
    this.onChange();
  }

  /** Whether somebody is choosing an element now. */
  get pointing() {
    return this.#choosing !== null;
  }

  /**
   * Let an element be chosen on the story.
   *
   * @returns {Promise<Anchor | null>} where a pin goes; null when none was chosen
   * @throws {import("../client.js").ApiError} `offline`
   */
  async point() {
    const { frame, current } = this.story;
    if (this.#choosing || !frame || current?.viewMode !== "story") return null;
    const { signal } = (this.#choosing = new AbortController());
    this.onChange();
    try {
      const { Picker } = await import("../comments/picker.js").catch(() => Promise.reject(offline()));
      const pick = await new Picker(frame).start(this.element, signal);
      return pick && anchorOf(pick.element, pick, { storyId: current.storyId });
    } finally {
      this.#choosing = null;
      this.onChange();
    }
  }

  /** Nothing is chosen. */
  cancel() {
    this.#choosing?.abort();
  }

  /** What follows is about this element. @param {Anchor} anchor */
  pick(anchor) {
    this.picked = anchor;
    this.used = true;
    this.refresh();
    this.onChange();
  }

  /** Look at the page again: a change may have given the story another root. */
  refresh = () => {
    const { element } = this;
    const hint = element && { tag: element.localName, id: element.id, classes: [...element.classList] };
    if (JSON.stringify(hint) === JSON.stringify(this.hint)) return;
    this.hint = hint;
    this.onChange();
  };

  /** @returns {object | undefined} everything about the element as it is now, to go with a prompt */
  describe() {
    const element = this.used ? this.element : null;
    return element ? { ...describe(element), pointed: this.picked !== null } : undefined;
  }

  /** @param {string} component @returns {Anchor | undefined} where a comment is pinned */
  anchor(component) {
    const element = this.used ? this.element : null;
    const { x, y } = this.picked ?? CORNER;
    const place = { x: x ?? CORNER.x, y: y ?? CORNER.y };
    return element ? anchorOf(element, place, { component, storyId: this.story.current?.storyId }) : undefined;
  }

  get element() {
    const { current, frame } = this.story;
    if (current?.viewMode !== "story" || !frame) return null;
    return (this.picked && find(frame.document, this.picked)) ?? rootOf(frame);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.refresh, QUIET);
  }

  #onStory = () => {
    const storyId = this.story.current?.storyId;
    if (storyId !== this.#storyId) {
      this.used = true;
      this.picked = null;
      this.cancel();
    }
    this.#storyId = storyId;
    this.#observer.disconnect();
    const page = this.story.frame?.document.body;
    if (page)
      this.#observer.observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
    this.refresh();
  };
}
