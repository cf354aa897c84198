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
      by(author),
      h("time", { datetime: timestamp }, when(timestamp), editedAt && ", edited"),
      h("span", { class: "grow" }),
      ...marks(state, actions),
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
        ...comment.replies.map((reply, at) => answer(state, reply, at + 1, actions, writer)),
      ),
    writing === "reply" && writer,
    foot(state, actions),
  );
}

/** @param {string} author */
const by = (author) => h("b", { class: "cut", dir: "auto", title: author }, author);

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

/** @param {RowState} state @param {RowActions} actions */
function marks({ comment, number }, { resolve, write, remove }) {
  const { id, resolved, status } = comment;
  const called = `comment ${number}`;
  const settle = {
    title: resolved ? "Open it again" : "Resolve: it is settled",
    "aria-label": resolved ? `Open ${called} again` : `Resolve ${called}: it is settled`,
    "aria-pressed": String(resolved),
  };
  return [
    status !== "processing" &&
      mark(id, "edit", drawerIcon("pencil", 14), () => write(comment, "text"), named("Edit", called)),
    mark(id, "delete", icon("broom", 14), () => remove(comment), named("Delete", called)),
    (resolved || isOpen(comment)) && mark(id, "resolve", icon("check", 15), () => resolve(id, !resolved), settle),
  ];
}

/** @param {string} title @param {string} what of several it is about */
const named = (title, what) => ({ title, "aria-label": `${title} ${what}` });

/**
 * @param {string} id
 * @param {string} action
 * @param {SVGElement} picture
 * @param {() => void} onclick
 * @param {import("./dom.js").Props} words
 */
const mark = (id, action, picture, onclick, words) =>
  button({ ...words, class: `mark ${action}`, "data-focus": `${id}:${action}`, onclick }, picture);

/**
 * @param {string} id
 * @param {string} action
 * @param {string} words
 * @param {string} name as it alone is called
 * @param {() => void} onclick
 */
const press = (id, action, words, name, onclick) =>
  button({ class: "link", "data-focus": `${id}:${action}`, "aria-label": name, onclick }, words);

/** @param {RowState} state @param {RowActions} actions */
function where({ comment, number, place, elsewhere }, { go, repin }) {
  const name = comment.anchor ? anchorName(comment.anchor) : "";
  const on = name && h("span", { class: "cut", dir: "auto", title: name }, name);
  if (elsewhere) {
    const words = `On ${storyName(elsewhere)}`;
    const to = press(comment.id, "go", words, `${words}: comment ${number}`, () => go(comment));
    return h("p", { class: "where" }, to, on);
  }
  if (place !== "lost") return on && h("p", { class: "where" }, on);
  const words = "Pin it again";
  const again = press(comment.id, "repin", words, `${words}: comment ${number}`, () => repin(comment.id));
  return h(
    "p",
    { class: "where lost" },
    icon("warn", 13),
    h("span", { class: "cut", title: name }, "Lost its place"),
    again,
  );
}

/**
 * @param {RowState} state
 * @param {Reply} reply
 * @param {number} place in the thread, from 1
 * @param {RowActions} actions
 * @param {HTMLElement | null} writer
 */
function answer({ comment, number, writing }, reply, place, { write, remove }, writer) {
  const { id, author, timestamp, editedAt, text } = reply;
  const called = `reply ${place} of comment ${number}`;
  return h(
    "li",
    { class: "reply", "data-reply": id },
    h(
      "div",
      { class: "row who" },
      by(author),
      h("time", { datetime: timestamp }, when(timestamp), editedAt && ", edited"),
      h("span", { class: "grow" }),
      mark(id, "edit", drawerIcon("pencil", 13), () => write(comment, id), named("Edit", called)),
      mark(id, "delete", icon("broom", 13), () => remove(comment, reply), named("Delete", called)),
    ),
    writing === id ? writer : said(text),
  );
}

/** @param {RowState} state @param {RowActions} actions */
function foot({ comment, number, writing }, { write, askAgain }) {
  const { id } = comment;
  const { label, tone } = fate(comment);
  const again = !comment.resolved && (comment.status === "rejected" || comment.status === "applied");
  return h(
    "div",
    { class: "row foot" },
    h("span", { class: `tag ${tone}` }, label),
    h("span", { class: "grow" }),
    again && press(id, "again", "Ask again", `Ask again: comment ${number}`, () => askAgain(id)),
    writing !== "reply" && press(id, "reply", "Reply", `Reply to comment ${number}`, () => write(comment, "reply")),
  );
}
