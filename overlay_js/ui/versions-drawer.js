/** Every state that the component had, the newest first: see what changed, and go back. */

import { diffView } from "./diff-view.js";
import { button, fill, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { when } from "./format.js";
import { broken } from "./words.js";

/** @typedef {import("../wire.d.ts").Version} Version */

export class VersionsDrawer {
  /** Pages before the last 50, for one session. @type {{sessionId: string, versions: Version[]}} */
  #older = { sessionId: "", versions: [] };
  /** Versions whose diff is unfolded. @type {Map<number, Node>} */
  #diffs = new Map();
  busy = false;

  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../client.js").Client} parts.client
   * @param {(versionId: number) => void} parts.onRestore
   * @param {() => void} parts.onClose
   */
  constructor({ session, client, onRestore, onClose }) {
    this.session = session;
    this.client = client;
    this.onRestore = onRestore;
    this.drawer = new Drawer({ id: "versions", title: "Versions", onClose });
  }

  /** @param {boolean} busy a change is on its way */
  update(busy) {
    const { answer } = this.session;
    this.busy = busy;
    if (!this.drawer.open || !answer) return;
    if (this.#older.sessionId !== answer.sessionId) {
      this.#older = { sessionId: answer.sessionId, versions: [] };
      this.#diffs.clear();
    }
    const versions = merge(this.#older.versions, answer.versions);
    const rows = versions.map((version, index) => this.#row(version, versions[index + 1]));
    const missing = answer.totalVersions - versions.length;
    const more =
      missing > 0 && button({ class: "btn line more-rows", onclick: this.#loadOlder }, "Show older versions");
    this.drawer.update({
      total: answer.totalVersions,
      rows: rows.length ? [h("ol", { class: "versions" }, ...rows), ...(more ? [more] : [])] : [],
      empty: "No versions yet. The first change keeps the original, and every change after it.",
    });
  }

  /** @param {number} versionId */
  reveal(versionId) {
    const row = this.drawer.body.querySelector(`[data-version="${versionId}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.classList.add("found");
  }

  /**
   * @param {Version} version
   * @param {Version | undefined} below
   */
  #row(version, below) {
    const { versionId, timestamp, prompt, origin } = version;
    const current = versionId === this.session.answer?.currentVersion;
    const failed = version.state === "failed";
    const tag = tagOf(version, current);
    const words =
      { original: "Before the first change", external: "Changed outside Sidestory" }[String(origin)] ?? prompt;
    const parent = version.parentId ?? null;
    const branched = parent !== null && below && below.versionId !== parent && below.state !== "failed";
    const diff = h("div", { class: "inline-diff" }, this.#diffs.get(versionId));
    /** @type {HTMLElement | false} */
    const see =
      parent !== null &&
      button(
        {
          class: "link",
          "aria-expanded": String(this.#diffs.has(versionId)),
          onclick: () => this.#toggleDiff(version, diff, see),
        },
        this.#diffs.has(versionId) ? "Hide diff" : "See diff",
      );
    const restore =
      !current &&
      !failed &&
      button({ class: "link", disabled: this.busy, onclick: () => this.onRestore(versionId) }, "Restore");
    return h(
      "li",
      {
        class: `ver${current ? " now" : ""}${failed ? " fail" : ""}`,
        "data-version": versionId,
        "aria-current": current && "true",
      },
      h(
        "div",
        { class: "row" },
        h("b", {}, `v${versionId}`),
        tag && h("span", { class: `tag ${tag[1]}` }, tag[0]),
        h("span", { class: "grow" }),
        h("time", { datetime: timestamp }, when(timestamp)),
      ),
      h("p", { class: "prompt", dir: "auto" }, words),
      h("div", { class: "row foot" }, h("p", { class: "fate" }, fate(version, branched ? parent : null)), restore, see),
      diff,
    );
  }

  /**
   * @param {Version} version
   * @param {HTMLElement} place
   * @param {HTMLElement | false} toggle
   */
  async #toggleDiff({ versionId, parentId }, place, toggle) {
    const sessionId = this.session.answer?.sessionId;
    if (this.#diffs.delete(versionId)) fill(place);
    else {
      const view = await this.client.get("/__ai-diff", { sessionId, from: parentId, to: versionId }).then(
        ({ diff }) => (diff.length ? diffView(diff) : h("p", { class: "hint" }, "The same files as before.")),
        (error) => h("p", { class: "hint" }, error.message),
      );
      this.#diffs.set(versionId, view);
      fill(place, view);
    }
    if (toggle) {
      toggle.textContent = this.#diffs.has(versionId) ? "Hide diff" : "See diff";
      toggle.setAttribute("aria-expanded", String(this.#diffs.has(versionId)));
    }
  }

  #loadOlder = async () => {
    const { answer } = this.session;
    if (!answer) return;
    const oldest = merge(this.#older.versions, answer.versions).at(-1);
    const { versions } = await this.client.get("/__ai-versions", {
      sessionId: answer.sessionId,
      before: oldest?.versionId,
    });
    this.#older = { sessionId: answer.sessionId, versions: [...this.#older.versions, ...versions] };
    this.update(this.busy);
  };
}

/**
 * @param {Version[]} older
 * @param {Version[]} newest
 * @returns {Version[]} each once, the newest first
 */
function merge(older, newest) {
  const all = new Map([...older, ...newest].map((version) => [version.versionId, version]));
  return [...all.values()].sort((a, b) => b.versionId - a.versionId);
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
