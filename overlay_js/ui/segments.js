/** One of a few, side by side: a radio group whose choices may change. */

import { button, fill, h } from "./dom.js";

/** @typedef {{id: string, label: string, title?: string, count?: number}} Segment */

export class Segments {
  #key = "";
  #disabled = false;
  /** @type {HTMLButtonElement[]} */
  #buttons = [];

  /** @param {{label: string, onChoose: (id: string) => void}} parts */
  constructor({ label, onChoose }) {
    this.onChoose = onChoose;
    this.element = h("div", { class: "seg", role: "radiogroup", "aria-label": label, onkeydown: this.#onKey });
  }

  /**
   * @param {Segment[]} segments
   * @param {string} chosen
   * @param {boolean} [disabled]
   */
  update(segments, chosen, disabled = false) {
    this.#disabled = disabled;
    const key = JSON.stringify(segments);
    if (key !== this.#key) {
      this.#key = key;
      this.#buttons = segments.map(({ id, label, title, count = 0 }) =>
        button(
          { role: "radio", "data-id": id, title, onclick: () => this.#disabled || this.onChoose(id) },
          h("span", { class: "cut" }, label),
          count > 0 && h("em", {}, String(count)),
        ),
      );
      fill(this.element, ...this.#buttons);
    }
    for (const each of this.#buttons) {
      const on = each.dataset.id === chosen;
      each.setAttribute("aria-checked", String(on));
      each.setAttribute("aria-disabled", String(disabled)); // it keeps the focus
      each.tabIndex = on ? 0 : -1;
    }
  }

  /** Arrows choose, as in every radio group. @param {KeyboardEvent} event */
  #onKey = (event) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.#buttons.findIndex((each) => each.getAttribute("aria-checked") === "true");
    const next = this.#buttons.at((at + step) % this.#buttons.length);
    next?.focus();
    next?.click();
  };
}
