/** The live line of a running change: its stage, how long it has taken, and Cancel. */

import { button, fill, h } from "./dom.js";
import { duration } from "./format.js";
import { STAGES, stageName } from "./words.js";

const LATE = 1_000; // ms before the clock is shown: quick edits need none

export class ProgressLine {
  #since = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** @param {{onCancel: () => void}} parts */
  constructor({ onCancel }) {
    this.bar = h("div", { class: "segments", "aria-hidden": "true" }, ...STAGES.map(() => h("i")));
    this.words = h("span", { class: "stage" });
    this.clock = h("span", { class: "clock", "aria-hidden": "true" });
    this.cancel = button({ class: "btn", onclick: onCancel }, "Cancel");
    this.element = h(
      "div",
      { class: "progress" },
      this.bar,
      h("div", { class: "row" }, this.words, this.clock, this.cancel),
    );
  }

  start() {
    if (this.#timer !== undefined) return;
    this.#since = performance.now();
    this.#timer = setInterval(this.#tick, 100);
    this.cancel.disabled = false;
    this.#tick();
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @param {import("../session/outcome.js").Outcome} outcome */
  update({ stage, detail, rejoining }) {
    const at = STAGES.indexOf(stage === "repairing" ? "thinking" : stage.toLowerCase());
    this.bar.classList.toggle("lost", rejoining);
    [...this.bar.children].forEach((segment, index) => {
      segment.className = index < at ? "past" : index === Math.max(at, 0) ? "now" : "";
    });
    if (rejoining) fill(this.words, h("b", {}, "Reconnecting"), " the change goes on meanwhile");
    else fill(this.words, h("b", {}, stageName(stage)), detail && ` ${detail}`);
  }

  #tick = () => {
    const passed = performance.now() - this.#since;
    this.clock.textContent = passed < LATE ? "" : duration(Math.floor(passed / 100) * 100);
  };
}
