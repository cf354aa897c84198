/** All versions, or those that are starred; there only when some are. */

import { drawerIcon } from "./drawer-icons.js";
import { button, fill, h } from "./dom.js";

/** @typedef {'all' | 'starred'} Shown */

export class VersionFilter {
  /** @type {Shown} */
  shown = "all";

  /** @param {{onChange: () => void}} parts */
  constructor({ onChange }) {
    this.onChange = onChange;
    this.all = this.#choice("all", "All");
    this.starred = this.#choice("starred", "Starred");
    this.element = h(
      "div",
      { class: "seg", role: "radiogroup", "aria-label": "Versions shown", onkeydown: this.#onKey },
      this.all,
      this.starred,
    );
  }

  /** @param {number} stars how many versions are starred */
  update(stars) {
    if (stars === 0) this.shown = "all";
    this.element.hidden = stars === 0;
    fill(this.starred, drawerIcon("starred", 12), String(stars));
    this.starred.setAttribute("aria-label", `Starred, ${stars}`);
    for (const each of [this.all, this.starred]) {
      const on = each.dataset.shown === this.shown;
      each.setAttribute("aria-checked", String(on));
      each.tabIndex = on ? 0 : -1;
    }
  }

  /** @param {Shown} shown @param {string} label */
  #choice(shown, label) {
    return button({ role: "radio", "data-shown": shown, title: label, onclick: () => this.choose(shown) }, label);
  }

  /** @param {Shown} shown */
  choose(shown) {
    this.shown = shown;
    this.onChange();
  }

  /** Arrows choose, as in every radio group. @param {KeyboardEvent} event */
  #onKey = ({ key }) => {
    if (!key.startsWith("Arrow")) return;
    const other = this.shown === "all" ? this.starred : this.all;
    other.click();
    other.focus();
  };
}
