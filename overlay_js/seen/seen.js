/** Whether a confirmed change is seen in the open story. Where it isn't, its card says so, and why. */

import { look } from "./look.js";
import { rulesOf, unseenBecause } from "./rules.js";

const LONGEST = 2_000; // ms for transitions to end
const AFTERWARDS = 300; // ms: what comes late, like a font or a picture

/** Where a change for a state is seen. @type {Record<string, string>} */
const SHOWN = {
  hover: "It shows when you point at it.",
  focus: "It shows when it has the focus.",
  active: "It shows while it is pressed.",
};

/** @typedef {import("../session/outcome.js").Outcome} Outcome */
/** @typedef {{requestId: string, storyId: string, looks: string, rules: import("./rules.js").Rules}} Before */

export class Seen {
  /** @type {Before | null} */
  #before = null;

  /**
   * @param {object} parts
   * @param {import("../session/changes.js").Changes} parts.changes
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {typeof look} [parts.looks]
   * @param {number} [parts.afterwards] ms
   */
  constructor({ changes, story, looks = look, afterwards = AFTERWARDS }) {
    this.changes = changes;
    this.story = story;
    this.looks = looks;
    this.afterwards = afterwards;
  }

  start() {
    this.changes.addEventListener("sent", this.#onSent);
    this.changes.addEventListener("change", this.#onChange);
  }

  stop() {
    this.changes.removeEventListener("sent", this.#onSent);
    this.changes.removeEventListener("change", this.#onChange);
    this.#before = null;
  }

  /** The request is on its way, and nothing is written yet. */
  /** @param {Event} event */
  #onSent = (event) => {
    const { kind, requestId } = /** @type {CustomEvent<Outcome>} */ (event).detail;
    this.#before = kind === "iterate" ? this.#moment(requestId) : null;
  };

  #onChange = () => {
    const { outcome } = this.changes;
    if (!outcome || outcome.phase === "running" || outcome.requestId !== this.#before?.requestId) return;
    if (outcome.phase === "done" && outcome.receipt?.verdict !== "confirmed" && !outcome.rolledBack) return; // it may come
    const before = this.#before;
    this.#before = null;
    if (changed(outcome)) void this.#judge(before);
  };

  /** @param {string} requestId @returns {Before | null} */
  #moment(requestId) {
    const { current } = this.story;
    const window = /** @type {(Window & typeof globalThis) | null} */ (this.story.frame);
    if (!window || current?.viewMode !== "story") return null;
    const looks = this.looks(window);
    return looks === null ? null : { requestId, storyId: current.storyId, looks, rules: rulesOf(window.document) };
  }

  /** @param {Before} before */
  async #judge(before) {
    const { requestId, storyId } = before;
    const isSame = () => {
      const now = this.#moment(requestId);
      return now !== null && now.storyId === storyId && now.looks === before.looks;
    };
    await this.#settled();
    if (!isSame()) return;
    await new Promise((resolve) => setTimeout(resolve, this.afterwards));
    const document = this.story.frame?.document;
    const pointedAt = document?.querySelector("#storybook-root :hover"); // it looks as it does then, not as it will
    if (document && !pointedAt && isSame()) this.changes.remark(requestId, sentence(document, before.rules));
  }

  /** Two frames, and what is on its way to its new look has arrived. */
  async #settled() {
    const { frame } = this.story;
    if (!frame) return;
    await new Promise((resolve) => setTimeout(resolve, 50)); // a hidden tab draws no frames
    const moving = frame.document.getAnimations().filter((each) => "transitionProperty" in each);
    const ended = Promise.allSettled(moving.map((each) => each.finished));
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LONGEST))]);
  }
}

/** @param {Outcome} outcome */
function changed({ kind, phase, receipt, rolledBack, diff }) {
  return kind === "iterate" && phase === "done" && receipt?.verdict === "confirmed" && !rolledBack && diff.length > 0;
}

/**
 * @param {Document} document
 * @param {import("./rules.js").Rules} before
 */
function sentence(document, before) {
  const { why, name } = unseenBecause(document, before);
  const what = name || "what was changed";
  if (why === "absent") return `You don't see it here: this story has no ${what}.`;
  if (why === "hidden") return `You don't see it here: ${what} is hidden in this story.`;
  if (why === "state") return SHOWN[name.replace(/-.*/, "")] ?? "";
  return "Nothing looks different in this story.";
}
