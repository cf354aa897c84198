/** A panel at the right side, with a title and a list that scrolls. */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";

export class Drawer {
  /** @param {{id: string, title: string, onClose: () => void}} parts */
  constructor({ id, title, onClose }) {
    this.count = h("em");
    this.body = h("div", { class: "drawer-body" });
    const close = button({ class: "btn square", "aria-label": `Close ${title}`, onclick: onClose }, icon("cross", 14));
    const head = h(
      "header",
      { class: "row" },
      h("h2", { id: `${id}-title` }, title),
      this.count,
      h("span", { class: "grow" }),
      close,
    );
    this.element = h(
      "aside",
      { class: "drawer card", tabindex: -1, hidden: true, "aria-labelledby": `${id}-title` },
      head,
      this.body,
    );
  }

  get open() {
    return !this.element.hidden;
  }

  show() {
    if (this.open) return;
    this.element.hidden = false;
    this.element.focus({ preventScroll: true });
  }

  hide() {
    this.element.hidden = true;
  }

  /**
   * @param {{total: number, rows: Node[], empty: string}} content
   */
  update({ total, rows, empty }) {
    const top = this.body.scrollTop;
    this.count.textContent = total > 0 ? String(total) : "";
    fill(this.body, ...(rows.length > 0 ? rows : [h("p", { class: "empty" }, empty)]));
    this.body.scrollTop = top;
  }
}
