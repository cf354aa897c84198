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
  /** Requests go one after the other, so that the last one counts. @type {Promise<unknown>} */
  #last = Promise.resolve();
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
    void this.end();
  }

  /**
   * Put a proposal on the story: after.
   *
   * @param {Proposal} proposal
   */
  async show(proposal) {
    clearInterval(this.#beat);
    this.receipt = null;
    this.#become({ proposal, shown: false, busy: true, ended: null });
    const answer = await this.#turned(proposal, true);
    if (!answer) return;
    this.receipt = answer.receipt;
    if (!answer.previewing) return this.forget(`It broke the story, so it was taken back: ${answer.proposal.broken}`);
    this.#beat = setInterval(() => void this.#renew(proposal), HEARTBEAT);
    this.#become({ proposal: answer.proposal, shown: true, busy: false, ended: null });
  }

  /** Take it off the story, and keep it at hand: before. */
  async hide() {
    const { proposal } = this;
    if (!proposal || !this.shown) return;
    clearInterval(this.#beat);
    this.#become({ proposal, shown: false, busy: true, ended: null });
    if (await this.#turned(proposal, false)) this.#become({ proposal, shown: false, busy: false, ended: null });
  }

  /** Take it off the story, and look away. */
  async end() {
    const { proposal, shown, busy } = this;
    this.forget(null);
    if (!proposal || !(shown || busy)) return;
    try {
      await this.#ask(proposal, false);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#become({ proposal: null, shown: false, busy: false, ended: error.message });
    }
  }

  /** Look away: it is off the story already, or will be. @param {string | null} ended why, where a person should know */
  forget(ended) {
    this.#turn += 1;
    clearInterval(this.#beat);
    if (this.proposal || ended) this.#become({ proposal: null, shown: false, busy: false, ended });
  }

  /**
   * The answer, unless something else was wanted meanwhile, or it failed.
   *
   * @param {Proposal} proposal
   * @param {boolean} on
   */
  async #turned(proposal, on) {
    const turn = (this.#turn += 1);
    try {
      const answer = await this.#ask(proposal, on);
      return turn === this.#turn ? answer : null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn === this.#turn) this.forget(error.message);
      return null;
    }
  }

  /**
   * @param {Proposal} proposal
   * @param {boolean} on
   * @returns {Promise<import("../proposals.d.ts").PreviewAnswer>}
   */
  #ask({ id }, on) {
    const asked = this.#last.then(() => this.client.post(addressOf(id), { on }));
    this.#last = asked.catch(() => {}); // whoever asked hears of it
    return asked;
  }

  /** @param {Proposal} proposal */
  async #renew(proposal) {
    try {
      await this.#ask(proposal, true);
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

  /** The page goes: this request must outlive it, and can't wait for another one. */
  #onLeave = () => {
    if (!this.proposal || !(this.shown || this.busy)) return;
    const gone = this.client.post(addressOf(this.proposal.id), { on: false }, { keepalive: true });
    gone.catch(() => {}); // else two minutes without a heartbeat do it
  };

  /** @param {Pick<Preview, 'proposal' | 'shown' | 'busy' | 'ended'>} state */
  #become(state) {
    Object.assign(this, state);
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {string} id */
const addressOf = (id) => `/__ai-proposals/${encodeURIComponent(id)}/preview`;
