/** Comments in words. Pure. */

import { elementLabel } from "./format.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */

/** @param {Comment} comment whether somebody still has to do something */
export const isOpen = ({ status, resolved }) => !resolved && (status === "pending" || status === "processing");

/**
 * @param {Comment} comment
 * @returns {{label: string, tone: string}}
 */
export function fate({ status, resolved, versionId, proposalId }) {
  if (resolved) return { label: "Resolved", tone: "" };
  const applied = versionId ? `Applied in v${versionId}` : "Applied";
  return {
    pending: { label: "Pending", tone: "cur" },
    processing: { label: proposalId ? "In a proposal" : "In work", tone: "work" },
    applied: { label: applied, tone: "ok" },
    rejected: { label: "Rejected", tone: "bad" },
  }[status];
}

/**
 * A story's name out of its id, as Storybook makes ids: `components-button--with-icon` → `With icon`.
 *
 * @param {string} storyId
 */
export function storyName(storyId) {
  const words = (storyId.split("--").at(-1) ?? "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an anchor is called: `<button> “Save”`. @param {import("../wire.d.ts").Anchor} anchor */
export function anchorName({ tag, text }) {
  const words = text && (text.length > 40 ? `${text.slice(0, 39)}…` : text);
  return [tag && elementLabel({ tag }), words && `“${words}”`].filter(Boolean).join(" ");
}
