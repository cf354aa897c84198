/** The row of actions below the field: the mode at the left, what can be done at the right. */

import { button, fill, h } from "./dom.js";
import { drawerIcon } from "./drawer-icons.js";
import { icon } from "./icons.js";
import { Segments } from "./segments.js";

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
    this.modes = new Segments({
      ...{ label: "Mode", data: "mode", choices: MODES.map(([mode]) => mode) },
      onChoose: onMode,
    });
    for (const [mode, label, title] of MODES) {
      const each = this.modes.of(mode);
      each.textContent = label;
      each.title = title;
    }
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
      this.modes.element,
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
    this.modes.of("plan").hidden = !model;
    this.modes.update(mode);
    for (const [action, each] of this.actions) {
      each.removeAttribute("aria-busy");
      if (action === "undo" || action === "redo" || action === "clear") each.disabled = !can[action];
      else {
        const count = counts[action] > 0 && String(counts[action]);
        fill(/** @type {Element} */ (each.lastChild), count);
        each.setAttribute("aria-label", count ? `${each.title} ${count}` : each.title); // narrow bars hide the word
        each.setAttribute("aria-expanded", String(drawer === action));
      }
    }
  }

  /** Show that an action was taken, and nothing else: what comes of it is drawn soon. @param {string} [kind] */
  hold(kind) {
    this.actions.get(/** @type {BarAction} */ (kind))?.setAttribute("aria-busy", "true");
  }

  /** @param {BarAction} action */
  focus(action) {
    this.actions.get(action)?.focus();
  }
}
