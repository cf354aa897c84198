/** One comment in the list: what was said, where, what became of it, its thread, and what can be done. */

import { anchorName, fate, isOpen, storyName } from "./comment-words.js";
import { drawerIcon } from "./drawer-icons.js";
import { button, h } from "./dom.js";
import { when } from "./format.js";
import { icon } from "./icons.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */
/** @typedef {import("../wire.d.ts").Reply} Reply */

/**
 * @typedef {object} RowState
 * @property {Comment} comment
 * @property {number} number as on its pin
 * @property {import("../comments/pins.js").Place | null} place of its pin on the open story
 * @property {string | null} elsewhere the story it was left on, when that isn't the open one
 * @property {string | null} writing what is being written in it: `reply`, `text`, or a reply's id
 *
 * @typedef {object} RowActions
 * @property {(id: string) => void} reveal
 * @property {(id: string | null) => void} highlight
 * @property {(comment: Comment) => void} go
 * @property {(id: string) => void} repin
 * @property {(comment: Comment, what: string) => void} write
 * @property {(id: string, resolved: boolean) => void} resolve
 * @property {(id: string) => void} askAgain
 * @property {(comment: Comment, reply?: Reply) => void} remove
 */

/**
 * @param {RowState} state
 * @param {RowActions} actions
 * @param {HTMLElement | null} writer the field, while something is being written here
 */
export function commentRow(state, actions, writer) {
  const { comment, writing } = state;
  const { id, author, timestamp, editedAt, text, reason, status } = comment;
  return h(
    "li",
    {
      ...{ class: isOpen(comment) ? "thread" : "thread done", "data-comment": id },
      ...{ onpointerenter: () => actions.highlight(id), onpointerleave: () => actions.highlight(null) },
    },
    h(
      "div",
      { class: "row who" },
      pin(state, actions),
      h("b", { class: "cut", dir: "auto" }, author),
      h("time", { datetime: timestamp }, when(timestamp), editedAt && ", edited"),
      h("span", { class: "grow" }),
      ...marks(comment, actions),
    ),
    writing === "text" ? writer : said(text),
    where(state, actions),
    status === "rejected" &&
      reason &&
      h("p", { class: "reason" }, h("b", {}, "Why: "), h("span", { dir: "auto" }, reason)),
    comment.replies.length > 0 &&
      h(
        "ol",
        { class: "replies" },
        ...comment.replies.map((reply) => answer(comment, reply, actions, writing, writer)),
      ),
    writing === "reply" && writer,
    foot(state, actions),
  );
}

/** @param {string} text one can scroll in a long one */
const said = (text) =>
  h(
    "p",
    { class: text.length > 600 ? "said long" : "said", dir: "auto", tabindex: text.length > 600 ? 0 : null },
    text,
  );

/** @param {RowState} state @param {RowActions} actions */
function pin({ comment, number, place }, { reveal }) {
  const { label, tone } = fate(comment);
  const shown = place === "here" || place === "hidden";
  const props = {
    class: `num ${tone}`,
    "data-focus": `${comment.id}:pin`,
    title: shown ? "Show it on the story" : label,
  };
  return button(
    { ...props, disabled: !shown, "aria-label": `Comment ${number}`, onclick: () => reveal(comment.id) },
    String(number),
  );
}

/** @param {Comment} comment @param {RowActions} actions */
function marks(comment, { resolve, write, remove }) {
  const { id, resolved, status } = comment;
  const words = resolved ? "Open it again" : "Resolve: it is settled";
  return [
    status !== "processing" && mark(id, "edit", "Edit", drawerIcon("pencil", 14), () => write(comment, "text")),
    mark(id, "delete", "Delete", icon("broom", 14), () => remove(comment)),
    (resolved || isOpen(comment)) &&
      mark(id, "resolve", words, icon("check", 15), () => resolve(id, !resolved), String(resolved)),
  ];
}

/**
 * @param {string} id
 * @param {string} action
 * @param {string} title
 * @param {SVGElement} picture
 * @param {() => void} onclick
 * @param {string} [pressed]
 */
const mark = (id, action, title, picture, onclick, pressed) =>
  button(
    {
      ...{ class: `mark ${action}`, title, "aria-label": title, "data-focus": `${id}:${action}` },
      ...{ "aria-pressed": pressed, onclick },
    },
    picture,
  );

/** @param {RowState} state @param {RowActions} actions */
function where({ comment, place, elsewhere }, { go, repin }) {
  const name = comment.anchor ? anchorName(comment.anchor) : "";
  if (elsewhere) {
    const to = button(
      { class: "link", "data-focus": `${comment.id}:go`, onclick: () => go(comment) },
      `On ${storyName(elsewhere)}`,
    );
    return h("p", { class: "where" }, to, name && h("span", { class: "cut", dir: "auto" }, name));
  }
  if (place !== "lost") return name && h("p", { class: "where" }, h("span", { class: "cut", dir: "auto" }, name));
  const again = button(
    { class: "link", "data-focus": `${comment.id}:repin`, onclick: () => repin(comment.id) },
    "Pin it again",
  );
  return h(
    "p",
    { class: "where lost" },
    icon("warn", 13),
    h("span", { class: "cut", title: name }, "Lost its place"),
    again,
  );
}

/**
 * @param {Comment} comment
 * @param {Reply} reply
 * @param {RowActions} actions
 * @param {string | null} writing
 * @param {HTMLElement | null} writer
 */
function answer(comment, reply, { write, remove }, writing, writer) {
  const { id, author, timestamp, editedAt, text } = reply;
  return h(
    "li",
    { class: "reply", "data-reply": id },
    h(
      "div",
      { class: "row who" },
      h("b", { class: "cut", dir: "auto" }, author),
      h("time", { datetime: timestamp }, when(timestamp), editedAt && ", edited"),
      h("span", { class: "grow" }),
      mark(id, "edit", "Edit the reply", drawerIcon("pencil", 13), () => write(comment, id)),
      mark(id, "delete", "Delete the reply", icon("broom", 13), () => remove(comment, reply)),
    ),
    writing === id ? writer : said(text),
  );
}

/** @param {RowState} state @param {RowActions} actions */
function foot({ comment, writing }, { write, askAgain }) {
  const { label, tone } = fate(comment);
  const again = !comment.resolved && (comment.status === "rejected" || comment.status === "applied");
  return h(
    "div",
    { class: "row foot" },
    h("span", { class: `tag ${tone}` }, label),
    h("span", { class: "grow" }),
    again &&
      button({ class: "link", "data-focus": `${comment.id}:again`, onclick: () => askAgain(comment.id) }, "Ask again"),
    writing !== "reply" &&
      button({ class: "link", "data-focus": `${comment.id}:reply`, onclick: () => write(comment, "reply") }, "Reply"),
  );
}
