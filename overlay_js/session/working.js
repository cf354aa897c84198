/**
 * What one is at in the palette, saved by itself after every change, and brought back by one click: "Restore last
 * session". Nothing here is waited for by anybody. Dispatches `change`.
 */

import { BrowserPlace, SessionClient } from "../session-client.js";

/** @typedef {import("../wire.d.ts").WorkingState} WorkingState */
/** @typedef {{page: string, state: WorkingState}} Left what one load of a page was at */
/** @typedef {'idle' | 'restoring' | 'failed'} RestorePhase */

const KEY = "sidestory:working";
const PAUSE = 400; // ms without a change until it is saved

export class Working extends EventTarget {
  /** @type {RestorePhase} */
  phase = "idle";
  /** What could be restored. @type {{state: WorkingState, savedAt: string | undefined} | null} */
  last = null;
  /** Where the state was kept last. @type {string | null} */
  storage = null;
  /** Why it could not be restored. */
  problem = "";

  #client;
  /** What was saved last, or was there at the start. */
  #saved = "";
  #looked = false;
  /** Somebody did something here: a page that was merely opened has no state that is worth restoring. */
  #begun = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {object} parts
   * @param {import("../client.js").Client} parts.client
   * @param {() => WorkingState} parts.read what one is at now
   * @param {(state: WorkingState) => Promise<void>} parts.apply brings a state back
   * @param {Storage | null} parts.storage
   * @param {string} [parts.page] names this load of the page
   */
  constructor({ client, read, apply, storage, page = crypto.randomUUID() }) {
    super();
    this.read = read;
    this.apply = apply;
    this.page = page;
    this.#client = new SessionClient([sidecar(client, page)], new Elsewhere(storage, KEY, page));
  }

  /** From now on changes are saved; what is there already was saved by the page before. */
  start() {
    this.#saved = JSON.stringify(this.read());
    globalThis.addEventListener?.("pagehide", this.flush);
    if (this.#looked) return;
    this.#looked = true;
    void this.look();
  }

  stop() {
    void this.flush();
    globalThis.removeEventListener?.("pagehide", this.flush);
  }

  /** Find out whether there is something to restore, other than what is there anyway. False: nobody can tell now. */
  async look() {
    const { data, savedAt, away } = await this.#client.latest();
    if (away) return false;
    const other = data && !same(data.state, this.read());
    this.last = other ? { state: data.state, savedAt } : null;
    this.dispatchEvent(new Event("change"));
    return true;
  }

  /** Somebody changed something. */
  changed() {
    this.#begun = true;
    this.follow();
  }

  /** Something may have changed by itself, such as the session. */
  follow() {
    if (!this.#begun || JSON.stringify(this.read()) === this.#saved) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE);
  }

  /** Save now what has changed. */
  flush = async () => {
    clearTimeout(this.#timer);
    const state = this.read();
    const text = JSON.stringify(state);
    if (!this.#begun || text === this.#saved) return;
    this.#saved = text;
    const answer = await this.#client.save({ page: this.page, state });
    this.storage = answer.storage ?? null;
    if (!answer.success) console.warn("Sidestory: what you are at is not saved.", answer.error, answer.tried);
  };

  /** Bring back what another load of a page was at, as it is known now. False and still `idle`: there is none any more. */
  async restore() {
    if (this.phase === "restoring") return false;
    this.#become("restoring");
    try {
      if (!(await this.look())) throw new Error("Sidestory doesn't answer; try again when it is back.");
      if (this.last) await this.apply(this.last.state);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.#become("failed");
      return false;
    }
    const found = this.last !== null;
    this.last = null;
    this.#become("idle");
    return found;
  }

  /** @param {RestorePhase} phase */
  #become(phase) {
    this.phase = phase;
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * @param {WorkingState} one
 * @param {WorkingState} other
 */
const same = (one, other) =>
  one.storyId === other.storyId &&
  one.sessionId === other.sessionId &&
  one.draft === other.draft &&
  one.mode === other.mode &&
  one.panel === other.panel;

/** The browser's copy, unless it is of this very load of the page. */
class Elsewhere extends BrowserPlace {
  /**
   * @param {Storage | null} storage
   * @param {string} key
   * @param {string} page
   */
  constructor(storage, key, page) {
    super(storage, key);
    this.page = page;
  }

  /** @override */
  async latest() {
    const found = await super.latest();
    return found?.data?.page === this.page ? null : found;
  }
}

/**
 * @param {import("../client.js").Client} client
 * @param {string} page
 * @returns {import("../session-client.js").Place}
 */
const sidecar = (client, page) => ({
  name: "the sidecar",
  save: (left) => client.post("/__ai-working", left),
  async latest() {
    const { last, storage } = await client.get("/__ai-working", { page });
    return last && { data: last, savedAt: last.savedAt, storage };
  },
});
