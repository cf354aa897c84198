/** The one way to the sidecar: JSON in, JSON out, and journeys as a stream of events. */

import { SseParser } from "./sse.js";

/** @typedef {import("./wire.d.ts").JourneyAnswer} JourneyAnswer */
/** @typedef {import("./wire.d.ts").JourneyEvent} JourneyEvent */

/** What went wrong, in one sentence for a person, with a `code` for us and the answer's further members. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {string} code `offline` and `cut` are ours, all others come from the sidecar
   * @param {number} [status] 0 when there was no answer
   * @param {Record<string, any>} [details]
   */
  constructor(message, code, status = 0, details = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  /** Nobody answered: the sidecar is down, or the page can't reach it. */
  get offline() {
    return this.code === "offline";
  }
}

/** Where the sidecar's routes begin: beside our own folder. */
const BASE = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

/** Where a page of the sidecar is. @param {string} path */
export const address = (path) => BASE + path;

/** @param {number} [status] 503 when the dev server said so, so that the sidecar never heard of the request */
export const offline = (status = 0) => new ApiError("Sidestory isn't running.", "offline", status);

export class Client {
  /** @param {typeof fetch} [fetch] */
  constructor(fetch = (input, init) => globalThis.fetch(input, init)) {
    this.fetch = fetch;
  }

  /**
   * @param {string} path
   * @param {Record<string, string | number | null | undefined>} [query] members without a value are left out
   * @returns {Promise<any>}
   */
  async get(path, query = {}) {
    const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
    const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    return json(await this.#send(given.length ? `${path}?${search}` : path, {}));
  }

  /**
   * @param {string} path
   * @param {object} body
   * @param {RequestInit} [options]
   * @returns {Promise<any>}
   */
  async post(path, body, options = {}) {
    return json(await this.#send(path, { ...asJson(body, "application/json"), ...options }));
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  async delete(path) {
    return json(await this.#send(path, { method: "DELETE", headers: { "Content-Type": "application/json" } }));
  }

  /**
   * @param {string} path
   * @param {Record<string, string | null>} query members without a value are left out
   * @returns {Promise<Blob>} the answer as a file
   */
  async file(path, query) {
    const given = Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    const response = await this.#send(`${path}?${new URLSearchParams(given)}`, {});
    return response.ok ? response.blob() : json(response);
  }

  /**
   * @param {string} path
   * @param {Blob} body of whatever kind
   * @returns {Promise<any>}
   */
  async send(path, body) {
    const headers = { "Content-Type": "application/json" }; // the type that other sites can't send
    return json(await this.#send(path, { method: "POST", headers, body }));
  }

  /**
   * POST, and hand over every event as it arrives.
   *
   * @param {string} path
   * @param {object} body
   * @param {(event: JourneyEvent) => void} onEvent
   * @param {AbortSignal} signal leaves the stream; the journey itself goes on in the sidecar
   * @returns {Promise<JourneyAnswer>} the data of `done`
   * @throws {ApiError} the data of `error`, or `cut` when the stream ends without either
   */
  async stream(path, body, onEvent, signal) {
    const response = await this.#send(path, { ...asJson(body, "text/event-stream"), signal });
    if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
      const data = await json(response);
      onEvent({ event: "done", data });
      return data;
    }
    for await (const { event, data } of messages(response)) {
      if (event === "error") throw refusal(data, data.status ?? 0);
      onEvent(/** @type {JourneyEvent} */ ({ event, data }));
      if (event === "done") return data;
    }
    throw new ApiError("The connection was cut.", "cut");
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #send(path, init) {
    try {
      return await this.fetch(BASE + path, { credentials: "same-origin", cache: "no-store", ...init });
    } catch (error) {
      if (isAbort(error)) throw error;
      throw offline();
    }
  }
}

/** @param {unknown} error */
export const isAbort = (error) => error instanceof DOMException && error.name === "AbortError";

/**
 * @param {object} body
 * @param {string} accept
 * @returns {RequestInit}
 */
const asJson = (body, accept) => ({
  method: "POST",
  headers: { "Content-Type": "application/json", Accept: accept },
  body: JSON.stringify(body),
});

/** @param {Response} response */
async function json(response) {
  let data;
  try {
    data = await response.json();
  } catch {
    throw offline(); // a page instead of JSON: the dev server answered because no sidecar did
  }
  if (!response.ok || data?.success === false) throw refusal(data, response.status);
  return data;
}

/**
 * @param {any} data
 * @param {number} status
 */
function refusal(data, status) {
  const { success: _, error, code, ...details } = data ?? {};
  if (/sidecar/.test(code)) return offline(status); // `no_sidecar`; `sidecar_failed`, when it was killed
  return new ApiError(error ?? "Something went wrong in Sidestory.", code ?? "unknown", status, details);
}

/** @param {Response} response */
async function* messages(response) {
  const parser = new SseParser();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader) {
    let chunk;
    try {
      chunk = await reader.read();
    } catch (error) {
      if (isAbort(error)) throw error;
      return; // cut on the way: the caller rejoins
    }
    if (chunk.done) return;
    for (const { event, data } of parser.push(chunk.value)) yield { event, data: JSON.parse(data) };
  }
}
