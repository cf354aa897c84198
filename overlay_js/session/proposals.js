/**
 * What was made of comments, of the open component or of the whole project, and what still waits. Dispatches `change`, and
 * `ready` when a proposal was made, here or elsewhere.
 */

import { ApiError } from "../client.js";
import { beginning, proceed } from "./progress.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */
/** @typedef {import("../proposals.d.ts").ProcessReport} ProcessReport */

const EVENTS = ["proposal", "comment", "process", "preview", "external", "session", "online"]; // what they fit changes too
const OPEN = ["awaiting_approval", "stale"];
const TOGETHER = 60; // ms: news that come together are asked about once

export class Proposals extends EventTarget {
  /** Of the scope, the newest first; null until they are loaded. @type {Proposal[] | null} */
  list = null;
  /** @type {import("../proposals.d.ts").Waiting | null} */
  waiting = null;
  /** @type {import("./progress.js").Progress | null} */
  progress = null;
  /** @type {'component' | 'project'} */
  scope = "component";
  /** Those that were decided are listed too. */
  decided = false;
  /** Somebody looks at the list: only then it is kept in step. */
  watched = false;

  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {string | undefined} */
  #componentPath;

  /**
   * @param {object} parts
   * @param {Pick<import("../client.js").Client, "get" | "post">} parts.client
   * @param {import("./session.js").Session} parts.session
   * @param {EventTarget} parts.events
   */
  constructor({ client, session, events }) {
    super();
    this.client = client;
    this.session = session;
    this.events = events;
  }

  start() {
    for (const name of EVENTS) this.events.addEventListener(name, this.#onEvent);
    this.session.addEventListener("change", this.#onSession);
    this.#soon();
  }

  stop() {
    for (const name of EVENTS) this.events.removeEventListener(name, this.#onEvent);
    this.session.removeEventListener("change", this.#onSession);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#turn += 1;
    this.progress = null;
  }

  get componentPath() {
    return this.session.answer?.componentPath;
  }

  /** How many of the open component wait for a decision, or for being processed. @param {'open' | 'pending'} what */
  here(what) {
    return this.waiting?.components.find((row) => row.componentPath === this.componentPath)?.[what] ?? 0;
  }

  /** What the scope has of it. @param {'open' | 'pending'} what */
  count(what) {
    return this.scope === "component" ? this.here(what) : (this.waiting?.[what] ?? 0);
  }

  /** Those of a component that can be decided, the oldest first, as people number them. @param {string} componentPath */
  openOf(componentPath) {
    const found = (this.list ?? []).filter((one) => one.componentPath === componentPath && OPEN.includes(one.status));
    return found.reverse();
  }

  /** @param {{scope?: 'component' | 'project', decided?: boolean, watched?: boolean}} wish */
  look({ scope = this.scope, decided = this.decided, watched = this.watched }) {
    if (scope !== this.scope || decided !== this.decided) this.list = null;
    Object.assign(this, { scope, decided, watched });
    this.#changed();
    return this.refresh();
  }

  /** Ask anew what there is. */
  async refresh() {
    const turn = (this.#turn += 1);
    const path = this.componentPath;
    const here = this.scope === "component" ? path : undefined;
    try {
      const [waiting, list] = await Promise.all([
        this.client.get("/__ai-waiting"),
        this.watched && (here || this.scope === "project") ? this.#ask(here) : this.list,
      ]);
      if (turn !== this.#turn) return;
      this.waiting = waiting;
      this.list = list;
      if (!waiting.processing) this.progress = null;
      this.#changed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // what is there stays; `online` asks again
    }
  }

  /** Turn what waits in the scope into proposals. @returns {Promise<ProcessReport>} */
  async process() {
    const rows = this.waiting?.components.filter(({ pending }) => pending > 0) ?? [];
    this.progress = beginning(this.scope === "component" ? 1 : Math.max(1, rows.length));
    this.#changed();
    try {
      return await this.client.post(
        "/__ai-process",
        this.scope === "component" ? { componentPath: this.componentPath } : {},
      );
    } finally {
      this.progress = null;
      await this.refresh();
    }
  }

  /**
   * Decide on a proposal, or change it; whatever comes of it, the list is asked for anew.
   *
   * @param {Proposal} proposal
   * @param {'reject' | 'edit' | 'repropose' | 'preview'} what
   * @param {object} body
   */
  async act({ id }, what, body) {
    try {
      return await this.client.post(`/__ai-proposals/${encodeURIComponent(id)}/${what}`, body);
    } finally {
      await this.refresh();
    }
  }

  /** @param {string | undefined} here */
  #ask(here) {
    return this.client.get("/__ai-proposals", { componentPath: here, status: this.decided ? null : OPEN.join(",") });
  }

  /** @param {Event} event */
  #onEvent = (event) => {
    const { type, detail } = /** @type {CustomEvent} */ (event);
    if (type === "process") {
      const rows = this.waiting?.components.filter(({ pending }) => pending > 0) ?? [];
      this.progress = proceed(this.progress, detail, rows.length);
      this.#changed();
    }
    if (type === "proposal" && detail.made) this.dispatchEvent(new CustomEvent("ready", { detail }));
    this.#soon();
  };

  #onSession = () => {
    if (this.componentPath === this.#componentPath) return;
    this.#componentPath = this.componentPath;
    if (this.scope === "component") this.list = null;
    this.#changed();
    this.#soon();
  };

  #soon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.refresh();
    }, TOGETHER);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
