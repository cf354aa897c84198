/** One change on its way through the sidecar. It outlives its connection: a lost one is made again, a reload rejoins. */

import { ApiError, isAbort } from "../client.js";

/** @typedef {import("./memory.js").JourneyNote} JourneyNote */

const ROUTES = { iterate: "/__ai-iterate", undo: "/__ai-undo", redo: "/__ai-redo", restore: "/__ai-undo" };

/** @param {JourneyNote} note */
const routeOf = ({ kind, payload }) =>
  kind === "approve" ? `/__ai-proposals/${encodeURIComponent(payload.proposalId)}/approve` : ROUTES[kind];

/** Whether what runs is a change that a page can follow by its kind and session alone. @param {string} kind */
export const followable = (kind) => kind in ROUTES;
const PAUSES = [300, 1_000, 2_000, 4_000, 8_000]; // ms before each attempt to rejoin

export class Journey {
  /**
   * @param {import("../client.js").Client} client
   * @param {JourneyNote} note what was asked for; the same `requestId` twice is the same change
   * @param {{rejoining?: boolean}} [options] it was started before, by this page or another one
   * @param {(ms: number) => Promise<void>} [pause]
   */
  constructor(
    client,
    note,
    { rejoining = false } = {},
    pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {
    this.client = client;
    this.note = note;
    this.rejoining = rejoining;
    this.pause = pause;
    this.leaving = new AbortController();
  }

  /**
   * @param {(event: import("../wire.d.ts").JourneyEvent) => void} onEvent
   * @param {() => void} onLost the connection is gone, and is being made again
   * @returns {Promise<import("../wire.d.ts").JourneyAnswer | null>} null when we left
   * @throws {ApiError}
   */
  async run(onEvent, onLost) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#attempt(onEvent, attempt > 0);
      } catch (error) {
        if (isAbort(error)) return null;
        const pause = PAUSES[attempt];
        const neverHeard = attempt === 0 && !this.rejoining && error instanceof ApiError && error.status === 503;
        if (!lost(error) || neverHeard || pause === undefined) throw error;
        onLost();
        await this.pause(pause);
        if (this.leaving.signal.aborted) return null;
      }
    }
  }

  /**
   * @param {(event: import("../wire.d.ts").JourneyEvent) => void} onEvent
   * @param {boolean} again
   */
  #attempt(onEvent, again) {
    const { requestId, payload } = this.note;
    const rejoin = this.rejoining || again; // never started twice, not even by a sidecar that has forgotten it
    return this.client.stream(routeOf(this.note), { ...payload, requestId, rejoin }, onEvent, this.leaving.signal);
  }

  /** Look away. The change goes on, and whoever opens the component next can rejoin it. */
  leave() {
    this.leaving.abort();
  }

  /** Ask the sidecar to give up; the stream then ends with the error `cancelled`. */
  cancel() {
    return this.client.post("/__ai-cancel", { requestId: this.note.requestId });
  }
}

/** @param {unknown} error */
const lost = (error) => error instanceof ApiError && (error.code === "offline" || error.code === "cut");
