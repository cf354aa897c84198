/** A large surface over everything, for what needs room: Escape, its cross and a press beside it close it. */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";

export class Sheet {
  /**
   * @param {object} parts
   * @param {ShadowRoot} parts.root
   * @param {string} parts.title
   * @param {Node[]} parts.content
   * @param {Node} [parts.foot]
   */
  constructor({ root, title, content, foot }) {
    const close = button(
      { class: "btn square", "aria-label": "Close", onclick: () => this.close() },
      icon("cross", 14),
    );
    const head = h("header", { class: "row" }, h("h2", {}, title), h("span", { class: "grow" }), close);
    /** @type {HTMLDialogElement} */
    this.element = h(
      "dialog",
      { class: "sheet card", "aria-label": title, onclose: () => this.element.remove(), onpointerdown: this.#onPress },
      head,
      h("div", { class: "sheet-body" }, ...content),
      foot ?? "",
    );
    root.append(this.element);
    this.element.showModal();
  }

  close() {
    this.element.close();
  }

  /** A press on the dialog itself, outside of its box, is one on the backdrop. @param {PointerEvent} event */
  #onPress = ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = this.element.getBoundingClientRect();
    const inside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    if (target === this.element && !inside) this.close();
  };
}
