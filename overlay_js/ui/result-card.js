/** What became of the last change: prompt, editor, answer, diff, receipt, and what one can do next. */

import { diffView } from "./diff-view.js";
import { button, fill, h } from "./dom.js";
import { list, storyNames } from "./format.js";
import { icon } from "./icons.js";
import { ProgressLine } from "./progress-line.js";
import { receiptView } from "./receipt-view.js";
import { broken, credit, maskedSecrets, title, verdict } from "./words.js";

/** @typedef {import("../session/outcome.js").Outcome} Outcome */
/** @typedef {'cancel' | 'dismiss' | 'undo' | 'recheck' | 'open_story' | 'edit_prompt' | 'apply_plan'} CardAction */

export class ResultCard {
  /** @type {Outcome | null} */
  #shown = null;

  /** @param {{onAction: (action: CardAction) => void}} parts */
  constructor({ onAction }) {
    this.onAction = onAction;
    this.title = h("h2", { class: "asked", dir: "auto" });
    this.credit = h("span", { class: "chip soft credit" });
    const close = button(
      { class: "btn square", "aria-label": "Hide the result", onclick: () => onAction("dismiss") },
      icon("cross", 14),
    );
    this.close = close;
    this.progress = new ProgressLine({ onCancel: () => onAction("cancel") });
    this.text = h("p", { class: "answer", dir: "auto" });
    this.diff = h("div");
    this.affects = h("p", { class: "affects" });
    this.mended = h("p", { class: "affects mended" });
    this.masked = h("p", { class: "affects masked" });
    this.warning = h("p", { class: "affects warning" });
    this.unseen = h("p", { class: "affects unseen" });
    const told = [this.text, this.masked, this.mended, this.warning, this.unseen, this.affects, this.diff];
    this.body = h("div", { class: "card-body" }, ...told);
    this.foot = h("div", { class: "card-foot" });
    const head = h("header", { class: "row card-head" }, this.title, this.credit, close);
    this.element = h(
      "section",
      { class: "card result", hidden: true, "aria-label": "Result" },
      head,
      this.body,
      this.progress.element,
      this.foot,
    );
  }

  stop() {
    this.progress.stop();
  }

  /** @param {Outcome | null} outcome */
  update(outcome) {
    const before = this.#shown;
    this.#shown = outcome;
    const visible = outcome !== null && (!outcome.error || outcome.text !== "");
    this.element.hidden = !visible;
    this.element.dataset["request"] = outcome?.requestId ?? "";
    if (!outcome || !visible) return this.progress.stop();
    this.#head(outcome);
    this.#answer(outcome);
    if (outcome.diff !== before?.diff) fill(this.diff, outcome.diff.length > 0 && diffView(outcome.diff));
    this.#mended(outcome);
    this.#remarks(outcome);
    this.#affected(outcome);
    this.#progress(outcome, before);
    const { receipt, phase, rolledBack } = outcome;
    if (receipt !== before?.receipt || phase !== before?.phase || rolledBack !== before.rolledBack) this.#foot(outcome);
  }

  /** @param {Outcome} outcome */
  #head(outcome) {
    const words = title(outcome);
    const made = credit(outcome);
    if (this.title.textContent !== words) this.title.textContent = words;
    this.title.title = words;
    this.credit.hidden = !made;
    fill(this.credit, outcome.editor === "quick" && icon("bolt", 12), made);
    this.close.hidden = outcome.phase === "running";
    this.element.classList.toggle("away", outcome.rolledBack);
  }

  /** @param {Outcome} outcome */
  #answer({ text, summary, phase }) {
    const words = text || summary;
    if (this.text.textContent === words) return;
    const following = this.body.scrollHeight - this.body.scrollTop - this.body.clientHeight < 24;
    this.text.textContent = words;
    this.text.hidden = !words;
    if (following && phase === "running") this.body.scrollTop = this.body.scrollHeight;
  }

  /** @param {Outcome} outcome */
  #affected({ affects, rolledBack }) {
    this.affects.hidden = affects.length === 0 || rolledBack;
    fill(this.affects, icon("layers", 14), h("span", {}, "Also affects: ", h("b", {}, list(storyNames(affects), 5))));
    this.affects.title = affects.map((story) => `${story.title} / ${story.name}`).join("\n");
  }

  /** @param {Outcome} outcome */
  #mended({ mended }) {
    this.mended.hidden = mended === null;
    fill(
      this.mended,
      icon("check", 14),
      h("span", {}, "Repaired: the first try broke the story, ", broken(mended?.error)),
    );
  }

  /** @param {Outcome} outcome */
  #remarks({ masked, warning, unseen, rolledBack }) {
    this.masked.hidden = masked === 0;
    fill(this.masked, icon("hand", 14), h("span", {}, maskedSecrets(masked)));
    this.warning.hidden = !warning || rolledBack;
    fill(this.warning, icon("warn", 14), h("span", { dir: "auto" }, warning ?? ""));
    this.unseen.hidden = !unseen || rolledBack;
    fill(this.unseen, icon("unseen", 14), h("span", { dir: "auto" }, unseen));
  }

  /** @param {Outcome} outcome @param {Outcome | null} before */
  #progress(outcome, before) {
    const running = outcome.phase === "running";
    this.progress.element.hidden = !running;
    if (before?.requestId !== outcome.requestId) this.progress.stop();
    if (!running) return this.progress.stop();
    this.progress.start();
    return this.progress.update(outcome);
  }

  /** @param {Outcome} outcome */
  #foot(outcome) {
    const { receipt, phase, rolledBack } = outcome;
    const actions = phase === "done" ? offered(outcome) : [];
    const row = actions.map(({ action, label, main }) =>
      button({ class: main ? "btn main" : "btn line", onclick: () => this.onAction(action) }, label),
    );
    const shown = receipt && phase !== "failed";
    const why = shown ? verdict(receipt, rolledBack).sentence : "";
    const words = h("p", { class: "why", dir: "auto" }, why);
    fill(
      this.foot,
      shown && receiptView(receipt, rolledBack),
      (why || row.length > 0) && h("div", { class: "row help" }, words, h("div", { class: "row actions" }, ...row)),
    );
    this.foot.hidden = !this.foot.hasChildNodes();
  }
}

/**
 * What helps now.
 *
 * @param {Outcome} outcome
 * @returns {{action: CardAction, label: string, main?: true}[]}
 */
export function offered({ receipt, rolledBack, mode, kind, versionId }) {
  if (mode === "plan") return [{ action: "apply_plan", label: "Apply this", main: true }];
  if (!receipt || versionId === null) return [];
  if (rolledBack) return kind === "iterate" ? [{ action: "edit_prompt", label: "Edit the prompt" }] : [];
  const undo =
    kind === "iterate" || kind === "approve" ? [{ action: /** @type {const} */ ("undo"), label: "Undo" }] : [];
  if (receipt.lateError || receipt.verdict === "failed") return undo;
  if (receipt.verdict === "confirmed") return [];
  const open =
    receipt.reason === "no_dev_server" || receipt.reason === "not_in_page"
      ? []
      : [{ action: /** @type {const} */ ("open_story"), label: "Open the story" }];
  return [...open, { action: "recheck", label: "Check again" }, ...undo];
}
