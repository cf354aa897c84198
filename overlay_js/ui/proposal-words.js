/** Proposals and their making in words that a designer understands. Pure. */

import { basename, list, when } from "./format.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */
/** @typedef {import("../proposals.d.ts").ProcessReport} ProcessReport */

/** @param {string} path */
export const componentName = (path) => basename(path).replace(/\..*$/, "");

/** @param {number} count @param {string} one */
export const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Whether somebody can still decide on it. @param {Proposal} proposal */
export const undecided = ({ status }) => status === "awaiting_approval" || status === "stale";

/**
 * What its controls call it: each of them needs a name of its own.
 *
 * @param {Proposal} proposal
 * @param {number | null} number among several of its component that can be decided
 */
export function called(proposal, number) {
  const { componentPath, timestamp } = proposal;
  const name = componentName(componentPath);
  if (number !== null) return `proposal ${number} for ${name}`;
  const which = undecided(proposal) ? "" : ` of ${when(timestamp)}: ${headline(proposal).slice(0, 60)}`;
  return `the proposal for ${name}${which}`;
}

/** What it is about, in one line. @param {Proposal} proposal */
export function headline({ comments, declined, request, message }) {
  const text = (comments[0] ?? declined[0])?.text ?? request ?? message;
  const more = comments.length > 1 ? ` and ${comments.length - 1} more` : "";
  return text.replace(/\s+/g, " ").trim() + more;
}

/**
 * @param {Proposal} proposal
 * @returns {[string, string]} the tag's words and its class
 */
export function tagOf({ status, broken, versionId }) {
  switch (status) {
    case "awaiting_approval":
      return broken ? ["Broke the story", "bad"] : ["To decide", "cur"];
    case "stale":
      return ["Out of date", "warn"];
    case "approved":
      return [versionId ? `Approved · v${versionId}` : "Approved", "ok"];
    case "rejected":
      return ["Rejected", ""];
    case "failed":
      return ["Declined", "bad"];
  }
}

const STAGES = { claimed: "reading", editing: "editing", asking: "asking the model" };

/** @param {import("../session/progress.js").Progress} progress */
export function progressWords({ componentPath, comments, stage, done, total }) {
  if (!componentPath) return "Starting";
  const many = total > 1 ? `${Math.min(done + 1, total)} of ${total} · ` : "";
  const doing = stage ? STAGES[stage] : "done";
  return `${many}${componentName(componentPath)} · ${counted(comments, "comment")} · ${doing}`;
}

const STOPPED = {
  budget_reached: "The budget is used up; the rest waits.",
  redis_unavailable: "Redis is away; the rest waits.",
};

/** What a run came to. @param {ProcessReport} report */
export function reportWords({ proposals, failed, stopped }) {
  const made = proposals.filter(({ status }) => status !== "failed");
  const declined = proposals.filter(({ status }) => status === "failed").map(nameOf);
  const why = stopped && stopped in STOPPED ? STOPPED[/** @type {keyof typeof STOPPED} */ (stopped)] : "";
  const parts = [
    made[0] && made.length === 1 && `A proposal for ${nameOf(made[0])} is ready`,
    made.length > 1 && `${counted(made.length, "proposal")} are ready: ${list(made.map(nameOf))}`,
    declined.length > 0 && `The comments on ${list(declined)} were declined`,
    failed[0] && `${componentName(failed[0].componentPath)}: ${failed[0].error}`,
    why,
  ].filter(Boolean);
  return parts.map((part) => String(part).replace(/\.$/, "")).join(". ") || "No comments wait to be processed";
}

/** @param {{componentPath: string}} each */
const nameOf = ({ componentPath }) => componentName(componentPath);

/** @param {import("../proposals.d.ts").ProposalNews} news */
export function readyWords({ componentPath, status }) {
  const name = componentName(componentPath);
  return status === "failed" ? `The comments on ${name} were declined` : `A proposal for ${name} is ready`;
}
