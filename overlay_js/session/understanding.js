/** What the sidecar makes of a prompt while it is typed. It never holds typing up. Dispatches `change`. */

import { ApiError } from "../client.js";

/** @typedef {import("../wire.d.ts").UnderstandAnswer} UnderstandAnswer */

const QUIET = 150; // ms without a key before the sidecar is asked

export class Understanding extends EventTarget {
  /** What was understood of `prompt`; null while nobody knows. @type {UnderstandAnswer | null} */
  found = null;
  /** The prompt that was asked about last. */
  prompt = "";
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {object} parts
   * @param {Pick<import("../client.js").Client, "post">} parts.client
   * @param {import("./session.js").Session} parts.session
   */
  constructor({ client, session }) {
    super();
    this.client = client;
    this.session = session;
  }

  stop() {
    this.forget();
  }

  /** Nothing is typed. */
  forget() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.prompt = "";
    this.#show(null);
  }

  /**
   * Ask about a prompt, a moment after the last key; the newest answer wins.
   *
   * @param {string} prompt
   * @param {() => object} rest what goes with it: mode, element, storyId
   */
  ask(prompt, rest) {
    const text = prompt.trim();
    if (text === this.prompt) return;
    if (!text) return this.forget();
    this.prompt = text;
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    this.#timer = setTimeout(() => this.#send(turn, text, rest), QUIET);
  }

  /**
   * @param {number} turn
   * @param {string} prompt
   * @param {() => object} rest
   */
  async #send(turn, prompt, rest) {
    const { answer, cleared } = this.session;
    if (!answer) return;
    const { componentPath, sessionId } = answer;
    try {
      const body = { prompt, componentPath, ...(cleared ? {} : { sessionId }), ...rest() };
      const found = await this.client.post("/__ai-understand", body);
      if (turn === this.#turn) this.#show(found);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn === this.#turn) this.#show(null); // the line is a help, not more: sending the prompt says what is wrong
    }
  }

  /** @param {UnderstandAnswer | null} found */
  #show(found) {
    if (found === this.found) return;
    this.found = found;
    this.dispatchEvent(new Event("change"));
  }
}
