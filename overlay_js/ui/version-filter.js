/** All versions, or those that are starred; there only when some are. */

import { drawerIcon } from "./drawer-icons.js";
import { fill } from "./dom.js";
import { Segments } from "./segments.js";

/** @typedef {'all' | 'starred'} Shown */

export class VersionFilter {
  /** @type {Shown} */
  shown = "all";

  /** @param {{onChange: () => void}} parts */
  constructor({ onChange }) {
    this.onChange = onChange;
    this.choices = new Segments({
      ...{ label: "Versions shown", data: "shown", choices: /** @type {const} */ (["all", "starred"]) },
      onChoose: (shown) => this.choose(shown),
    });
    fill(this.choices.of("all"), "All");
    this.choices.of("all").title = "All";
    this.choices.of("starred").title = "Starred";
    this.element = this.choices.element;
  }

  /** @param {number} stars how many versions are starred */
  update(stars) {
    if (stars === 0) this.shown = "all";
    this.element.hidden = stars === 0;
    const starred = this.choices.of("starred");
    fill(starred, drawerIcon("starred", 12), String(stars));
    starred.setAttribute("aria-label", `Starred, ${stars}`);
    this.choices.update(this.shown);
  }

  /** @param {Shown} shown */
  choose(shown) {
    this.shown = shown;
    this.onChange();
  }
}
