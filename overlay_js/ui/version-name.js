/** The field in which a version is named, in its row: Enter and leaving it save, Escape doesn't. */

import { h } from "./dom.js";

const LONGEST = 80; // characters, as the sidecar has it

export class VersionName {
  /** The version that is being named. @type {number | null} */
  versionId = null;
  /** @type {HTMLElement | null} */
  element = null;

  /**
   * @param {object} parts
   * @param {(versionId: number, label: string) => Promise<void>} parts.onSave
   * @param {(versionId: number | null, back: boolean) => void} parts.onChange which one is named now; `back`: the focus is ours
   */
  constructor({ onSave, onChange }) {
    this.onSave = onSave;
    this.onChange = onChange;
    this.input = h("input", {
      ...{
        class: "name-field",
        type: "text",
        dir: "auto",
        maxlength: LONGEST,
        autocomplete: "off",
        spellcheck: "true",
      },
      ...{ placeholder: "Name this version", "aria-describedby": "name-problem" },
      onkeydown: this.#onKey,
      onblur: () => void this.#save(false),
    });
    this.problem = h("p", { class: "name-problem", id: "name-problem", role: "alert" });
  }

  /** @param {{versionId: number, label?: string}} version */
  begin({ versionId, label = "" }) {
    if (this.versionId === versionId) return this.input.focus();
    this.versionId = versionId;
    this.before = label;
    this.input.value = label;
    this.input.setAttribute("aria-label", `Name of version ${versionId}`);
    this.problem.textContent = "";
    this.element = h("div", { class: "naming" }, this.input, this.problem);
    this.onChange(versionId, true);
    this.input.focus();
    this.input.select();
  }

  /** @param {boolean} back */
  #end(back) {
    this.versionId = null;
    this.element = null;
    this.onChange(null, back);
  }

  /** @param {boolean} back whether the focus goes back to the row */
  async #save(back) {
    const { versionId } = this;
    const label = this.input.value.trim();
    if (versionId === null || this.saving) return;
    if (label === this.before) return this.#end(back);
    this.saving = true;
    try {
      await this.onSave(versionId, label);
      this.#end(back);
    } catch (error) {
      this.problem.textContent = /** @type {Error} */ (error).message; // what was typed stays
    } finally {
      this.saving = false;
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    event.stopPropagation(); // arrows and F2 are the list's elsewhere, Escape closes the drawer
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Enter") void this.#save(true);
    else this.#end(true);
  };
}
