/** One of a few that may become others: a radio group that is made anew when its choices change, and can be held up. */

import { fill, h } from "./dom.js";
import { Segments } from "./segments.js";

/** @typedef {{id: string, label: string, title?: string, count?: number}} Choice */

export class Choices {
  element = h("div", { class: "choices" });
  #key = "";
  #disabled = false;
  /** @type {Segments<string> | null} */
  #segments = null;

  /** @param {{label: string, onChoose: (id: string) => void}} parts */
  constructor({ label, onChoose }) {
    this.label = label;
    this.onChoose = onChoose;
  }

  /**
   * @param {Choice[]} choices
   * @param {string} chosen
   * @param {boolean} [disabled] nothing can be chosen now; the focus stays
   */
  update(choices, chosen, disabled = false) {
    this.#disabled = disabled;
    const key = JSON.stringify(choices);
    const root = /** @type {Document | ShadowRoot} */ (this.element.getRootNode());
    const focused = this.element.contains(root.activeElement);
    if (key !== this.#key || !this.#segments) this.#segments = this.#made(choices);
    this.#key = key;
    this.#segments.update(chosen);
    for (const each of this.#segments.buttons.values()) each.setAttribute("aria-disabled", String(disabled));
    if (focused && !this.element.contains(root.activeElement)) this.#segments.buttons.get(chosen)?.focus();
  }

  /** @param {Choice[]} choices */
  #made(choices) {
    const segments = new Segments({
      label: this.label,
      data: "id",
      choices: choices.map(({ id }) => id),
      onChoose: (id) => this.#disabled || this.onChoose(id),
    });
    for (const { id, label, title = "", count = 0 } of choices) {
      fill(segments.of(id), h("span", { class: "cut" }, label), count > 0 && h("em", {}, String(count)));
      segments.of(id).title = title ? `${label}: ${title}` : label;
    }
    fill(this.element, segments.element);
    return segments;
  }
}
