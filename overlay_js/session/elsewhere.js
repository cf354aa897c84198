/** Tells of changes to this session that were asked for elsewhere: in another tab, or by a program. */

/** @typedef {{sessionId: string, requestId?: string, kind?: import("../wire.d.ts").Kind, prompt?: string}} News */

export class Elsewhere {
  /**
   * @param {object} parts
   * @param {EventTarget} parts.events
   * @param {import("./session.js").Session} parts.session
   * @param {import("./changes.js").Changes} parts.changes
   * @param {(text: string) => void} parts.tell
   */
  constructor({ events, session, changes, tell }) {
    this.events = events;
    this.session = session;
    this.changes = changes;
    this.tell = tell;
  }

  start() {
    this.events.addEventListener("session", this.#onSession);
  }

  stop() {
    this.events.removeEventListener("session", this.#onSession);
  }

  /** @param {Event} event */
  #onSession = (event) => {
    /** @type {News} */
    const { sessionId, requestId, kind, prompt = "" } = /** @type {CustomEvent} */ (event).detail;
    if (!requestId || !kind || sessionId !== this.session.answer?.sessionId) return;
    if (!this.changes.knows(requestId)) this.tell(news(kind, prompt));
  };
}

/**
 * @param {import("../wire.d.ts").Kind} kind
 * @param {string} prompt
 */
export function news(kind, prompt) {
  if (kind === "iterate") return `Asked for elsewhere: “${prompt}”`;
  const done = {
    undo: "Undone",
    redo: "Redone",
    restore: "An older version was restored",
    approve: "A proposal was approved",
  };
  return `${done[kind]} elsewhere`;
}
