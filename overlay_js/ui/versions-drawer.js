/** Every state that the component had, the newest first: see what changed, go back, name it, keep it. */

import { VersionList } from "../session/version-list.js";
import { diffView } from "./diff-view.js";
import { button, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { KeyedList } from "./keyed-list.js";
import { SessionSwitcher } from "./session-switcher.js";
import { VersionFilter } from "./version-filter.js";
import { VersionName } from "./version-name.js";
import { versionRow } from "./version-row.js";

/** @typedef {import("../wire.d.ts").Version} Version */

export class VersionsDrawer {
  /** Versions whose diff is unfolded. @type {Map<number, Node>} */
  #diffs = new Map();
  #sessionId = "";
  busy = false;

  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../client.js").Client} parts.client
   * @param {(versionId: number) => void} parts.onRestore
   * @param {() => void} parts.onClose
   * @param {(work: Promise<unknown>) => void} parts.tell says what did not work
   */
  constructor({ session, client, onRestore, onClose, tell }) {
    this.session = session;
    this.client = client;
    this.tell = tell;
    this.list = new VersionList({ session, client });
    this.switcher = new SessionSwitcher({ session, client, tell });
    this.filter = new VersionFilter({ onChange: this.#onFilter });
    this.name = new VersionName({
      onSave: (versionId, label) => this.list.mark(versionId, { label }),
      onChange: this.#onName,
    });
    const element = h("ol", { class: "versions", onkeydown: this.#onKey });
    this.rows = new KeyedList(element);
    this.more = button({ class: "btn line more-rows", onclick: () => tell(this.#loadOlder()) }, "Show older versions");
    this.actions = {
      restore: onRestore,
      toggleDiff: (/** @type {Version} */ version) => void this.#toggleDiff(version),
      star: (/** @type {number} */ versionId, /** @type {boolean} */ starred) =>
        tell(this.list.mark(versionId, { starred })),
      rename: (/** @type {number} */ versionId) => this.#rename(versionId),
    };
    const tools = h("div", { class: "row tools" }, this.switcher.element, this.filter.element);
    this.drawer = new Drawer({ id: "versions", title: "Versions", onClose, tools });
  }

  /** @param {boolean} busy a change is on its way */
  update(busy) {
    const { answer } = this.session;
    this.busy = busy;
    if (!this.drawer.open || !answer) return;
    if (this.#sessionId !== answer.sessionId) this.#diffs.clear();
    this.#sessionId = answer.sessionId;
    this.switcher.update();
    this.filter.update(answer.starred.length);
    const all = this.filter.shown === "all";
    const versions = all ? this.list.versions : this.list.starred;
    this.rows.update(versions.map((version, at) => this.#row(version, all ? versions[at + 1] : undefined)));
    const missing = all && answer.totalVersions > versions.length;
    this.drawer.update({
      total: answer.totalVersions,
      rows: versions.length ? [this.rows.element, ...(missing ? [this.more] : [])] : [],
      empty: "No versions yet. The first change keeps the original, and every change after it.",
    });
  }

  /** @param {number} versionId */
  reveal(versionId) {
    const find = () => this.drawer.body.querySelector(`[data-version="${versionId}"]`);
    if (!find()) this.filter.choose("all");
    const row = find();
    row?.scrollIntoView({ block: "center" });
    row?.classList.add("found");
  }

  /**
   * @param {Version} version
   * @param {Version | undefined} below
   */
  #row(version, below) {
    const { versionId, parentId = null } = version;
    const branched = parentId !== null && below && below.versionId !== parentId && below.state !== "failed";
    const state = {
      version,
      current: versionId === this.session.answer?.currentVersion,
      starred: this.session.answer?.starred.includes(versionId) ?? false,
      branchedFrom: branched ? parentId : null,
      busy: this.busy,
      diffShown: this.#diffs.has(versionId),
      renaming: this.name.versionId === versionId,
    };
    const make = () =>
      versionRow(state, this.actions, {
        diff: this.#diffs.get(versionId),
        name: state.renaming ? this.name.element : null,
      });
    return { id: `${this.#sessionId} ${versionId}`, state, make };
  }

  /** @param {Version} version */
  async #toggleDiff({ versionId, parentId }) {
    if (!this.#diffs.delete(versionId)) {
      const view = await this.client
        .get("/__ai-diff", { sessionId: this.#sessionId, from: parentId, to: versionId })
        .then(
          ({ diff }) =>
            diff.length
              ? diffView(diff, { of: `version ${versionId}` })
              : h("p", { class: "hint" }, "The same files as before."),
          (error) => h("p", { class: "hint" }, error.message),
        );
      this.#diffs.set(versionId, view);
    }
    this.update(this.busy);
  }

  /** @param {number} versionId */
  #rename(versionId) {
    const version = this.list.find(versionId);
    if (version) this.name.begin(version);
  }

  /** @param {number | null} versionId @param {boolean} back */
  #onName = (versionId, back) => {
    const last = this.renamed;
    this.renamed = versionId;
    this.update(this.busy);
    if (versionId === null && back) this.rows.focus(`${last}:rename`);
  };

  #onFilter = () => {
    this.update(this.busy);
    this.drawer.body.scrollTop = 0;
    if (this.filter.shown === "starred" && this.list.missingStars > 0) {
      this.tell(this.list.loadStarred().then(() => this.update(this.busy)));
    }
  };

  async #loadOlder() {
    await this.list.loadOlder();
    this.update(this.busy);
  }

  /** Up and down go from row to row, F2 names the version one is at. @param {KeyboardEvent} event */
  #onKey = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const row = target.closest("li");
    const step = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
    if (event.key === "F2") this.#rename(Number(row?.dataset.version));
    else if (step) {
      const action = target.dataset.focus?.split(":")[1] ?? "star";
      /** @type {HTMLElement | null} */
      const there = step.querySelector(`[data-focus$=":${action}"]`) ?? step.querySelector(`[data-focus$=":star"]`);
      there?.focus();
    } else return;
    event.preventDefault();
  };
}
