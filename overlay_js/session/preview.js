/**
 * One proposal on the live story, and the way back: before and after in place. It is taken back when one leaves, and by
 * the sidecar when nobody asks for it any more. Dispatches `change`.
 */

import { ApiError } from "../client.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */

const HEARTBEAT = 40_000; // ms; the sidecar waits for two minutes, and timers of hidden tabs run once a minute

export class Preview extends EventTarget {
  /** What one looks at; it is on the story when `shown`. @type {Proposal | null} */
  proposal = null;
  shown = false;
  /** It is being put on the story, or taken off. */
  busy = false;
  /** @type {import("../wire.d.ts").Receipt | null} */
  receipt = null;
  /** Why it isn't there any more, or couldn't be. @type {string | null} */
  ended = null;

  #turn = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #beat;

  /**
   * @param {object} parts
   * @param {Pick<import("../client.js").Client, "post">} parts.client
   * @param {EventTarget} parts.events
   * @param {EventTarget} [parts.page] whose `pagehide` is the end of looking
   */
  constructor({ client, events, page = globalThis.window }) {
    super();
    this.client = client;
    this.events = events;
    this.page = page;
  }

  start() {
    this.events.addEventListener("preview", this.#onNews);
    this.page.addEventListener("pagehide", this.#onLeave);
  }

  stop() {
    this.events.removeEventListener("preview", this.#onNews);
    this.page.removeEventListener("pagehide", this.#onLeave);
    this.#onLeave();
    this.forget(null);
  }

  /**
   * Put a proposal on the story: after.
   *
   * @param {Proposal} proposal
   */
  async show(proposal) {
    this.receipt = null;
    this.#become({ proposal, shown: false, busy: true, ended: null });
    const turn = (this.#turn += 1);
    try {
      const answer = await this.#ask(proposal, true);
      if (turn !== this.#turn) return;
      this.receipt = answer.receipt ?? this.receipt;
      if (!answer.previewing) return this.forget(`It broke the story, so it was taken back: ${answer.proposal.broken}`);
      this.#beat = setInterval(() => void this.#renew(), HEARTBEAT);
      this.#become({ proposal: answer.proposal, shown: true, busy: false, ended: null });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn === this.#turn) this.forget(error.message);
    }
  }

  /** Take it off the story, and keep it at hand: before. */
  async hide() {
    const { proposal } = this;
    if (!proposal || !this.shown) return;
    clearInterval(this.#beat);
    const turn = (this.#turn += 1);
    this.#become({ proposal, shown: false, busy: true, ended: null });
    try {
      await this.#ask(proposal, false);
      if (turn === this.#turn) this.#become({ proposal, shown: false, busy: false, ended: null });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn === this.#turn) this.forget(error.message);
    }
  }

  /** Take it off the story, and look away. */
  async end() {
    await this.hide();
    this.forget(null);
  }

  /** Look away: it is off the story already, or will be. @param {string | null} ended why, where a person should know */
  forget(ended) {
    this.#turn += 1;
    clearInterval(this.#beat);
    if (this.proposal || ended) this.#become({ proposal: null, shown: false, busy: false, ended });
  }

  /**
   * @param {Proposal} proposal
   * @param {boolean} on
   * @param {RequestInit} [options]
   * @returns {Promise<import("../proposals.d.ts").PreviewAnswer>}
   */
  #ask({ id }, on, options) {
    return this.client.post(`/__ai-proposals/${encodeURIComponent(id)}/preview`, { on }, options);
  }

  async #renew() {
    if (!this.proposal) return;
    try {
      await this.#ask(this.proposal, true);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (!error.offline) this.forget(error.message); // a sidecar that comes back has taken it off
    }
  }

  /** What is on the story by now, whoever put it there. @param {Event} event */
  #onNews = (event) => {
    const { proposalId } = /** @type {CustomEvent} */ (event).detail;
    if (this.shown && proposalId !== this.proposal?.id) this.forget("The preview was taken back.");
  };

  /** The page goes, or nobody looks any more: this request must outlive us. */
  #onLeave = () => {
    if (!this.proposal || (!this.shown && !this.busy)) return;
    this.#ask(this.proposal, false, { keepalive: true }).catch(() => {}); // else two minutes without a heartbeat do it
  };

  /** @param {Pick<Preview, 'proposal' | 'shown' | 'busy' | 'ended'>} state */
  #become(state) {
    Object.assign(this, state);
    this.dispatchEvent(new Event("change"));
  }
}
