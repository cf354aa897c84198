/** What people wish of this component, thread by thread. */

import { Drawer } from "./drawer.js";
import { h } from "./dom.js";
import { when } from "./format.js";
import { fate } from "./comment-words.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */

/**
 * @typedef {object} Needs
 * @property {import("../session/memory.js").Memory} memory
 * @property {() => Promise<import("../comments/comments.js").Comments>} comments
 */

export class CommentsDrawer {
  /**
   * @param {object} parts
   * @param {import("../comments/comments.js").Comments} parts.comments
   * @param {import("../session/memory.js").Memory} parts.memory
   * @param {() => void} parts.onClose
   * @param {(work: Promise<unknown>) => void} parts.tell says what did not work
   */
  constructor({ comments, memory, onClose, tell }) {
    this.comments = comments;
    this.memory = memory;
    this.tell = tell;
    this.drawer = new Drawer({ id: "comments", title: "Comments", onClose });
    comments.addEventListener("change", () => this.update());
  }

  update() {
    if (!this.drawer.open) return;
    const { comments } = this.comments.here;
    this.drawer.update({
      total: comments.length,
      rows: comments.length ? [h("ol", { class: "threads" }, ...comments.map(row))] : [],
      empty: "Nobody has said anything yet. Choose Comment below the field, and say what you wish for.",
    });
  }

  /** @param {string} commentId */
  revealComment(commentId) {
    this.drawer.body.querySelector(`[data-comment="${commentId}"]`)?.scrollIntoView({ block: "center" });
  }
}

/** @param {Comment} comment */
const row = (comment) =>
  h(
    "li",
    { class: "thread", "data-comment": comment.id },
    h("div", { class: "row" }, h("b", { dir: "auto" }, comment.author), h("time", {}, when(comment.timestamp))),
    h("p", { class: "said", dir: "auto" }, comment.text),
    h("span", { class: `tag ${fate(comment).tone}` }, fate(comment).label),
  );
