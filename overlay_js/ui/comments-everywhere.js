/** The comments of the whole Storybook, component by component; each leads to its story. */

import { fate, isOpen, storyName } from "./comment-words.js";
import { button, h } from "./dom.js";
import { basename, when } from "./format.js";
import { KeyedList } from "./keyed-list.js";
import { storyOf } from "../comments/comments.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */

export class CommentsEverywhere {
  /** @param {{onGo: (comment: Comment) => void}} parts */
  constructor({ onGo }) {
    this.onGo = onGo;
    this.list = new KeyedList(h("ol", { class: "everywhere" }));
    this.element = this.list.element;
  }

  /** @param {Comment[]} comments @param {boolean} settled whether those that are settled are shown too */
  update(comments, settled) {
    this.list.update(
      grouped(comments, settled).flatMap(([path, group]) => [
        { id: path, state: group.length, make: () => heading(path, group.length) },
        ...group.map((comment) => ({ id: comment.id, state: comment, make: () => this.#row(comment) })),
      ]),
    );
  }

  /** @param {Comment} comment */
  #row(comment) {
    const { id, author, timestamp, text, replies } = comment;
    const { label, tone } = fate(comment);
    const storyId = storyOf(comment);
    const facts = [storyId && storyName(storyId), replies.length > 0 && `${replies.length} in thread`];
    return h(
      "li",
      { "data-comment": id },
      button(
        { class: isOpen(comment) ? "entry" : "entry done", "data-focus": id, onclick: () => this.onGo(comment) },
        h(
          "span",
          { class: "row who" },
          h("b", { class: "cut", dir: "auto", title: author }, author),
          h("time", { datetime: timestamp }, when(timestamp)),
          h("span", { class: "grow" }),
          h("span", { class: `tag ${tone}` }, label),
        ),
        h("span", { class: "said brief", dir: "auto" }, text.slice(0, 400)),
        h("span", { class: "where" }, facts.filter(Boolean).join(" · ")),
      ),
    );
  }
}

/** @param {string} path @param {number} count */
function heading(path, count) {
  const name = basename(path);
  return h(
    "li",
    { class: "component" },
    h(
      "h3",
      { title: path },
      h("b", {}, name.replace(/\.\w+$/, "")),
      h("i", { class: "cut" }, path),
      h("em", {}, String(count)),
    ),
  );
}

/**
 * By component, in the order in which they come; what is open stands first.
 *
 * @param {Comment[]} comments
 * @param {boolean} settled
 * @returns {[string, Comment[]][]} components without any are left out
 */
export function grouped(comments, settled) {
  /** @type {Map<string, Comment[]>} */
  const groups = new Map();
  for (const comment of comments) {
    if (settled || isOpen(comment))
      groups.set(comment.componentPath, [...(groups.get(comment.componentPath) ?? []), comment]);
  }
  return [...groups].map(([path, group]) => [path, group.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))]);
}
