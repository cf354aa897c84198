/**
 * Server-sent events out of a byte stream that `EventSource` can't read (it only does GET).
 * Format: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */

/** @typedef {{event: string, data: string}} SseMessage */

/** Turns chunks of text, cut anywhere, into whole messages. */
export class SseParser {
  #rest = "";
  #event = "";
  /** @type {string[]} */
  #data = [];

  /**
   * @param {string} chunk the next piece of the stream
   * @returns {SseMessage[]} the messages that it completed, in order
   */
  push(chunk) {
    // A CR at the very end may be the first half of CRLF: keep it until the next chunk tells.
    const text = this.#rest + chunk;
    const held = text.endsWith("\r") ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? "") + text.slice(text.length - held);
    return lines.flatMap((line) => this.#line(line) ?? []);
  }

  /**
   * @param {string} line
   * @returns {SseMessage | null}
   */
  #line(line) {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return null; // a comment keeps the connection alive
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    if (field === "data") this.#data.push(value);
    return null;
  }

  /** @returns {SseMessage | null} */
  #dispatch() {
    const message = this.#data.length ? { event: this.#event || "message", data: this.#data.join("\n") } : null;
    this.#event = "";
    this.#data = [];
    return message;
  }
}
