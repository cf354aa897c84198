/** The comments on the open component, once they are loaded: how many wait, and whether one of them stands out. */

import { isOpen } from "./comment-words.js";

export class OpenComments {
  /** @type {import("../comments/comments.js").Comments | null} once they are loaded */
  #comments = null;
  #started = false;

  /**
   * @param {object} parts
   * @param {() => Promise<import("../comments/comments.js").Comments>} parts.comments
   * @param {() => void} parts.onChange
   */
  constructor({ comments, onChange }) {
    this.comments = comments;
    this.onChange = onChange;
  }

  /** @returns {Promise<void>} once they are loaded */
  async start() {
    this.#started = true;
    this.#comments ??= await this.comments();
    if (!this.#started) return;
    this.#comments.addEventListener("change", this.onChange);
    this.onChange();
  }

  stop() {
    this.#started = false;
    this.#comments?.removeEventListener("change", this.onChange);
  }

  /** How many are not settled. */
  get count() {
    return this.#comments?.here.comments.filter(isOpen).length ?? 0;
  }

  /** Another component may be open. */
  follow() {
    void this.#comments?.follow();
  }

  /** Their drawer is closed: no pin stands out any more. */
  conceal() {
    void this.#comments?.reveal(null);
  }
}
