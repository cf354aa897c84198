/** What was made of comments, to be looked at and decided on: of this component, or of the whole project. */

import { address, ApiError } from "../client.js";
import { Choices } from "./choices.js";
import { diffView } from "./diff-view.js";
import { button, h } from "./dom.js";
import { Drawer } from "./drawer.js";
import { when } from "./format.js";
import { KeyedList } from "./keyed-list.js";
import { ProcessLine } from "./process-line.js";
import { ProposalForm } from "./proposal-form.js";
import { proposalRow } from "./proposal-row.js";
import { counted, reportWords, undecided } from "./proposal-words.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */
/** @typedef {import("./proposal-row.js").RowAction} RowAction */

const FEW = 2; // proposals whose diffs are unfolded by themselves

export class ProposalsDrawer {
  /** @type {Map<string, {revision: number, view: Node}>} */
  #diffs = new Map();
  /** @type {ProposalForm | null} */
  #form = null;
  /** Being made anew. @type {Set<string>} */
  #working = new Set();
  busy = false;

  /**
   * @param {object} parts
   * @param {import("./review.js").Review} parts.review
   * @param {import("../session/session.js").Session} parts.session
   * @param {() => void} parts.onClose
   */
  constructor({ review, session, onClose }) {
    this.review = review;
    this.session = session;
    this.scope = new Choices({ label: "Proposals shown", onChoose: (id) => this.#look(id) });
    this.process = new ProcessLine({ onProcess: () => void this.#process() });
    this.compare = button({ class: "btn line", onclick: () => void this.#compare() });
    this.rows = new KeyedList(h("ol", { class: "props" }));
    this.older = button({ class: "btn line more-rows", onclick: () => void this.#toggleDecided() });
    const page = h(
      "a",
      { class: "link", href: address("/__ai-review"), target: "_blank", rel: "noopener" },
      "Review page",
    );
    const tools = h(
      "div",
      { class: "prop-tools" },
      h("div", { class: "row" }, this.scope.element, h("span", { class: "grow" }), page),
      this.process.element,
      this.compare,
    );
    this.drawer = new Drawer({ id: "proposals", title: "Proposals", onClose, tools });
  }

  /** @param {boolean} busy a change is on its way */
  update(busy) {
    this.busy = busy;
    if (!this.drawer.open) return;
    const { proposals } = this.review;
    const { list, waiting, progress, scope, decided } = proposals;
    const name = this.session.answer?.component ?? "This component";
    this.scope.update(
      [
        { id: "component", label: name, count: proposals.here("open"), title: "Of the open component" },
        { id: "project", label: "All", count: waiting?.open ?? 0, title: "Of the whole project" },
      ],
      scope,
    );
    const pending = proposals.count("pending");
    this.process.update({ pending, progress });
    const several = proposals.openOf(proposals.componentPath ?? "");
    this.compare.hidden = several.length < 2;
    this.compare.textContent = `Compare ${several.length} side by side`;
    this.older.textContent = decided ? "Hide decided ones" : "Show decided ones";
    const shown = list ?? [];
    this.rows.update(shown.map((proposal) => this.#row(proposal, shown)));
    this.drawer.update({
      total: shown.filter(undecided).length,
      rows: [...(shown.length ? [this.rows.element] : [this.#empty(list === null, pending)]), this.older],
      empty: "",
    });
  }

  /** @param {boolean} loading @param {number} pending */
  #empty(loading, pending) {
    const words = loading
      ? "Looking…"
      : pending > 0
        ? `${counted(pending, "comment")} ${pending === 1 ? "waits" : "wait"}. Have them processed, and what comes of it stands here for you to decide.`
        : "Nothing to decide. What is made of comments waits here; nothing is applied by itself.";
    return h("p", { class: "empty" }, words);
  }

  /** @param {Proposal} proposal @param {Proposal[]} all */
  #row(proposal, all) {
    const { preview, proposals } = this.review;
    const { id } = proposal;
    const siblings = proposals.openOf(proposal.componentPath);
    const on =
      preview.proposal?.id === id
        ? preview.busy
          ? "busy"
          : "on"
        : proposals.waiting?.previewing === id
          ? "on"
          : "off";
    const few = all.filter(undecided).length <= FEW && undecided(proposal);
    const form = this.#form?.proposal.id === id ? this.#form : null;
    const state = {
      proposal,
      number: siblings.length > 1 && undecided(proposal) ? siblings.indexOf(proposal) + 1 : null,
      named: proposals.scope === "project",
      preview: /** @type {'off' | 'on' | 'busy'} */ (on),
      busy: this.busy || this.#working.has(id),
    };
    const make = () =>
      proposalRow(state, (action) => void this.#act(action, proposal), {
        diff: this.#diff(proposal, !few),
        form: form?.element ?? null,
      });
    return { id, state: { ...state, form: form?.kind }, make };
  }

  /**
   * The same view as long as the proposal is the same: what is unfolded in it stays so.
   *
   * @param {Proposal} proposal
   * @param {boolean} folded
   */
  #diff({ id, revision, diff, timestamp }, folded) {
    const known = this.#diffs.get(id);
    const of = `the proposal of ${when(timestamp)}`;
    const made = known?.revision === revision ? known : { revision, view: diffView(diff, { folded, of }) };
    this.#diffs.set(id, made);
    return made.view;
  }

  /** @param {RowAction} action @param {Proposal} proposal */
  async #act(action, proposal) {
    switch (action) {
      case "preview":
        return this.review.show(proposal);
      case "end":
        return this.review.end(proposal);
      case "approve":
        return this.review.approve(proposal);
      case "go":
        return this.review.go(proposal);
      case "anew":
        return this.#anew(proposal);
      case "edit":
      case "reject":
        return this.#open(proposal, action);
    }
  }

  /** @param {Proposal} proposal @param {'edit' | 'reject'} kind */
  #open(proposal, kind) {
    this.#form = new ProposalForm({
      proposal,
      kind,
      onSend: async (what, body) => {
        await this.review.proposals.act(proposal, what, body);
        this.review.tell(what === "reject" ? "Rejected" : "The proposal was changed");
      },
      onClose: () => this.#close(proposal, kind),
      onCode: () => {
        this.#close(proposal, kind);
        void this.#code(proposal);
      },
    });
    this.update(this.busy);
    this.#form.focus();
  }

  /** @param {Proposal} proposal @param {string} kind */
  #close({ id }, kind) {
    const inside = this.#form?.element.contains(
      /** @type {ShadowRoot} */ (this.drawer.element.getRootNode()).activeElement,
    );
    this.#form = null;
    this.update(this.busy);
    if (inside && !this.rows.focus(`${id}:${kind}`)) this.drawer.element.focus({ preventScroll: true });
  }

  /** @param {Proposal} proposal */
  async #code(proposal) {
    const { codeSheet } = await import("./code-sheet.js");
    const onSave = async (/** @type {Record<string, string>} */ files) => {
      if (Object.keys(files).length === 0) return;
      await this.review.proposals.act(proposal, "edit", { files });
      this.review.tell("The proposal was changed");
    };
    this.review.open(codeSheet({ root: this.review.root, proposal, onSave }));
  }

  async #compare() {
    const { compareSheet } = await import("./compare-sheet.js");
    const { proposals, root } = this.review;
    const onPreview = (/** @type {Proposal} */ proposal) => void this.review.show(proposal);
    const onApprove = (/** @type {Proposal} */ proposal) => void this.review.approve(proposal);
    const those = proposals.openOf(proposals.componentPath ?? "");
    this.review.open(compareSheet({ root, proposals: those, onPreview, onApprove }));
  }

  /** @param {Proposal} proposal */
  async #anew(proposal) {
    this.#working.add(proposal.id);
    this.update(this.busy);
    await this.#reported(this.review.proposals.act(proposal, "repropose", {}));
    this.#working.delete(proposal.id);
    this.update(this.busy);
  }

  #process() {
    return this.#reported(this.review.proposals.process());
  }

  /** @param {Promise<import("../proposals.d.ts").ProcessReport>} work */
  async #reported(work) {
    try {
      this.review.tell(reportWords(await work));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.review.tell(error.message);
    }
  }

  /** @param {string} scope */
  #look(scope) {
    void this.review.proposals.look({ scope: scope === "project" ? "project" : "component" });
  }

  #toggleDecided() {
    return this.review.proposals.look({ decided: !this.review.proposals.decided });
  }
}
