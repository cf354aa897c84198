/**
 * The comments of the open story's component and, once they were asked for, of the whole project; and everything that
 * can be done with them. Dispatches `change`.
 */

import { Client } from "../client.js";
import { Memory } from "../session/memory.js";
import { Board } from "./board.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */
/** @typedef {import("../wire.d.ts").CommentNews} CommentNews */

export class Comments extends EventTarget {
  /**
   * @param {object} parts
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {EventTarget} parts.events
   * @param {Client} [parts.client]
   * @param {Memory} [parts.memory]
   */
  constructor({ story, events, client = new Client(), memory = new Memory() }) {
    super();
    this.story = story;
    this.events = events;
    this.client = client;
    this.memory = memory;
    this.here = new Board(client);
    this.everywhere = new Board(client);
    for (const board of [this.here, this.everywhere]) {
      board.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    }
  }

  start() {
    this.story.addEventListener("change", this.follow);
    this.events.addEventListener("comment", this.#onNews);
    this.events.addEventListener("online", this.#reload);
    this.follow();
  }

  stop() {
    this.story.removeEventListener("change", this.follow);
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
