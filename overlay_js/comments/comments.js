/**
 * The comments of the open story's component and, once they were asked for, of the whole project; and everything that
 * can be done with them. Dispatches `change`.
 */

import { Client } from "../client.js";
import { Memory } from "../session/memory.js";
import { isOpen } from "../ui/comment-words.js";
import { ROOT } from "./anchor.js";
import { Board } from "./board.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */
/** @typedef {import("../wire.d.ts").CommentNews} CommentNews */

const SOON = 200; // ms: the manager makes the story's frame some time after it has loaded

export class Comments extends EventTarget {
  /**
   * @param {object} parts
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {EventTarget} parts.events
   * @param {(commentId: string) => void} parts.onOpen somebody pressed a pin
   * @param {Client} [parts.client]
   * @param {Memory} [parts.memory]
   */
  constructor({ story, events, onOpen, client = new Client(), memory = new Memory() }) {
    super();
    this.onOpen = onOpen;
    this.story = story;
    this.events = events;
    this.client = client;
    this.memory = memory;
    this.here = new Board(client);
    this.everywhere = new Board(client);
    this.here.addEventListener("change", () => void this.#pin());
    for (const board of [this.here, this.everywhere]) board.addEventListener("change", this.#changed);
  }

  /** Whether pins are shown on the story. */
  get pinned() {
    return this.memory.pins;
  }

  set pinned(on) {
    this.memory.pins = on;
    void this.#pin();
    this.#changed();
  }

  /** Which of the component's comments it is, as its pin says. @param {string} id */
  numberOf(id) {
    return this.here.comments.findIndex((comment) => comment.id === id) + 1;
  }

  /** @param {string} id @returns {import("./pins.js").Place | undefined} */
  placeOf(id) {
    return this.#pins?.placeOf(id);
  }

  /** Point at a comment's pin for a moment. @param {string | null} id null: no more */
  highlight(id) {
    this.#pins?.highlight(id ?? this.#revealed);
  }

  /** Show which element a comment is about, also of one that is settled. @param {string | null} id */
  async reveal(id) {
    this.#revealed = id;
    await this.#pin();
    this.#pins?.reveal(id);
  }

  start() {
    this.story.addEventListener("change", this.follow);
    this.events.addEventListener("comment", this.#onNews);
    this.events.addEventListener("online", this.#reload);
    this.follow();
  }

  stop() {
    this.story.removeEventListener("change", this.follow);
    this.#watch(null);
    clearTimeout(this.#later);
    this.#pins?.stop();
    this.events.removeEventListener("comment", this.#onNews);
    this.events.removeEventListener("online", this.#reload);
  }

  /** Look at the open story's component, which a person may have corrected. */
  follow = () => {
    const storyId = this.story.current?.storyId;
    const known = storyId ? this.memory.componentOf(storyId) : null;
    if (!storyId) return this.here.show(null);
    return this.here.show(known?.chosen ? { componentPath: known.componentPath } : { storyId });
  };

  /** @param {{componentPath: string, comment: string, author: string, storyId?: string, anchor?: import("../wire.d.ts").Anchor}} wish */
  add(wish) {
    return this.#act(this.client.post("/__ai-comment", { ...wish, id: crypto.randomUUID() }));
  }

  /** @param {string} id @param {{text?: string, anchor?: object, resolved?: boolean, status?: "pending" | "rejected", reason?: string}} changes */
  edit(id, changes) {
    return this.#act(this.client.post(`/__ai-comment/${id}`, changes));
  }

  /** @param {string} id */
  async remove(id) {
    const { comment } = await this.client.delete(`/__ai-comment/${id}`);
    this.#tell({ componentPath: comment.componentPath, deleted: id });
  }

  /** @param {string} id @param {string} text @param {string} author */
  reply(id, text, author) {
    return this.#act(this.client.post(`/__ai-comment/${id}/replies`, { text, author }));
  }

  /** @param {string} id @param {string} reply @param {string} text */
  editReply(id, reply, text) {
    return this.#act(this.client.post(`/__ai-comment/${id}/replies/${reply}`, { text }));
  }

  /** @param {string} id @param {string} reply */
  removeReply(id, reply) {
    return this.#act(this.client.delete(`/__ai-comment/${id}/replies/${reply}`));
  }

  /** Take what a file says. @param {Blob} file @returns {Promise<{added: number, updated: number, unchanged: number}>} */
  async take(file) {
    const counts = await this.client.send("/__ai-comments/import", file);
    this.#reload();
    return counts;
  }

  /** @type {import("./pins.js").Pins | null} loaded when there is something to pin */
  #pins = null;
  /** @type {Promise<typeof import("./pins.js")> | null} */
  #loading = null;
  /** @type {string | null} */
  #revealed = null;

  #changed = () => this.dispatchEvent(new Event("change"));

  /** The story's page was loaded anew. */
  #onLoad = () => void this.#pin();

  /** @type {Element | null} the story's frame in the manager */
  #frame = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /** @param {Element | null} frame */
  #watch(frame) {
    if (frame === this.#frame) return;
    this.#frame?.removeEventListener("load", this.#onLoad);
    this.#frame = frame;
    frame?.addEventListener("load", this.#onLoad);
  }

  /** Show the pins that belong on the open story. */
  async #pin() {
    clearTimeout(this.#later);
    const { frame } = this.story;
    this.#watch(frame?.frameElement ?? null);
    const wanted = this.#wanted();
    if (!this.#pins && wanted.length === 0) return;
    if (wanted.length > 0 && !frame?.document.querySelector(ROOT)) {
      this.#later = setTimeout(this.#onLoad, SOON);
      return;
    }
    if (!this.#pins) await this.#load();
    this.#pins?.update(this.#wanted());
  }

  async #load() {
    try {
      const { Pins } = await (this.#loading ??= import("./pins.js"));
      if (this.#pins) return; // somebody else waited for them too
      this.#pins = new Pins({ story: this.story, onOpen: this.onOpen });
      this.#pins.addEventListener("change", this.#changed);
    } catch (error) {
      this.#loading = null; // the next change tries again
      console.warn("Sidestory: the pins could not be loaded", error);
    }
  }

  #wanted() {
    const { current } = this.story;
    if (current?.viewMode !== "story") return [];
    return this.here.comments
      .map((comment, at) => ({ comment, number: at + 1 }))
      .filter(({ comment }) => storyOf(comment) === current.storyId && comment.anchor?.selector)
      .filter(({ comment }) => comment.id === this.#revealed || (this.pinned && isOpen(comment)));
  }

  /** @param {Promise<{comment: Comment}>} answered @returns {Promise<Comment>} */
  async #act(answered) {
    const { comment } = await answered;
    this.#tell({ componentPath: comment.componentPath, comment });
    return comment;
  }

  /** @param {CommentNews} news */
  #tell(news) {
    for (const board of [this.here, this.everywhere]) board.hear(news);
  }

  /** @param {Event} event */
  #onNews = (event) => this.#tell(/** @type {CustomEvent} */ (event).detail);

  /** What happened while the sidecar was away was told to nobody. */
  #reload = () => {
    for (const board of [this.here, this.everywhere]) void board.load();
  };
}

/** The story on which a comment was left. @param {Comment} comment */
export const storyOf = ({ anchor, storyId }) => anchor?.storyId ?? storyId ?? null;
