/** Leaving a comment instead of asking for a change: who says it, and on its way to the sidecar. */

import { ApiError } from "../client.js";
import { h } from "./dom.js";

const LONGEST = 200; // characters of a name, as the sidecar has it

export class CommentMode {
  /** Why the last one could not be left. @type {ApiError | null} */
  problem = null;
  sending = false;

  /**
   * @param {object} parts
   * @param {import("../session/memory.js").Memory} parts.memory remembers the name
   * @param {() => Promise<import("../comments/comments.js").Comments>} parts.comments
   * @param {() => void} parts.onChange
   */
  constructor({ memory, comments, onChange }) {
    this.memory = memory;
    this.comments = comments;
    this.onChange = onChange;
    this.name = h("input", {
      ...{
        class: "line-field",
        type: "text",
        dir: "auto",
        maxlength: LONGEST,
        autocomplete: "name",
        spellcheck: "false",
      },
      ...{ placeholder: "Your name", "aria-label": "Your name", "data-1p-ignore": true, oninput: this.#onName },
    });
    this.name.value = memory.author;
    const words = "It waits until somebody has it processed. Nothing changes by itself.";
    this.element = h(
      "div",
      { class: "row signed", hidden: true },
      h("label", { class: "row" }, h("span", {}, "From"), this.name),
      h("span", { class: "hint" }, words),
    );
  }

  /** @param {boolean} on */
  update(on) {
    this.element.hidden = !on;
    this.name.value ||= this.memory.author; // a reply may have told it
  }

  /**
   * Leave a comment.
   *
   * @param {{componentPath: string, comment: string, storyId?: string | undefined, anchor?: object | undefined}} wish
   * @returns {Promise<boolean>} whether it was taken; `problem` says why not
   */
  async send(wish) {
    const author = this.name.value.trim();
    if (!author) {
      this.name.focus();
      this.problem = new ApiError("Say who you are, so that others know whom to ask.", "no_author");
      this.onChange();
      return false;
    }
    this.memory.author = author;
    this.sending = true;
    this.problem = null;
    this.onChange();
    try {
      await (await this.comments()).add({ ...wish, author });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem = error;
      return false;
    } finally {
      this.sending = false;
      this.onChange();
    }
  }

  /** Nothing is wrong any more. */
  forgive() {
    this.problem = null;
  }

  #onName = () => {
    if (this.problem?.code !== "no_author") return;
    this.forgive();
    this.onChange();
  };
}
