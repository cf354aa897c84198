import { fromAddress } from "../story.js";

/**
 * Tells the sidecar what this document shows and saw. Reports are lost while the sidecar is away: the next `hello` says
 * all that is needed again.
 */
export class Reporter {
  #window;
  #browser;
  #tab;

  /**
   * @param {Window} window
   * @param {string} browser
   */
  constructor(window, browser) {
    this.#window = window;
    this.#browser = browser;
    this.#tab = window.crypto.randomUUID();
  }

  hello() {
    void this.send("hello", {});
  }

  gone() {
    void this.send("gone", {});
  }

  /**
   * @param {"hello" | "gone" | "settled" | "error"} event
   * @param {Record<string, unknown>} detail
   */
  async send(event, detail) {
    const { document, location, performance } = this.#window;
    const report = {
      event,
      tab: this.#tab,
      browser: this.#browser,
      storyId: fromAddress(location)?.storyId ?? null,
      visible: document.visibilityState === "visible",
      loadedAt: performance.timeOrigin,
      ...detail,
    };
    await this.#fetch("__ai-report", {
      method: "POST",
      keepalive: event === "gone",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
    });
  }

  /** @returns {Promise<import("./cssom.js").Expected[]>} the declarations that the change on its way should have brought */
  async expected() {
    const answer = await this.#fetch("__ai-checks", {});
    return answer?.ok ? (await answer.json()).declarations : [];
  }

  /**
   * @param {string} path
   * @param {RequestInit} options
   */
  #fetch(path, options) {
    return this.#window.fetch(new URL(`../../${path}`, import.meta.url), options).catch(() => null);
  }
}
