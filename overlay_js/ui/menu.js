/** A small menu at the button that opens it: arrows move, Escape and a press elsewhere close. */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @typedef {object} Item
 * @property {string} label
 * @property {string} [detail]
 * @property {boolean} [checked] shown with a check mark, as one of several
 * @property {import("./icons.js").IconName} [icon]
 * @property {() => void} choose
 *
 * @typedef {{heading: string, items: Item[]}} Section
 */

export class Menu {
  /** @param {{anchor: HTMLElement, label: string}} parts */
  constructor({ anchor, label }) {
    this.anchor = anchor;
    this.element = h("div", { class: "menu", role: "menu", "aria-label": label, hidden: true, onkeydown: this.#onKey });
    anchor.setAttribute("aria-haspopup", "menu");
    anchor.setAttribute("aria-expanded", "false");
  }

  get open() {
    return !this.element.hidden;
  }

  /** @param {Section[]} sections empty ones are left out */
  show(sections) {
    const wasOpen = this.open;
    const blocks = sections.filter(({ items }) => items.length > 0).map((section) => this.#section(section));
    fill(this.element, ...blocks);
    this.element.hidden = false;
    this.anchor.setAttribute("aria-expanded", "true");
    if (!wasOpen) this.anchor.getRootNode().addEventListener("pointerdown", this.#onPress);
    this.#items()[0]?.focus();
  }

  close = () => {
    if (!this.open) return;
    const inside = this.element.contains(/** @type {ShadowRoot} */ (this.element.getRootNode()).activeElement);
    this.element.hidden = true;
    this.anchor.setAttribute("aria-expanded", "false");
    this.anchor.getRootNode().removeEventListener("pointerdown", this.#onPress);
    if (inside) this.anchor.focus();
  };

  /** @param {Section} section */
  #section({ heading, items }) {
    const rows = items.map((item) => this.#item(item));
    return h(
      "div",
      { role: "group", "aria-label": heading },
      heading && h("p", { class: "heading" }, heading),
      ...rows,
    );
  }

  /** @param {Item} item */
  #item({ label, detail, checked, icon: name, choose }) {
    const role = checked === undefined ? "menuitem" : "menuitemradio";
    const onclick = () => {
      this.close();
      choose();
    };
    const title = detail ? `${label}, ${detail}` : label;
    return button(
      {
        role,
        tabindex: -1,
        class: "item",
        title,
        "aria-checked": checked === undefined ? null : String(checked),
        onclick,
      },
      h("span", { class: "tick" }, checked ? icon("check", 14) : name && icon(name, 14)),
      h("span", { class: "item-label", dir: "auto" }, label),
      detail && h("span", { class: "detail" }, detail),
    );
  }

  /** @returns {HTMLElement[]} */
  #items() {
    return [...this.element.querySelectorAll("button")];
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const items = this.#items();
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const at = items.findIndex((item) => item === root.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Tab") this.close();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to === items.length ? 0 : to)?.focus();
  };

  /** @param {Event} event */
  #onPress = (event) => {
    const path = event.composedPath();
    if (!path.includes(this.element) && !path.includes(this.anchor)) this.close();
  };
}
