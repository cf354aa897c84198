/** The session of the open story's component, kept in step with the sidecar. Dispatches `change`. */

import { ApiError } from "../client.js";

/** @typedef {import("../wire.d.ts").SessionAnswer} SessionAnswer */
const EVENTS = ["external", "state", "session", "online", "offline"];

/** @typedef {'idle' | 'loading' | 'ready' | 'offline' | 'refused'} Phase */

const RETRY = { first: 1_000, most: 10_000 }; // ms between attempts to reach a sidecar that is away

export class Session extends EventTarget {
  /** @type {Phase} */
  phase = "idle";
  /** @type {SessionAnswer | null} */
  answer = null;
  /** Why there is no session. @type {ApiError | null} */
  problem = null;
  /** The session was cleared: the next change starts a new one. */
  cleared = false;
  /** The remembered session had expired, and this is a new one. */
  expired = false;
  /** A change of ours is on its way: its own end brings the news. */
  busy = false;
  /** Files that a person changed while we looked on. @type {string[]} */
  handEdits = [];

  /** The story that was asked about last; a `change` that only brings its name is none. @type {string | undefined} */
  #storyId;
  #turn = 0;
  /** @type {Promise<void> | undefined} */
  #loading;
  #delay = RETRY.first;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {object} parts
   * @param {import("../client.js").Client} parts.client
   * @param {import("./memory.js").Memory} parts.memory
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {EventTarget} parts.events
   */
  constructor({ client, memory, story, events }) {
    super();
    this.client = client;
    this.memory = memory;
    this.story = story;
    this.events = events;
  }

  start() {
    this.story.addEventListener("change", this.#onStory);
    for (const name of EVENTS) this.events.addEventListener(name, this.#onEvent);
    return this.open();
  }

  stop() {
    this.story.removeEventListener("change", this.#onStory);
    for (const name of EVENTS) this.events.removeEventListener(name, this.#onEvent);
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  /**
   * Ask for the session of the open story, or for the one that is named.
   *
   * @param {{componentPath?: string, sessionId?: string, fresh?: true}} [wish]
   */
  async open(wish = {}) {
    const storyId = this.story.current?.storyId;
    this.#storyId = storyId;
    const known = storyId ? this.memory.componentOf(storyId) : null;
    const componentPath = wish.componentPath ?? known?.componentPath;
    if (!storyId && !componentPath) {
      this.answer = null;
      return this.#become("idle");
    }
    if (this.answer?.componentPath !== componentPath) this.answer = null;
    if (wish.componentPath && storyId) this.memory.keepComponent(storyId, wish.componentPath, true);
    const remembered = componentPath && !wish.fresh ? this.memory.sessionOf(componentPath) : null;
    return this.#load({
      storyId,
      ...((wish.componentPath || known?.chosen) && { componentPath }),
      sessionId: wish.sessionId ?? remembered ?? undefined,
      ...(wish.fresh && { fresh: true }),
    });
  }

  /**
   * A change was made in another session than the one that was asked for: that one had expired.
   *
   * @param {string} sessionId
   */
  adopt(sessionId) {
    if (!this.answer || !sessionId) return;
    if (sessionId !== this.answer.sessionId) this.cleared = false; // it has something again: a proposal was approved
    this.answer = { ...this.answer, sessionId };
  }

  /** The same session again: counters, versions and turns after a change. */
  async refresh() {
    if (!this.answer || this.cleared) return;
    const { sessionId, componentPath } = this.answer;
    await this.#load({ componentPath, sessionId, storyId: this.story.current?.storyId }, true);
  }

  /** Whether `ensure` has nothing to wait for. */
  get ready() {
    return this.phase === "ready" && this.answer !== null && !this.cleared;
  }

  /** Make sure that there is a session to change something in: the prompt may be faster than its answer. */
  async ensure() {
    if (this.phase === "loading") await this.#loading;
    if (this.cleared && this.answer) await this.open({ componentPath: this.answer.componentPath, fresh: true });
    if (this.phase === "ready" && this.answer) return this.answer;
    throw this.problem ?? new ApiError("Open a story first, then say what should change.", "no_story");
  }

  /** Forget the conversation and the versions; files stay as they are. */
  async clear() {
    if (!this.answer) return;
    const { sessionId, componentPath } = this.answer;
    this.cleared = true; // before the news of it comes on the event stream
    try {
      await this.client.post("/__ai-clear", { sessionId });
    } catch (error) {
      this.cleared = false;
      throw error;
    }
    this.memory.keepSession(componentPath, null);
    const nothing = { conversationHistory: [], versions: [], totalTurns: 0, totalVersions: 0, currentVersion: 0 };
    this.patch({ ...nothing, starred: [], firstPrompt: null, canUndo: false, canRedo: false });
  }

  /** @param {Partial<SessionAnswer>} members */
  patch(members) {
    if (this.answer) this.answer = { ...this.answer, ...members };
    this.#become(this.phase);
  }

  /**
   * @param {{sessionId?: string | undefined, [member: string]: unknown}} body
   * @param {boolean} [quietly] keep showing what we have
   */
  async #load(body, quietly = false) {
    clearTimeout(this.#timer);
    if (!quietly) this.#become("loading");
    await (this.#loading = this.#ask(body));
  }

  /** @param {{sessionId?: string | undefined, [member: string]: unknown}} body */
  async #ask(body) {
    const turn = (this.#turn += 1);
    try {
      const answer = await this.client.post("/__ai-session", body);
      if (turn === this.#turn) this.#welcome(answer, body.sessionId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn === this.#turn) this.#refused(error, body);
    }
  }

  /**
   * @param {SessionAnswer} answer
   * @param {string | undefined} asked the session that we asked for
   */
  #welcome(answer, asked) {
    const storyId = this.story.current?.storyId;
    this.memory.keepSession(answer.componentPath, answer.sessionId);
    if (storyId) {
      const chosen = this.memory.componentOf(storyId)?.chosen ?? false;
      this.memory.keepComponent(storyId, answer.componentPath, chosen);
    }
    this.#delay = RETRY.first;
    if (answer.componentPath !== this.answer?.componentPath) this.handEdits = [];
    this.expired = asked !== undefined && !answer.resumed && asked !== answer.sessionId;
    this.answer = answer;
    this.problem = null;
    this.cleared = false;
    if (!answer.dirty) this.handEdits = [];
    this.#become("ready");
  }

  /**
   * @param {ApiError} error
   * @param {{sessionId?: string | undefined, [member: string]: unknown}} body
   */
  #refused(error, body) {
    this.problem = error;
    const storyId = this.story.current?.storyId;
    if (error.status === 404 && storyId && this.memory.componentOf(storyId)?.chosen) {
      this.memory.keepComponent(storyId, null); // the file that was chosen is gone: let the sidecar find it anew
      return void this.open();
    }
    if (!error.offline) {
      this.answer = null;
      return this.#become("refused");
    }
    this.#timer = setTimeout(() => this.#load(body, true), this.#delay);
    this.#delay = Math.min(this.#delay * 2, RETRY.most);
    return this.#become("offline");
  }

  /** @param {Phase} phase */
  #become(phase) {
    this.phase = phase;
    this.dispatchEvent(new Event("change"));
  }

  #onStory = () => {
    if (this.story.current?.storyId !== this.#storyId) this.open();
  };

  /** @param {Event} event */
  #onEvent = (event) => {
    const { type, detail } = /** @type {CustomEvent} */ (event);
    if (type === "online" && this.phase === "offline") this.open();
    if (type === "offline" && this.phase === "ready" && !this.busy) this.refresh(); // whether it is away, its answer tells
    if (!this.answer) return;
    const { files, sessionId } = this.answer;
    if (type === "state") this.patch(detail);
    if (type === "session" && detail.sessionId === sessionId) {
      if (detail.version) this.dispatchEvent(new CustomEvent("marked", { detail: detail.version }));
      if (!this.busy) this.refresh();
    }
    if (type !== "external") return;
    const ours = detail.files.filter((/** @type {string} */ file) => files.includes(file));
    this.handEdits = [...new Set([...this.handEdits, ...ours])];
    if (ours.length > 0 && !this.busy) this.refresh(); // the sidecar knows whether they differ from the version
  };
}
