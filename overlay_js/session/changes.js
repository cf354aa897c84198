/**
 * Everything that changes the component: prompts, undo, redo, restore. One at a time. Dispatches `change`; `sent` when one
 * was sent, before anything is drawn of it; `begun` when one has begun that is shown only once it has taken a moment.
 */

import { ApiError } from "../client.js";
import { followable, Journey } from "./journey.js";
import { advance, amend, begin, fail } from "./outcome.js";
import { Shown } from "./shown.js";

const STEPS = new Set(["undo", "redo"]); // they end sooner than the page could draw that they run

/** @typedef {import("./outcome.js").Outcome} Outcome */
/** @typedef {import("./memory.js").JourneyNote} JourneyNote */
/** @typedef {import("../wire.d.ts").Mode} Mode */

export class Changes extends EventTarget {
  /** @type {Journey | null} */
  journey = null;

  /**
   * @param {object} parts
   * @param {import("../client.js").Client} parts.client
   * @param {import("./memory.js").Memory} parts.memory
   * @param {import("./session.js").Session} parts.session
   * @param {EventTarget} parts.events
   */
  constructor({ client, memory, session, events }) {
    super();
    this.client = client;
    this.memory = memory;
    this.session = session;
    this.events = events;
  }

  /** What the result card shows. */
  get outcome() {
    return this.#shown.outcome;
  }

  start() {
    this.events.addEventListener("receipt", this.#onReceipt);
    this.session.addEventListener("change", this.#rejoin);
  }

  stop() {
    this.events.removeEventListener("receipt", this.#onReceipt);
    this.session.removeEventListener("change", this.#rejoin);
    if (this.running) this.#leave(); // rejoined when the palette opens again
  }

  /** Look away from a change, and put its card away. */
  #leave() {
    this.journey?.leave();
    this.journey = null;
    this.session.busy = false;
    this.#shown.now(null);
  }

  get running() {
    return this.#starting || this.journey !== null;
  }

  /** Whether a change is the one that this palette follows, or followed last. @param {string} requestId */
  knows(requestId) {
    return this.#note?.requestId === requestId;
  }

  /** @param {{prompt: string, mode: Mode, storyId?: string | undefined, element?: object | undefined}} wish */
  iterate(wish) {
    return this.#begin("iterate", { ...wish });
  }

  undo() {
    return this.#begin("undo", {});
  }

  redo() {
    return this.#begin("redo", {});
  }

  /** @param {number} versionId */
  restore(versionId) {
    return this.#begin("restore", { versionId });
  }

  /**
   * Make a proposal a version like any other.
   *
   * @param {{id: string, componentPath: string}} proposal
   * @param {string} prompt what it is about
   */
  approve({ id, componentPath }, prompt) {
    return this.#begin("approve", { proposalId: id, componentPath, prompt });
  }

  /** Answer to `external_edit`: of several steps back only those that are left are made. @param {'mine' | 'theirs'} choice */
  decide(choice) {
    const asked = this.#note;
    return asked && this.#begin(asked.kind, { ...asked.payload, choice, ...this.#made() });
  }

  /** Answer to `ambiguous`: the element that is meant. @param {string} target */
  choose(target) {
    const asked = this.#note;
    return asked && this.#begin(asked.kind, { ...asked.payload, target });
  }

  /** Have the plan carried out that the last prompt was answered with: the same prompt, about the same element. */
  apply() {
    const asked = this.#note;
    return asked && this.#begin(asked.kind, { ...asked.payload, mode: "apply" });
  }

  /** Ask the same once more, for what is left of it. */
  again() {
    const asked = this.#note;
    return asked && this.#begin(asked.kind, { ...asked.payload, ...this.#made() });
  }

  /** How many of several steps back were made before the last try failed. */
  #made() {
    const { undone } = this.outcome?.error?.details ?? {};
    return undone ? { undone } : {};
  }

  /** Look again whether a browser has rendered the version. */
  async recheck() {
    const { outcome } = this;
    const sessionId = this.session.answer?.sessionId;
    if (!outcome || !sessionId || outcome.versionId === null) return;
    const { receipt } = await this.client.post("/__ai-recheck", { sessionId, versionId: outcome.versionId });
    if (this.outcome === outcome) this.#shown.now({ ...outcome, receipt });
    this.session.refresh();
  }

  cancel() {
    return this.journey?.cancel();
  }

  /** Say on a change's card, while it is shown, whether the change is seen. @param {string} requestId @param {string} unseen */
  remark(requestId, unseen) {
    if (this.outcome?.requestId === requestId) this.#shown.now({ ...this.outcome, unseen });
  }

  /** Put the result card away. */
  dismiss() {
    if (!this.running) this.#shown.now(null);
  }

  #shown = new Shown(() => this.dispatchEvent(new Event("change")));
  /** What was asked for last. @type {JourneyNote | null} */
  #note = null;
  /** Asked for, while the session is still on its way. */
  #starting = false;
  /** @type {string | undefined} */
  #componentPath;

  /**
   * @param {JourneyNote['kind']} kind
   * @param {Record<string, any>} payload
   */
  async #begin(kind, payload) {
    if (this.running) return;
    const requestId = crypto.randomUUID();
    this.#starting = true;
    if (!this.session.ready) this.#shown.now(begin({ requestId, kind, ...payload }));
    try {
      const body = kind === "approve" ? payload : within(await this.session.ensure(), kind, payload);
      this.#starting = false;
      await this.#follow({ requestId, kind, payload: body });
    } catch (error) {
      this.#starting = false;
      if (!(error instanceof ApiError)) throw error;
      this.#shown.now(fail(begin({ requestId, kind, ...payload }), error));
    }
  }

  /** Whether a change is one of the open session; an approval finds its session itself. @param {JourneyNote} note */
  #isOurs({ kind, payload }) {
    const { sessionId, componentPath } = this.session.answer ?? {};
    return kind === "approve" ? payload.componentPath === componentPath : payload.sessionId === sessionId;
  }

  /**
   * @param {JourneyNote} note
   * @param {boolean} [rejoining]
   */
  async #follow(note, rejoining = false) {
    const { requestId, kind, payload } = note;
    const journey = new Journey(this.client, note, { rejoining });
    /** @param {(outcome: Outcome) => Outcome} step @param {string} [event] */
    const step = (step, event = "") => {
      if (this.journey !== journey || !this.outcome) return;
      const outcome = step(this.outcome);
      if (event === "status" || event === "version") this.#shown.soon(outcome);
      else if (event === "delta") this.#shown.together(outcome);
      else this.#shown.now(outcome);
    };
    this.journey = journey;
    // Sent before anything is drawn: an undo takes the sidecar no longer than drawing takes the page.
    const answered = journey.run(
      (event) => step((outcome) => advance(outcome, event), event.event),
      () => step((outcome) => ({ ...outcome, rejoining: true })),
    );
    this.#note = note;
    this.memory.journey = note;
    const outcome = begin({ requestId, kind, ...payload });
    if (!rejoining) this.dispatchEvent(new CustomEvent("sent", { detail: outcome }));
    this.#open(outcome, rejoining);
    this.session.busy = true;
    let left = false;
    try {
      const answer = await answered;
      left = answer === null;
      if (answer && (kind !== "approve" || this.#isOurs(note))) this.session.adopt(answer.sessionId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      step((outcome) => fail(outcome, error));
    } finally {
      if (this.journey === journey) {
        this.journey = null;
        this.session.busy = false;
      }
      if (!left) this.memory.journey = null;
    }
    if (left) return;
    this.dispatchEvent(new Event("change"));
    await this.session.refresh();
  }

  /** A change was under way when the session was opened: a reload, another tab, or the palette was closed. */
  #rejoin = () => {
    const { answer, phase } = this.session;
    if (phase === "loading" || phase === "offline") return;
    if (answer?.componentPath !== this.#componentPath) this.#leave();
    this.#componentPath = answer?.componentPath;
    const left = this.memory.journey;
    if (this.running || !answer) return;
    const running = answer.running;
    if (!running && !(left && this.#isOurs(left))) return;
    // The tab's own note is exact; without one the sidecar's word is enough, since the id alone finds the change.
    if (left && (!running || running.requestId === left.requestId)) return void this.#follow(left, true);
    if (running && followable(running.kind)) {
      const { requestId, kind, prompt } = running;
      const { sessionId, componentPath } = answer;
      this.#follow({ requestId, kind, payload: { sessionId, componentPath, prompt } }, true);
    }
  };

  /** @param {Event} event */
  #onReceipt = (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail.sessionId !== this.session.answer?.sessionId || this.running) return;
    this.#shown.now(amend(this.outcome, detail));
    this.session.refresh();
  };

  /** @param {Outcome} outcome @param {boolean} rejoining */
  #open(outcome, rejoining) {
    if (rejoining || !STEPS.has(outcome.kind)) return this.#shown.now(outcome);
    this.#shown.soon(outcome);
    return this.dispatchEvent(new Event("begun"));
  }
}

/**
 * @param {{sessionId: string, componentPath: string}} session
 * @param {JourneyNote['kind']} kind
 * @param {Record<string, any>} payload
 */
const within = ({ sessionId, componentPath }, kind, payload) =>
  kind === "iterate" ? { ...payload, sessionId, componentPath } : { ...payload, sessionId };
