/** Whose comments are listed: this component's, or the whole Storybook's. */

import { button, fill, h } from "./dom.js";

/** @typedef {'here' | 'all'} Shown */

export class CommentScope {
  /** @type {Shown} */
  shown = "here";

  /** @param {{onChange: () => void}} parts */
  constructor({ onChange }) {
    this.onChange = onChange;
    this.here = this.#choice("here");
    this.all = this.#choice("all");
    const props = { class: "seg", role: "radiogroup", "aria-label": "Comments shown", onkeydown: this.#onKey };
    this.element = h("div", props, this.here, this.all);
  }

  /** @param {{component: string, here: number, all: number | null}} counts of those that are open */
  update({ component, here, all }) {
    label(this.here, component, here);
    label(this.all, "Whole Storybook", all);
    for (const each of [this.here, this.all]) {
      const on = each.dataset.shown === this.shown;
      each.setAttribute("aria-checked", String(on));
      each.tabIndex = on ? 0 : -1;
    }
  }

  /** @param {Shown} shown */
  choose(shown) {
    this.shown = shown;
    this.onChange();
  }

  /** @param {Shown} shown */
  #choice(shown) {
    return button({ role: "radio", "data-shown": shown, onclick: () => this.choose(shown) });
  }

  /** Arrows choose, as in every radio group. @param {KeyboardEvent} event */
  #onKey = ({ key }) => {
    if (!key.startsWith("Arrow")) return;
    const other = this.shown === "all" ? this.here : this.all;
    other.click();
    other.focus();
  };
}

/** @param {Element} choice @param {string} words @param {number | null} count null while nobody knows */
function label(choice, words, count) {
  fill(choice, h("span", { class: "cut" }, words), count !== null && h("em", {}, String(count)));
}
