/** One of several, as a radio group: a press or the arrows choose. */

import { button, h } from "./dom.js";

/** @template {string} Choice */
export class Segments {
  /** @type {Choice | null} */
  chosen = null;

  /**
   * @param {object} parts
   * @param {string} parts.label
   * @param {string} parts.data the name of the data attribute that says which choice it is
   * @param {readonly Choice[]} parts.choices
   * @param {(choice: Choice) => void} parts.onChoose
   */
  constructor({ label, data, choices, onChoose }) {
    this.buttons = new Map(
      choices.map((choice) => [
        choice,
        button({ role: "radio", [`data-${data}`]: choice, onclick: () => onChoose(choice) }),
      ]),
    );
    const props = { class: "seg", role: "radiogroup", "aria-label": label, onkeydown: this.#onKey };
    this.element = h("div", props, ...this.buttons.values());
  }

  /** @param {Choice} choice @returns {HTMLButtonElement} to be filled */
  of(choice) {
    return /** @type {HTMLButtonElement} */ (this.buttons.get(choice));
  }

  /** @param {Choice} chosen */
  update(chosen) {
    this.chosen = chosen;
    for (const [choice, each] of this.buttons) {
      each.setAttribute("aria-checked", String(choice === chosen));
      each.tabIndex = choice === chosen ? 0 : -1;
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey = ({ key }) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    if (!step) return;
    const offered = [...this.buttons].filter(([, each]) => !each.hidden);
    const at = offered.findIndex(([choice]) => choice === this.chosen);
    const next = offered.at((at + step) % offered.length)?.[1];
    next?.click();
    next?.focus();
  };
}
