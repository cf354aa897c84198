/** What stands in the dock's place while an element is chosen, so that the story can be seen. */

import { button, h } from "./dom.js";
import { drawerIcon } from "./drawer-icons.js";

export class Pointing {
  /** @param {{onCancel: () => void}} parts */
  constructor({ onCancel }) {
    this.element = h(
      "div",
      { class: "card row point-bar", role: "status", tabindex: -1, hidden: true },
      drawerIcon("point", 16),
      h("span", { class: "grow" }, h("b", {}, "Point at an element. "), h("span", {}, "Arrows walk, Enter takes it.")),
      button({ class: "btn line", onclick: onCancel }, "Cancel", h("kbd", {}, "Esc")),
    );
  }

  /** @param {boolean} on */
  update(on) {
    if (on !== this.element.hidden) return;
    this.element.hidden = !on;
    if (on) this.element.focus({ preventScroll: true }); // until the story has the focus: Escape must not close the palette
  }
}
