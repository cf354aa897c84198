/** One short message that goes away by itself; also what screen readers are told. */

import { button, fill, h } from "./dom.js";

const SHOWN = 3_600; // ms
const OFFERED = 10_000; // ms for what one can do about it

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

  /** @param {string} text @param {{label: string, act: () => void}} [offer] */
  show(text, offer) {
    this.stop();
    const act = () => {
      this.stop();
      offer?.act();
    };
    fill(this.pill, text, offer && button({ class: "offer", onclick: act }, offer.label));
    this.pill.hidden = false;
    this.#timer = setTimeout(() => this.stop(), offer ? OFFERED : SHOWN);
  }

  /** Say without showing. @param {string} text */
  say(text) {
    if (this.spoken.textContent !== text) this.spoken.textContent = text;
  }
}
