/** One proposal in the list: what was wished, what is proposed, and what can be done with it. */

import { address } from "../client.js";
import { button, h } from "./dom.js";
import { when } from "./format.js";
import { icon } from "./icons.js";
import { called, componentName, tagOf, undecided } from "./proposal-words.js";
import { editorName } from "./words.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */
/** @typedef {'preview' | 'end' | 'approve' | 'edit' | 'reject' | 'anew' | 'go'} RowAction */

/**
 * @typedef {object} RowState
 * @property {Proposal} proposal
 * @property {number | null} number among several of its component
 * @property {boolean} named of another component than the open one, or of any
 * @property {'off' | 'on' | 'busy'} preview
 * @property {boolean} busy a change is on its way
 */

/**
 * @param {RowState} state
 * @param {(action: RowAction) => void} act
 * @param {{diff: Node, form: Node | null}} parts
 */
export function proposalRow({ proposal, number, named, preview, busy }, act, { diff, form }) {
  const { id, timestamp, editor, message, broken, reason, status } = proposal;
  const [words, tone] = tagOf(proposal);
  const name = called(proposal, number);
  const at = when(timestamp);
  return h(
    "li",
    { class: preview === "off" ? "prop" : "prop now", "data-proposal": id, "data-status": status },
    h(
      "div",
      { class: "row" },
      number !== null && h("b", { class: "number" }, `${number}`),
      h("span", { class: `tag ${tone}` }, words),
      editor && h("span", { class: "by" }, editor === "quick" && icon("bolt", 11), editorName(editor)),
      h("span", { class: "grow" }),
      h(
        "a",
        {
          href: `${address("/__ai-review")}#proposal-${id}`,
          target: "_blank",
          rel: "noopener",
          title: "On the review page",
          "aria-label": `${at}, ${name} on the review page`,
        },
        h("time", { datetime: timestamp }, at),
      ),
    ),
    named &&
      button(
        {
          ...{ class: "of", title: proposal.componentPath, onclick: () => act("go") },
          "aria-label": `${componentName(proposal.componentPath)}: go to the story of ${name}`,
        },
        componentName(proposal.componentPath),
      ),
    answers(proposal),
    message && undecided(proposal) && h("p", { class: "message", dir: "auto" }, message),
    remark(status, broken, reason),
    form ?? actions({ proposal, preview, busy }, name, act),
    h("div", { class: "inline-diff" }, diff),
  );
}

/** The comments that it answers, and those that it declined, with why. @param {Proposal} proposal */
export function answers({ comments, declined, request }) {
  return h(
    "ul",
    { class: "answers" },
    request && h("li", {}, h("b", {}, "A program asked for"), h("p", { dir: "auto" }, request)),
    ...comments.map(({ author, text }) => h("li", {}, h("b", {}, h("bdi", {}, author)), h("p", { dir: "auto" }, text))),
    ...declined.map(({ author, text, why }) =>
      h(
        "li",
        { class: "no" },
        h("b", {}, h("bdi", {}, author)),
        h("p", { dir: "auto" }, text),
        h("p", { class: "why", dir: "auto" }, h("em", {}, "Declined: "), why),
      ),
    ),
  );
}

/**
 * @param {Proposal['status']} status
 * @param {string | undefined} broken
 * @param {string | undefined} reason
 */
function remark(status, broken, reason) {
  if (status === "stale")
    return h(
      "p",
      { class: "remark warn" },
      icon("hand", 13),
      "The files have changed in the same place since, so it isn't applied.",
    );
  if (status === "awaiting_approval" && broken)
    return h(
      "p",
      { class: "remark bad" },
      icon("warn", 13),
      h("span", { dir: "auto" }, "It broke the story and was taken back: ", broken),
    );
  return reason ? h("p", { class: "remark" }, h("span", { dir: "auto" }, reason)) : null;
}

/**
 * @param {Pick<RowState, 'proposal' | 'preview' | 'busy'>} state
 * @param {string} name what it is called
 * @param {(action: RowAction) => void} act
 */
function actions({ proposal: { id, status, broken, comments, declined }, preview, busy }, name, act) {
  /** @param {RowAction} action @param {string} label @param {string} kind @param {boolean} [disabled] */
  const press = (action, label, kind, disabled = busy) =>
    button(
      {
        class: kind,
        "data-focus": `${id}:${action === "end" ? "preview" : action}`,
        "aria-label": `${label}${action === "end" ? " of" : ""} ${name}`,
        disabled,
        onclick: () => act(action),
      },
      label,
    );
  const gap = h("span", { class: "grow" });
  const answers = comments.length + declined.length > 0; // what it is made anew from
  /** @param {string} kind */
  const anew = (kind) => answers && press("anew", "Make anew", kind);
  const reject = press("reject", "Reject", "link");
  switch (status) {
    case "awaiting_approval":
      return h(
        "div",
        { class: "row acts" },
        preview === "off" ? press("preview", "Preview", "btn line") : press("end", "End preview", "btn line"),
        broken ? anew("btn line") : press("approve", "Approve", "btn main"),
        gap,
        press("edit", "Edit", "link"),
        reject,
      );
    case "stale":
      return h("div", { class: "row acts" }, anew("btn main"), gap, reject);
    case "rejected":
    case "failed":
      return answers ? h("div", { class: "row acts" }, anew("link")) : null;
    case "approved":
      return null;
  }
}
