/** One line below the field, while nothing is typed: "Restore last session", and how that went. */

import { button, fill, h } from "./dom.js";
import { when } from "./format.js";
import { icon } from "./icons.js";

/** @typedef {import("../session/working.js").Working} Working */

export class RestoreRow {
  #key = "";

  /** @param {{working: Working, onRestore: () => void}} parts */
  constructor({ working, onRestore }) {
    this.working = working;
    this.onRestore = onRestore;
    this.element = h("div", { class: "under restore", hidden: true });
  }

  /** @param {{idle: boolean}} state */
  update({ idle }) {
    const { phase, last, problem } = this.working;
    const shown = phase !== "idle" || (idle && last !== null);
    const key = JSON.stringify([shown, phase, last, problem]);
    if (key === this.#key) return;
    this.#key = key;
    this.element.hidden = !shown;
    fill(this.element, shown && this.#row());
  }

  #row() {
    const { phase, last, problem } = this.working;
    const busy = phase === "restoring";
    const press = button(
      { class: "chip ask", disabled: busy, "aria-busy": busy ? "true" : null, onclick: this.onRestore },
      icon("clock", 12),
      busy ? "Restoring…" : phase === "failed" ? "Try again" : "Restore last session",
    );
    const words = phase === "failed" ? problem : last ? told(last) : "";
    return h(
      "div",
      { class: "row examples", role: "group", "aria-label": "Last session" },
      press,
      h("span", { class: "lead cut", dir: "auto" }, words),
    );
  }
}

/**
 * “components-button--primary · “make it rounder” · 10:35”
 *
 * @param {{state: import("../wire.d.ts").WorkingState, savedAt?: string | undefined}} last
 */
export function told({ state, savedAt }) {
  const draft = state.draft ? `“${state.draft.length > 40 ? `${state.draft.slice(0, 39)}…` : state.draft}”` : "";
  return [state.storyId, draft, savedAt && when(savedAt)].filter(Boolean).join(" · ");
}
