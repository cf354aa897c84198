/** The open proposals of one component, side by side. */

import { diffView } from "./diff-view.js";
import { button, h } from "./dom.js";
import { when } from "./format.js";
import { answers } from "./proposal-row.js";
import { componentName, tagOf } from "./proposal-words.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */

/**
 * @param {object} parts
 * @param {ShadowRoot} parts.root
 * @param {Proposal[]} parts.proposals the oldest first
 * @param {(proposal: Proposal) => void} parts.onPreview
 * @param {(proposal: Proposal) => void} parts.onApprove
 */
export function compareSheet({ root, proposals, onPreview, onApprove }) {
  const columns = proposals.map((proposal, at) => {
    const [words, tone] = tagOf(proposal);
    /** @param {(proposal: Proposal) => void} act */
    const then = (act) => () => {
      sheet.close();
      act(proposal);
    };
    const called = `proposal ${at + 1}`;
    /** @param {string} label @param {string} kind @param {(proposal: Proposal) => void} act */
    const press = (label, kind, act) =>
      button({ class: kind, disabled: !open, "aria-label": `${label} ${called}`, onclick: then(act) }, label);
    const open = proposal.status === "awaiting_approval";
    return h(
      "section",
      { class: "column", "aria-label": `Proposal ${at + 1}` },
      h(
        "div",
        { class: "row" },
        h("b", {}, `Proposal ${at + 1}`),
        h("span", { class: `tag ${tone}` }, words),
        h("span", { class: "grow" }),
        h("time", { datetime: proposal.timestamp }, when(proposal.timestamp)),
      ),
      answers(proposal),
      proposal.message && h("p", { class: "message", dir: "auto" }, proposal.message),
      h("div", { class: "grow" }, diffView(proposal.diff, { of: called })),
      h(
        "div",
        { class: "row actions" },
        press("Preview", "btn line", onPreview),
        press("Approve", "btn main", onApprove),
      ),
    );
  });
  const name = componentName(proposals[0]?.componentPath ?? "");
  const content = [h("div", { class: "columns" }, ...columns)];
  const sheet = new Sheet({ root, title: `Proposals for ${name}, side by side`, content });
  return sheet;
}
