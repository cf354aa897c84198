/** Whose comments are listed: this component's, or the whole Storybook's. */

import { fill, h } from "./dom.js";
import { Segments } from "./segments.js";

/** @typedef {'here' | 'all'} Shown */

export class CommentScope {
  /** @type {Shown} */
  shown = "here";

  /** @param {{onChange: () => void}} parts */
  constructor({ onChange }) {
    this.onChange = onChange;
    this.choices = new Segments({
      ...{ label: "Comments shown", data: "shown", choices: /** @type {const} */ (["here", "all"]) },
      onChoose: (shown) => this.choose(shown),
    });
    this.element = this.choices.element;
  }

  /** @param {{component: string, here: number, all: number | null}} counts of those that are open */
  update({ component, here, all }) {
    label(this.choices.of("here"), component, here);
    label(this.choices.of("all"), "Whole Storybook", all);
    this.choices.update(this.shown);
  }

  /** @param {Shown} shown */
  choose(shown) {
    this.shown = shown;
    this.onChange();
  }
}

/** @param {Element} choice @param {string} words @param {number | null} count null while nobody knows */
function label(choice, words, count) {
  fill(choice, h("span", { class: "cut", title: words }, words), count !== null && h("em", {}, String(count)));
}
