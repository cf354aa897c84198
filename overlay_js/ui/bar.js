/** The row of actions below the field: the mode at the left, what can be done at the right. */

import { isMac } from "../host/keys.js";
import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../wire.d.ts").Mode} Mode */
/** @typedef {'undo' | 'redo' | 'history' | 'versions' | 'proposals' | 'clear'} BarAction */

/** @type {[Mode, string, string][]} */
const MODES = [
  ["instant", "Instant", "Change it right away"],
  ["plan", "Plan", "Talk about it; nothing is written"],
];

/** @type {[BarAction, string, import("./icons.js").IconName][]} */
const ACTIONS = [
  ["undo", "Undo", "undo"],
  ["redo", "Redo", "redo"],
  ["history", "History", "clock"],
  ["versions", "Versions", "layers"],
  ["proposals", "Proposals", "inbox"],
  ["clear", "Clear", "broom"],
];

export class Bar {
  /** @param {{onAction: (action: BarAction) => void, onMode: (mode: Mode) => void}} parts */
  constructor({ onAction, onMode }) {
    this.modes = MODES.map(([mode, label, title]) =>
      button({ role: "radio", title, "data-mode": mode, onclick: () => onMode(mode) }, label),
    );
    this.switch = h(
      "div",
      { class: "seg", role: "radiogroup", "aria-label": "Mode", onkeydown: this.#onKey },
      ...this.modes,
    );
    this.actions = new Map(
      ACTIONS.map(([action, label, name]) => {
        const words = h("span", { class: "label" }, label);
        const each = button(
          { class: "btn", "data-action": action, title: label, onclick: () => onAction(action) },
          icon(name, 15),
          words,
          h("em"),
        );
        return [action, each];
      }),
    );
    const keys = h("kbd", { title: "Once more for Storybook's search" }, isMac(navigator) ? "⌘K" : "Ctrl K");
    this.element = h(
      "footer",
      { class: "row bar" },
      this.switch,
      h("span", { class: "grow" }),
      ...this.actions.values(),
      keys,
    );
  }

  /**
   * @param {object} state
   * @param {Mode} state.mode
   * @param {boolean} state.model
   * @param {Record<'undo' | 'redo' | 'clear', boolean>} state.can
   * @param {Record<'history' | 'versions' | 'proposals', number>} state.counts
   * @param {'history' | 'versions' | 'proposals' | null} state.drawer
   */
  update({ mode, model, can, counts, drawer }) {
    this.switch.hidden = !model;
    for (const each of this.modes) {
      const on = each.dataset.mode === mode;
      each.setAttribute("aria-checked", String(on));
      each.tabIndex = on ? 0 : -1;
    }
    for (const [action, each] of this.actions) {
      if (action === "history" || action === "versions" || action === "proposals") {
        fill(/** @type {Element} */ (each.lastChild), counts[action] > 0 && String(counts[action]));
        each.setAttribute("aria-expanded", String(drawer === action));
      } else each.disabled = !can[action];
    }
  }

  /** @param {BarAction} action */
  focus(action) {
    this.actions.get(action)?.focus();
  }

  /** Arrows choose, as in every radio group. @param {KeyboardEvent} event */
  #onKey = ({ key }) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    if (!step) return;
    const at = this.modes.findIndex((each) => each.getAttribute("aria-checked") === "true");
    const next = this.modes.at((at + step) % this.modes.length);
    next?.click();
    next?.focus();
  };
}
