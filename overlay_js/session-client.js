/**
 * Saves a working session and brings the last one back: with the sidecar, else with StoryTeller where its address is
 * given, else whole in the browser's localStorage. What the browser had to keep is handed on as soon as one of the others
 * answers. It imports nothing, so that any page can import it:
 *
 *     import { getLatestSession, saveSession } from "http://localhost:7802/__ai-overlay/session-client.js";
 */

/**
 * @typedef {object} Place somewhere to keep sessions
 * @property {string} name
 * @property {(session: any) => Promise<Record<string, any>>} save resolves with what is told of it, `storage` at least
 * @property {() => Promise<Found | null>} latest null when nothing is kept there; rejects when that can't be known
 *
 * @typedef {{data: any, storage: string, savedAt?: string}} Found
 * @typedef {{success: boolean, storage?: string, error?: string, message?: string, sessionKey?: string, tried: string[]}} SaveAnswer
 * @typedef {{success: boolean, storage?: string, error?: string, data?: any, savedAt?: string, away?: boolean, tried: string[]}} LatestAnswer
 * `tried`: why the places before did not do; `away`: none was found, but one of them could not be asked
 *
 * @typedef {object} Options
 * @property {string} [sidecar] where the sidecar's `/api/v1` is
 * @property {string | null} [storyTeller] StoryTeller's address, e.g. http://localhost:8000
 * @property {string | null} [token] the sidecar's, where its sessions aren't open
 * @property {Storage | null} [storage]
 * @property {typeof fetch} [fetch]
 */

const SIDECAR = "http://localhost:7802/api/v1";
const KEY = "storyart:session:latest";
const SECONDS = 10; // for one answer
const NOTHING = "No session found";

/**
 * @param {any} session
 * @param {Options} [options]
 * @returns {Promise<SaveAnswer>}
 */
export const saveSession = (session, options = {}) => clientFor(options).save(session);

/**
 * @param {Options} [options]
 * @returns {Promise<LatestAnswer>}
 */
export const getLatestSession = (options = {}) => clientFor(options).latest();

/** @param {Options} options */
function clientFor({ sidecar = SIDECAR, storyTeller = null, token = null, storage = browserStorage(), fetch }) {
  const places = [new HttpPlace("the sidecar", sidecar, { token, fetch })];
  if (storyTeller) places.push(new HttpPlace("StoryTeller", `${trimmed(storyTeller)}/api/v1`, { fetch }));
  return new SessionClient(places, new BrowserPlace(storage, KEY));
}

/** Tries places in their order; the browser comes last. */
export class SessionClient {
  /**
   * @param {Place[]} places
   * @param {BrowserPlace} browser
   */
  constructor(places, browser) {
    this.places = places;
    this.browser = browser;
  }

  /**
   * @param {any} session
   * @returns {Promise<SaveAnswer>}
   */
  async save(session) {
    /** @type {string[]} */
    const tried = [];
    for (const place of this.places) {
      try {
        await this.#handOn(place);
        return { success: true, message: "Session saved successfully", ...(await place.save(session)), tried };
      } catch (error) {
        tried.push(`${place.name}: ${messageOf(error)}`);
      }
    }
    try {
      return { success: true, message: "Session saved in this browser", ...(await this.browser.save(session)), tried };
    } catch (error) {
      return { success: false, error: `The session could not be saved. ${messageOf(error)}`, tried };
    }
  }

  /** @returns {Promise<LatestAnswer>} */
  async latest() {
    /** @type {string[]} */
    const tried = [];
    let away = false;
    for (const place of this.places) {
      try {
        await this.#handOn(place);
        const found = await place.latest();
        if (found) return { success: true, ...found, tried };
        tried.push(`${place.name}: ${NOTHING}`);
      } catch (error) {
        away = true;
        tried.push(`${place.name}: ${messageOf(error)}`);
      }
    }
    const kept = await this.browser.latest();
    return kept ? { success: true, ...kept, tried } : { success: false, error: NOTHING, away, tried };
  }

  /** Give a place what only the browser has. @param {Place} place */
  async #handOn(place) {
    const kept = await this.browser.latest();
    if (!kept) return;
    await place.save(kept.data);
    this.browser.forget(kept.savedAt);
  }
}

/** A server with the routes `session/save` and `session/latest`. @implements {Place} */
export class HttpPlace {
  /**
   * @param {string} name
   * @param {string} base without a slash at its end
   * @param {{token?: string | null, fetch?: typeof fetch | undefined}} [parts]
   */
  constructor(name, base, { token = null, fetch = (input, init) => globalThis.fetch(input, init) } = {}) {
    this.name = name;
    this.base = trimmed(base);
    this.token = token;
    this.fetch = fetch;
  }

  /** @param {any} session */
  async save(session) {
    const answer = await this.#ask("save", { method: "POST", body: JSON.stringify(session) });
    if (answer.success !== true) throw new Error(answer.error ?? "It did not save the session.");
    return answer;
  }

  async latest() {
    const answer = await this.#ask("latest", {}, 404);
    if (answer.success !== true) return null;
    const { data, storage, savedAt } = answer;
    return { data, storage, ...(savedAt && { savedAt }) };
  }

  /**
   * @param {string} route
   * @param {RequestInit} init
   * @param {number} [usual] a status that is an answer too
   * @returns {Promise<any>}
   */
  async #ask(route, init, usual) {
    const headers = { "Content-Type": "application/json", ...(this.token && { "X-Sidestory-Token": this.token }) };
    const signal = AbortSignal.timeout(SECONDS * 1_000);
    const response = await this.fetch(`${this.base}/session/${route}`, { ...init, headers, signal });
    const answer = await response.json().catch(() => null);
    if (answer && (response.ok || response.status === usual)) return answer;
    throw new Error(answer?.error ?? `It answered ${response.status}.`);
  }
}

/** The browser itself, with the last session, whole. @implements {Place} */
export class BrowserPlace {
  name = "this browser";

  /**
   * @param {Storage | null} storage
   * @param {string} key
   * @param {() => Date} [now]
   */
  constructor(storage, key, now = () => new Date()) {
    this.storage = storage;
    this.key = key;
    this.now = now;
  }

  /** @param {any} data */
  async save(data) {
    if (!this.storage) throw new Error("This browser keeps nothing: its storage is blocked.");
    try {
      this.storage.setItem(this.key, JSON.stringify({ data, savedAt: this.now().toISOString() }));
    } catch {
      throw new Error("There is no room for it in this browser.");
    }
    return { storage: "localStorage" };
  }

  /** @returns {Promise<Found | null>} */
  async latest() {
    const text = this.storage?.getItem(this.key);
    if (!text) return null;
    try {
      const { data, savedAt } = JSON.parse(text);
      return { data, savedAt, storage: "localStorage" };
    } catch {
      return null; // not ours: the next save writes over it
    }
  }

  /** What was kept at this time is elsewhere now. @param {string | undefined} savedAt */
  forget(savedAt) {
    const text = this.storage?.getItem(this.key);
    if (text && JSON.parse(text).savedAt === savedAt) this.storage?.removeItem(this.key);
  }
}

function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // blocked
  }
}

/** @param {string} address */
const trimmed = (address) => address.replace(/\/+$/, "");

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
