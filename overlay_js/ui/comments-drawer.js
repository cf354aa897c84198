/** What people wish of this component, thread by thread, and of the whole Storybook. */

import { ask } from "./dialog.js";
import { Drawer } from "./drawer.js";
import { button, h } from "./dom.js";
import { commentRow } from "./comment-row.js";
import { isOpen } from "./comment-words.js";
import { CommentScope } from "./comment-scope.js";
import { CommentsEverywhere } from "./comments-everywhere.js";
import { CommentsMenu } from "./comments-menu.js";
import { KeyedList } from "./keyed-list.js";
import { goToComponent } from "./open-story.js";
import { Writer } from "./writer.js";
import { storyOf } from "../comments/comments.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */
/** @typedef {import("../wire.d.ts").Reply} Reply */

/**
 * @typedef {object} Needs
 * @property {import("../session/memory.js").Memory} memory
 * @property {() => Promise<import("../comments/comments.js").Comments>} comments
 * @property {import("../wire.d.ts").StoryContext} story
 * @property {() => Promise<import("../wire.d.ts").Anchor | null>} point lets an element be chosen on the story
 * @property {(text: string) => void} say
 */

export class CommentsDrawer {
  /** What is being written, and where. @type {{commentId: string, what: string, writer: Writer} | null} */
  #writing = null;
  /** A comment to be shown once its story is open. @type {string | null} */
  #sought = null;

  /**
   * @param {Omit<Needs, "comments"> & {
   *   comments: import("../comments/comments.js").Comments,
   *   session: import("../session/session.js").Session,
   *   onClose: () => void,
   *   tell: (work: Promise<unknown>) => void,
   * }} parts
   */
  constructor({ comments, memory, session, story, point, say, onClose, tell }) {
    this.comments = comments;
    this.memory = memory;
    this.session = session;
    this.story = story;
    this.tell = tell;
    this.point = point;
    this.scope = new CommentScope({ onChange: this.#onScope });
    this.menu = new CommentsMenu({
      ...{ comments, tell, say, onChange: () => this.update() },
      scope: () => (this.scope.shown === "all" ? null : comments.here.componentPath),
    });
    this.open = new KeyedList(h("ol", { class: "threads" }));
    this.settled = new KeyedList(h("ol", { class: "threads" }));
    this.summary = h("summary");
    this.done = h("details", { class: "settled" }, this.summary, this.settled.element);
    this.everywhere = new CommentsEverywhere({ onGo: (comment) => tell(this.#go(comment)) });
    const tools = h("div", { class: "row tools" }, this.scope.element, h("span", { class: "grow" }), this.menu.element);
    this.drawer = new Drawer({ id: "comments", title: "Comments", onClose, tools });
    comments.addEventListener("change", () => this.update());
    this.actions = {
      reveal: (/** @type {string} */ id) => tell(comments.reveal(id)),
      highlight: (/** @type {string | null} */ id) => comments.highlight(id),
      go: (/** @type {Comment} */ comment) => tell(this.#go(comment)),
      repin: (/** @type {string} */ id) => tell(this.#repin(id)),
      write: (/** @type {Comment} */ comment, /** @type {string} */ what) => this.#write(comment, what),
      resolve: (/** @type {string} */ id, /** @type {boolean} */ resolved) => tell(comments.edit(id, { resolved })),
      askAgain: (/** @type {string} */ id) => tell(comments.edit(id, { status: "pending" })),
      remove: (/** @type {Comment} */ comment, /** @type {Reply | undefined} */ reply) =>
        tell(this.#remove(comment, reply)),
    };
  }

  update() {
    if (!this.drawer.open) return;
    const { here, everywhere } = this.comments;
    if (everywhere.phase === "idle") void everywhere.show({}); // their number is shown from the beginning
    const all = this.scope.shown === "all";
    const board = all ? everywhere : here;
    this.scope.update({
      component: this.session.answer?.component ?? "This component",
      here: here.comments.filter(isOpen).length,
      all: everywhere.phase === "ready" ? everywhere.comments.filter(isOpen).length : null,
    });
    if (board.phase === "failed") return this.#fail(board);
    const rows = all ? this.#all() : this.#here();
    this.drawer.update({ total: 0, rows, empty: emptyWords(board.phase, all) });
    this.#seek();
  }

  /** Show one, here or once its story is there. @param {string} commentId */
  revealComment(commentId) {
    this.#sought = commentId;
    if (this.scope.shown === "all") this.scope.choose("here");
    else this.update();
  }

  #here() {
    const { comments } = this.comments.here;
    const rows = comments.map((comment, at) => this.#row(comment, at + 1)).toReversed();
    const waiting = rows.filter(({ state }) => isOpen(state.comment));
    const over = rows.filter(({ state }) => !isOpen(state.comment));
    this.open.update(waiting);
    this.settled.update(over);
    this.summary.textContent = `${over.length} settled`;
    this.done.hidden = over.length === 0;
    return rows.length > 0 ? [this.open.element, this.done] : [];
  }

  #all() {
    this.everywhere.update(this.comments.everywhere.comments, this.menu.settled);
    return this.everywhere.element.hasChildNodes() ? [this.everywhere.element] : [];
  }

  /** @param {import("../comments/board.js").Board} board */
  #fail(board) {
    const again = button({ class: "btn line more-rows", onclick: () => void board.load() }, "Try again");
    this.drawer.update({
      total: 0,
      rows: [h("p", { class: "empty" }, board.problem?.message ?? ""), again],
      empty: "",
    });
  }

  /** @param {Comment} comment @param {number} number */
  #row(comment, number) {
    const writing = this.#writing?.commentId === comment.id ? this.#writing : null;
    const storyId = storyOf(comment);
    const state = {
      ...{ comment, number, place: this.comments.placeOf(comment.id) ?? null, writing: writing?.what ?? null },
      elsewhere: storyId && storyId !== this.story.current?.storyId ? storyId : null,
    };
    return { id: comment.id, state, make: () => commentRow(state, this.actions, writing?.writer.element ?? null) };
  }

  /** Scroll to the one that was asked for. */
  #seek() {
    const id = this.#sought;
    if (!id || this.scope.shown === "all") return;
    const row = this.drawer.body.querySelector(`[data-comment="${CSS.escape(id)}"]`);
    if (!row) return;
    this.#sought = null;
    this.done.open ||= this.done.contains(row);
    row.scrollIntoView({ block: "center" });
    row.classList.remove("found");
    requestAnimationFrame(() => row.classList.add("found"));
    this.tell(this.comments.reveal(id));
  }

  #onScope = () => {
    this.update();
    this.drawer.body.scrollTop = 0;
  };

  /** @param {Comment} comment */
  async #go(comment) {
    const { id, componentPath } = comment;
    await goToComponent(this.story, { storyId: storyOf(comment), componentPath });
    this.revealComment(id);
  }

  /** @param {string} id */
  async #repin(id) {
    const anchor = await this.point();
    const component = this.session.answer?.component;
    if (anchor) await this.comments.edit(id, { anchor: { ...anchor, ...(component && { component }) } });
  }

  /** @param {Comment} comment @param {string} what `reply`, `text`, or a reply's id */
  #write(comment, what) {
    const { comments, memory } = this;
    const { id } = comment;
    const onEnd = () => this.#end(`${id}:reply`);
    const changed = what === "text" ? comment : comment.replies.find((reply) => reply.id === what);
    const writer = changed
      ? new Writer({
          ...{ label: "What do you wish for?", save: "Save", text: changed.text, onEnd },
          onSave: (text) => (changed === comment ? comments.edit(id, { text }) : comments.editReply(id, what, text)),
        })
      : new Writer({
          ...{ label: "Reply", save: "Reply", author: memory.author, onEnd },
          onSave: (text, name) => {
            memory.author ||= name;
            return comments.reply(id, text, memory.author);
          },
        });
    this.#writing = { commentId: id, what, writer };
    this.update();
    writer.focus();
  }

  /** @param {string} back where the focus goes */
  #end(back) {
    this.#writing = null;
    this.update();
    if (!this.open.focus(back)) this.settled.focus(back);
  }

  /** @param {Comment} comment @param {Reply} [reply] */
  async #remove({ id, replies }, reply) {
    const root = /** @type {ShadowRoot} */ (this.drawer.element.getRootNode());
    const title = reply ? "Delete this reply?" : "Delete this comment?";
    const thread = !reply && replies.length > 0 ? "with its thread, " : "";
    const question = { title, text: `It is gone ${thread}for everybody, and can't be brought back.`, yes: "Delete" };
    if (!(await ask(root, question))) return;
    if (reply) await this.comments.removeReply(id, reply.id);
    else await this.comments.remove(id);
  }
}

/** @param {import("../comments/board.js").Board["phase"]} phase @param {boolean} all */
function emptyWords(phase, all) {
  if (phase === "loading") return "Looking for comments…";
  if (phase === "idle") return "Open a story to see the comments of its component.";
  if (all) return "Nothing is open anywhere. Settled comments are in the menu.";
  return "Nobody has said anything yet. Choose Comment below, point at an element, and say what you wish for.";
}
