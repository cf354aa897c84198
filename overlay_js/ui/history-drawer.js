/** The conversation, turn by turn, the newest first. */

import { button, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { when } from "./format.js";
import { icon } from "./icons.js";
import { KeyedList } from "./keyed-list.js";
import { spent } from "./spent.js";
import { editorName } from "./words.js";

/** @typedef {import("../wire.d.ts").Turn} Turn */

export class HistoryDrawer {
  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {(versionId: number) => void} parts.onVersion
   * @param {() => void} parts.onClose
   */
  constructor({ session, onVersion, onClose }) {
    this.session = session;
    this.onVersion = onVersion;
    this.rows = new KeyedList(h("ol", { class: "turns" }));
    this.drawer = new Drawer({ id: "history", title: "History", onClose });
  }

  update() {
    const { answer } = this.session;
    if (!this.drawer.open || !answer) return;
    const turns = answer.conversationHistory;
    const first = answer.totalTurns - turns.length;
    const rows = turns.map((turn, at) => ({ id: first + at, state: turn, make: () => this.#row(turn) })).toReversed();
    this.rows.update(rows);
    const sum = spent(answer.usage, answer.costMicros);
    this.drawer.update({
      total: answer.totalTurns,
      rows: rows.length
        ? [
            ...(sum ? [h("p", { class: "spent" }, `This session: ${sum}`)] : []),
            this.rows.element,
            ...(first > 0
              ? [h("p", { class: "empty" }, `The ${turns.length} newest of ${answer.totalTurns} turns.`)]
              : []),
          ]
        : [],
      empty: "Nothing was said yet. What you ask for, and what came of it, stands here.",
    });
  }

  /** @param {Turn} turn */
  #row({ timestamp, userPrompt, aiResponse, success, error, versionId, editor, usage, costMicros }) {
    const cost = spent(usage, costMicros);
    const failure = success ? "" : (error ?? "This did not work.");
    const answer = aiResponse === failure ? "" : aiResponse; // a refusal is its own answer
    const version = versionId !== undefined && versionId !== null;
    return h(
      "li",
      { class: success ? "turn" : "turn fail" },
      h(
        "div",
        { class: "row" },
        h("time", { datetime: timestamp }, when(timestamp)),
        editor && h("span", { class: "tag" }, editorName(editor)),
        h("span", { class: "grow" }),
        version &&
          button(
            {
              ...{ class: "link", title: "Show this version", "data-focus": timestamp },
              "aria-label": `v${versionId}: show this version`,
              onclick: () => this.onVersion(versionId),
            },
            `v${versionId}`,
          ),
      ),
      h("p", { class: "you" }, h("b", {}, "You: "), h("span", { dir: "auto" }, userPrompt)),
      answer && h("p", { class: "ai" }, h("b", {}, "AI: "), h("span", { dir: "auto" }, answer)),
      failure &&
        h(
          "p",
          { class: "failed" },
          icon("warn", 13),
          !answer && h("b", {}, "AI: "),
          h("span", { dir: "auto" }, failure),
        ),
      cost && h("p", { class: "spent" }, cost),
    );
  }
}
