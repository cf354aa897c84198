/** The row of actions below the field: the mode at the left, what can be done at the right. */

import { button, fill, h } from "./dom.js";
import { drawerIcon } from "./drawer-icons.js";
import { icon } from "./icons.js";

/** @typedef {import("../wire.d.ts").Mode} Mode */
/** @typedef {import("./drawers.js").DrawerName} DrawerName */
/** @typedef {'undo' | 'redo' | 'clear' | DrawerName} BarAction */

/** @type {[Mode, string, string][]} */
const MODES = [
  ["instant", "Instant", "Change it right away"],
  ["comment", "Comment", "Leave a comment, for somebody or something to handle later"],
  ["plan", "Plan", "Talk about it; nothing is written"],
];

/** @type {[BarAction, string, () => SVGElement][]} */
const ACTIONS = [
  ["undo", "Undo", () => icon("undo", 15)],
  ["redo", "Redo", () => icon("redo", 15)],
  ["history", "History", () => icon("clock", 15)],
  ["versions", "Versions", () => icon("layers", 15)],
  ["comments", "Comments", () => drawerIcon("comment", 15)],
  ["proposals", "Proposals", () => drawerIcon("inbox", 15)],
  ["clear", "Clear", () => icon("broom", 15)],
];

/** Whose icons don't speak for themselves. @type {Set<BarAction>} */
const LABELLED = new Set(["history", "versions", "comments", "proposals"]);

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
      ACTIONS.map(([action, label, draw]) => {
        const words = LABELLED.has(action) && h("span", { class: "label" }, label);
        const each = button(
          { class: "btn", "data-action": action, title: label, onclick: () => onAction(action) },
          draw(),
          words,
          h("em"),
        );
        return [action, each];
      }),
    );
    this.element = h(
      "footer",
      { class: "row bar" },
      this.switch,
      h("span", { class: "grow" }),
      ...this.actions.values(),
    );
  }

  /**
   * @param {object} state
   * @param {Mode} state.mode
   * @param {boolean} state.model
   * @param {Record<'undo' | 'redo' | 'clear', boolean>} state.can
   * @param {Record<DrawerName, number>} state.counts how many there are, per drawer
   * @param {DrawerName | null} state.drawer
   */
  update({ mode, model, can, counts, drawer }) {
    for (const each of this.modes) {
      each.hidden = each.dataset.mode === "plan" && !model;
      const on = each.dataset.mode === mode;
      each.setAttribute("aria-checked", String(on));
      each.tabIndex = on ? 0 : -1;
    }
    for (const [action, each] of this.actions) {
      if (action === "undo" || action === "redo" || action === "clear") each.disabled = !can[action];
      else {
        fill(/** @type {Element} */ (each.lastChild), counts[action] > 0 && String(counts[action]));
        each.setAttribute("aria-expanded", String(drawer === action));
      }
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
    const offered = this.modes.filter((each) => !each.hidden);
    const at = offered.findIndex((each) => each.getAttribute("aria-checked") === "true");
    const next = offered.at((at + step) % offered.length);
    next?.click();
    next?.focus();
  };
}
