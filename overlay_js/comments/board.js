/** The comments of one component, or of the whole project, kept in step with the sidecar. Dispatches `change`. */

import { ApiError } from "../client.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */
/** @typedef {import("../wire.d.ts").CommentNews} CommentNews */
/** @typedef {{componentPath?: string, storyId?: string}} Where nothing means everywhere */

export class Board extends EventTarget {
  /** The oldest first. @type {Comment[]} */
  comments = [];
  /** Whose they are; null before that is known, and for the whole project. @type {string | null} */
  componentPath = null;
  /** @type {'idle' | 'loading' | 'ready' | 'failed'} */
  phase = "idle";
  /** Why there are none. @type {ApiError | null} */
  problem = null;
  /** @type {Where | null} */
  #where = null;
  #turn = 0;
  /** What was told while an answer was on its way: it may not know of it. @type {CommentNews[] | null} */
  #meanwhile = null;

  /** @param {Pick<import("../client.js").Client, "get">} client */
  constructor(client) {
    super();
    this.client = client;
  }

  /** Show the comments of somewhere else, or forget them. @param {Where | null} where */
  async show(where) {
    if (JSON.stringify(where) === JSON.stringify(this.#where)) return;
    this.#where = where;
    this.#turn += 1;
    this.#meanwhile = null;
    this.comments = [];
    this.componentPath = where?.componentPath ?? null;
    this.#become(where ? "loading" : "idle");
    await this.load();
  }

  /** Ask again; what is shown stays until the answer is there. */
  async load() {
    if (!this.#where) return;
    const turn = (this.#turn += 1);
    this.#meanwhile = []; // what was told before now the answer knows
    try {
      const answer = await this.client.get("/__ai-comments", this.#where);
      if (turn !== this.#turn) return;
      this.comments = answer.comments;
      this.componentPath = answer.componentPath ?? null;
      this.problem = null;
      this.comments = this.#told().reduce((comments, news) => this.#with(comments, news), this.comments);
      this.#become("ready");
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn !== this.#turn) return;
      this.problem = error;
      this.#told();
      if (this.phase === "loading") this.#become("failed");
    }
  }

  /** One was changed, here or elsewhere. @param {CommentNews} news */
  hear(news) {
    this.#meanwhile?.push(news);
    if (this.phase !== "ready") return;
    const comments = this.#with(this.comments, news);
    if (comments === this.comments) return;
    this.comments = comments;
    this.#become("ready");
  }

  #told() {
    const told = this.#meanwhile ?? [];
    this.#meanwhile = null;
    return told;
  }

  /** @param {Comment[]} comments @param {CommentNews} news */
  #with(comments, { componentPath, comment, deleted }) {
    if (this.componentPath !== null && this.componentPath !== componentPath) return comments;
    if (comment) return withComment(comments, comment);
    if (deleted !== undefined) return comments.filter(({ id }) => id !== deleted);
    void this.load(); // several have changed, and which is for the sidecar to say
    return comments;
  }

  /** @param {Board["phase"]} phase */
  #become(phase) {
    this.phase = phase;
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * @param {Comment[]} comments
 * @param {Comment} comment of a known one the newer copy stays, in its place
 */
export function withComment(comments, comment) {
  const known = comments.find(({ id }) => id === comment.id);
  if (!known) return [...comments, comment];
  const newer = comment.revision > known.revision ? comment : known;
  return comments.map((each) => (each === known ? newer : each));
}
