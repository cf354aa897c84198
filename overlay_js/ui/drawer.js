/** A panel at the right side, with a title and a list that scrolls. */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";

export class Drawer {
  /** @param {{id: string, title: string, onClose: () => void, tools?: Node}} parts `tools` stand between title and list */
  constructor({ id, title, onClose, tools }) {
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
      tools ?? "",
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
    this.count.textContent = total > 0 ? String(total) : "";
    if (rows.length > 0 && same(this.body.childNodes, rows)) return; // they keep the focus and the place
    const top = this.body.scrollTop;
    const { activeElement } = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const active = this.body.contains(activeElement) ? /** @type {HTMLElement} */ (activeElement) : null;
    fill(this.body, ...(rows.length > 0 ? rows : [h("p", { class: "empty" }, empty)]));
    this.body.scrollTop = top;
    if (active) (this.body.contains(active) ? active : this.element).focus({ preventScroll: true }); // else Escape would close all
  }
}

/**
 * @param {NodeList} there
 * @param {Node[]} wanted
 */
const same = (there, wanted) => there.length === wanted.length && wanted.every((node, at) => there[at] === node);
