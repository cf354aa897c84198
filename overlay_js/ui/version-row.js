/** One version in the list: what it was about, what became of it, and what can be done with it. */

import { drawerIcon } from "./drawer-icons.js";
import { button, h } from "./dom.js";
import { when } from "./format.js";
import { broken } from "./words.js";

/** @typedef {import("../wire.d.ts").Version} Version */

/**
 * @typedef {object} RowState
 * @property {Version} version
 * @property {boolean} current
 * @property {boolean} starred
 * @property {number | null} branchedFrom its parent, when that isn't the row below
 * @property {boolean} busy a change is on its way
 * @property {boolean} diffShown
 * @property {boolean} renaming
 *
 * @typedef {object} RowActions
 * @property {(versionId: number) => void} restore
 * @property {(version: Version) => void} toggleDiff
 * @property {(versionId: number, starred: boolean) => void} star
 * @property {(versionId: number) => void} rename
 */

/**
 * @param {RowState} state
 * @param {RowActions} actions
 * @param {{diff: Node | undefined, name: Node | null}} parts the unfolded diff, and the field of its name while that is changed
 */
export function versionRow({ version, current, starred, branchedFrom, busy, diffShown, renaming }, actions, parts) {
  const { versionId, parentId = null, timestamp, label } = version;
  const called = nameOf(version);
  const said = wordsOf(version);
  const failed = version.state === "failed";
  const tag = tagOf(version, current);
  const words = diffShown ? "Hide diff" : "See diff";
  const restore =
    !current &&
    !failed &&
    button(
      {
        ...{ class: "link", "data-focus": `${versionId}:restore`, disabled: busy, "aria-label": `Restore ${called}` },
        onclick: () => actions.restore(versionId),
      },
      "Restore",
    );
  const see =
    parentId !== null &&
    button(
      {
        ...{ class: "link", "data-focus": `${versionId}:diff`, "aria-expanded": String(diffShown) },
        ...{ "aria-label": `${words} of ${called}`, onclick: () => actions.toggleDiff(version) },
      },
      words,
    );
  return h(
    "li",
    {
      class: ["ver", current && "now", failed && "fail", starred && "star"].filter(Boolean).join(" "),
      "data-version": versionId,
      "aria-current": current && "true",
    },
    h(
      "div",
      { class: "row" },
      h("b", {}, `v${versionId}`),
      tag && h("span", { class: `tag ${tag[1]}` }, tag[0]),
      pencil(version, renaming, actions),
      h("span", { class: "grow" }),
      h("time", { datetime: timestamp }, when(timestamp)),
      star(version, starred, actions),
    ),
    parts.name ?? (label && h("p", { class: "name", dir: "auto" }, label)),
    h("p", { class: label || parts.name ? "prompt dim" : "prompt", dir: "auto", title: said }, said),
    h("div", { class: "row foot" }, h("p", { class: "fate" }, fate(version, branchedFrom)), restore, see),
    h("div", { class: "inline-diff" }, parts.diff),
  );
}

/**
 * @param {Version} version
 * @param {boolean} renaming
 * @param {RowActions} actions
 */
function pencil(version, renaming, actions) {
  const { versionId, label } = version;
  const title = label ? "Rename (F2)" : "Name this version (F2)";
  return button(
    {
      ...{
        class: "mark edit",
        title,
        hidden: renaming,
        "data-focus": `${versionId}:rename`,
        "aria-keyshortcuts": "F2",
      },
      "aria-label": `${label ? "Rename" : "Name"} ${nameOf(version)}`,
      onclick: () => actions.rename(versionId),
    },
    drawerIcon("pencil", 14),
  );
}

/**
 * @param {Version} version
 * @param {boolean} starred
 * @param {RowActions} actions
 */
function star(version, starred, actions) {
  const { versionId } = version;
  return button(
    {
      class: "mark star",
      title: starred ? "Starred: kept for good. Press to take the star away" : "Star: keep for good",
      "data-focus": `${versionId}:star`,
      "aria-label": `Star ${nameOf(version)}`,
      "aria-pressed": String(starred),
      onclick: () => actions.star(versionId, !starred),
    },
    drawerIcon(starred ? "starred" : "star", 15),
  );
}

/** What its controls call it: each of them needs a name of its own. @param {Version} version */
const nameOf = ({ versionId, label }) => (label ? `version ${versionId}, ${label}` : `version ${versionId}`);

/** @param {Version} version */
function wordsOf({ origin, prompt }) {
  return { original: "Before the first change", external: "Changed outside Sidestory" }[String(origin)] ?? prompt;
}

/**
 * @param {Version} version
 * @param {boolean} current
 * @returns {[string, string] | undefined} the tag's words and its class
 */
function tagOf({ state, origin, receipt }, current) {
  if (current) return ["Current", "cur"];
  if (state === "failed") return [receipt ? "Rolled back" : "Not applied", "bad"];
  const words = { original: "Original", external: "Your edit" }[String(origin)];
  return words ? [words, ""] : undefined;
}

/**
 * @param {Version} version
 * @param {number | null} parent the version it branched from, when that isn't the row below
 */
function fate({ state, receipt, origin }, parent) {
  const from = parent === null ? "" : `from v${parent}`;
  if (state === "failed")
    return [receipt ? broken(receipt.error) : "Nothing was written", from].filter(Boolean).join(" · ");
  if (!receipt || origin === "original" || origin === "external") return from;
  const seen = { confirmed: "Confirmed", failed: "Failed", unconfirmed: "Not confirmed" }[receipt.verdict];
  return [receipt.lateError ? `Broke later: ${broken(receipt.lateError)}` : seen, from].filter(Boolean).join(" · ");
}
