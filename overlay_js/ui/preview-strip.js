/** What is on the story instead of the component as it is: before, after, and what becomes of it. */

import { Choices } from "./choices.js";
import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { componentName, headline } from "./proposal-words.js";
import { verdict } from "./words.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */

const BEFORE = "before";

export class PreviewStrip {
  /** @type {Proposal[]} */
  #proposals = [];

  /**
   * @param {object} parts
   * @param {(proposal: Proposal | null) => void} parts.onShow null: before
   * @param {(proposal: Proposal) => void} parts.onApprove
   * @param {() => void} parts.onEnd
   */
  constructor({ onShow, onApprove, onEnd }) {
    this.onApprove = onApprove;
    this.title = h("span", { class: "cut", dir: "auto" });
    this.state = h("p", { class: "state", role: "status" });
    this.segments = new Choices({
      label: "What the story shows",
      onChoose: (id) => onShow(this.#proposals.find((each) => each.id === id) ?? null),
    });
    this.approve = button(
      { class: "btn main", onclick: () => this.#chosen && this.onApprove(this.#chosen) },
      "Approve",
    );
    const end = button({ class: "btn square", "aria-label": "End preview", onclick: onEnd }, icon("cross", 14));
    this.element = h(
      "section",
      { class: "card strip", hidden: true, "aria-label": "Preview" },
      h("div", { class: "row told" }, h("span", { class: "tag cur" }, "Preview"), this.title),
      this.segments.element,
      this.approve,
      end,
      this.state,
    );
  }

  /** @type {Proposal | null} */
  #chosen = null;

  /**
   * @param {import("../session/preview.js").Preview} preview
   * @param {Proposal[]} proposals those of the component, to choose from
   * @param {boolean} busy a change is on its way
   */
  update({ proposal, shown, busy: working, receipt }, proposals, busy) {
    this.element.hidden = proposal === null;
    this.#chosen = proposal;
    if (!proposal) return;
    this.#proposals = proposals.some(({ id }) => id === proposal.id) ? proposals : [proposal];
    const words = `${componentName(proposal.componentPath)}: ${headline(proposal)}`;
    this.title.textContent = words;
    this.title.title = words;
    const several = this.#proposals.length > 1;
    const choices = this.#proposals.map((each, at) => ({
      id: each.id,
      label: several ? String(at + 1) : "After",
      title: headline(each),
    }));
    const before = { id: BEFORE, label: "Before", title: "The component as it is" };
    this.segments.update([before, ...choices], shown || working ? proposal.id : BEFORE, working);
    this.element.classList.toggle("working", working);
    this.approve.disabled = busy || working;
    const { label, sentence } = receipt && shown ? verdict(receipt, false) : { label: "", sentence: "" };
    fill(this.state, label !== "Confirmed" && sentence);
  }
}
