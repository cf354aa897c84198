/** What one can say about a proposal: why not, or what should be different. One form at a time, below its proposal. */

import { ApiError } from "../client.js";
import { button, h } from "./dom.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */
/** @typedef {'reject' | 'edit'} FormKind */

const WORDS = {
  reject: { label: "Why not?", hint: "Why not? People who commented see it.", send: "Reject" },
  edit: { label: "What should be different?", hint: "A little less, and green", send: "Ask for a change" },
};

export class ProposalForm {
  busy = false;

  /**
   * @param {object} parts
   * @param {Proposal} parts.proposal
   * @param {FormKind} parts.kind
   * @param {(kind: FormKind, body: object) => Promise<unknown>} parts.onSend
   * @param {() => void} parts.onClose
   * @param {() => void} parts.onCode opens the editor for its code
   */
  constructor({ proposal, kind, onSend, onClose, onCode }) {
    this.proposal = proposal;
    this.kind = kind;
    this.onSend = onSend;
    this.onClose = onClose;
    const { label, hint, send } = WORDS[kind];
    this.area = h("textarea", {
      ...{ rows: 2, dir: "auto", class: "say", "aria-label": label, placeholder: hint, maxlength: 5_000 },
      ...{ "data-focus": `${proposal.id}:say`, onkeydown: this.#onKey, oninput: this.#onInput },
    });
    this.again = h("input", { type: "checkbox" });
    this.problem = h("p", { class: "problem", role: "alert", dir: "auto" });
    this.send = button({ class: kind === "reject" ? "btn danger" : "btn main", onclick: this.#submit }, send);
    this.cancel = button({ class: "btn", onclick: onClose }, "Cancel");
    this.element = h(
      "div",
      { class: "form", role: "group", "aria-label": label },
      this.area,
      kind === "reject" && h("label", { class: "row" }, this.again, "Let its comments wait for another proposal"),
      this.problem,
      h(
        "div",
        { class: "row" },
        this.send,
        this.cancel,
        h("span", { class: "grow" }),
        kind === "edit" && button({ class: "link", onclick: onCode }, "Edit the code"),
      ),
    );
    this.#onInput();
  }

  focus() {
    this.area.focus({ preventScroll: true });
  }

  #onInput = () => {
    this.send.disabled = this.busy || (this.kind === "edit" && this.area.value.trim() === "");
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) this.#submit();
    else if (event.key === "Escape") this.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the drawer stays open
  };

  #submit = async () => {
    if (this.send.disabled) return;
    const text = this.area.value.trim();
    const body = this.kind === "edit" ? { request: text } : { reason: text || undefined, again: this.again.checked };
    this.#work(true);
    try {
      await this.onSend(this.kind, body);
      this.onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem.textContent = error.message;
    } finally {
      this.#work(false);
    }
  };

  /** @param {boolean} busy */
  #work(busy) {
    this.busy = busy;
    if (busy) this.problem.textContent = "";
    this.element.classList.toggle("busy", busy);
    this.#onInput();
  }
}
