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
      h("div", { class: "grow" }, diffView(proposal.diff)),
      h(
        "div",
        { class: "row actions" },
        button({ class: "btn line", disabled: !open, onclick: then(onPreview) }, "Preview"),
        button({ class: "btn main", disabled: !open, onclick: then(onApprove) }, "Approve"),
      ),
    );
  });
  const name = componentName(proposals[0]?.componentPath ?? "");
  const content = [h("div", { class: "columns" }, ...columns)];
  const sheet = new Sheet({ root, title: `Proposals for ${name}, side by side`, content });
  return sheet;
}
