/** Has the comments of the scope processed, and shows how far that is. */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { counted, progressWords } from "./proposal-words.js";

export class ProcessLine {
  /** @param {{onProcess: () => void}} parts */
  constructor({ onProcess }) {
    this.words = h("p", { class: "doing", role: "status" });
    this.bar = h(
      "div",
      { class: "share", role: "progressbar", "aria-label": "Comments processed", "aria-valuemin": 0 },
      h("i"),
    );
    this.running = h("div", { class: "running" }, this.words, this.bar);
    this.press = button({ class: "btn main", "data-focus": "process", onclick: onProcess });
    this.element = h("div", { class: "process" }, this.press, this.running);
  }

  /**
   * @param {object} state
   * @param {number} state.pending comments of the scope that wait
   * @param {import("../session/progress.js").Progress | null} state.progress
   */
  update({ pending, progress }) {
    this.element.hidden = pending === 0 && !progress;
    this.press.hidden = progress !== null;
    this.running.hidden = progress === null;
    fill(this.press, icon("bolt", 14), `Process ${counted(pending, "comment")}`);
    if (!progress) return;
    const words = progressWords(progress);
    if (this.words.textContent !== words) this.words.textContent = words;
    const { done, total, stage } = progress;
    this.bar.setAttribute("aria-valuemax", String(total));
    this.bar.setAttribute("aria-valuenow", String(done));
    const share = (done + (stage ? 0.5 : 0)) / Math.max(total, 1); // half a component while one is at work
    this.bar.style.setProperty("--share", `${Math.round(Math.min(share, 1) * 100)}%`);
  }
}
