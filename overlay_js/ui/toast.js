/** One short message that goes away by itself; also what screen readers are told. */

import { h } from "./dom.js";

const SHOWN = 3_600; // ms

export class Toast {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    this.pill = h("p", { class: "toast", hidden: true });
    this.spoken = h("p", { class: "sr" });
    this.element = h("div", { class: "toasts", role: "status", "aria-live": "polite" }, this.pill, this.spoken);
  }

  stop() {
    clearTimeout(this.#timer);
    this.pill.hidden = true;
  }

  /** @param {string} text */
  show(text) {
    this.stop();
    this.pill.textContent = text;
    this.pill.hidden = false;
    this.#timer = setTimeout(() => this.stop(), SHOWN);
  }

  /** Say without showing. @param {string} text */
  say(text) {
    if (this.spoken.textContent !== text) this.spoken.textContent = text;
  }
}
