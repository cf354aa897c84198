/** Where the palette's parts stand: result, preview and panel above each other, the drawers beside them. */

import { h } from "./dom.js";
import { Layout } from "./layout.js";

/** @typedef {import("./parts.js").Parts} Parts */

export class Dock {
  /** @param {{parts: Parts, story: import("../wire.d.ts").StoryContext, onKey: (event: KeyboardEvent) => void}} parts */
  constructor({ parts, story, onKey }) {
    const { context, field, commenting, understood, notice, restore, bar, toast, card, review, pointing, drawers } =
      parts;
    const panel = h(
      "section",
      { class: "card panel" },
      ...[context, field, commenting, understood, notice, restore, bar].map(({ element }) => element),
    );
    this.dialog = h(
      "div",
      { class: "dock", role: "dialog", "aria-label": "Sidestory" },
      ...[toast.element, card.element, review.strip.element, panel, pointing.element],
    );
    this.layout = new Layout({ dock: this.dialog, card: card.element, panel, story });
    this.element = h("div", { onkeydown: onKey }, this.dialog, drawers.element);
  }

  /** @param {boolean} on an element is being chosen, with the story in sight */
  point(on) {
    this.dialog.classList.toggle("pointing", on);
  }
}
