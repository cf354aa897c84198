/** A small field in a thread: for a reply, or to change what was said. Enter and the button save, Escape doesn't. */

import { button, fill, h } from "./dom.js";

const LONGEST = 10_240; // characters; the sidecar counts bytes, and says so

export class Writer {
  /**
   * @param {object} parts
   * @param {string} parts.label what is written
   * @param {string} parts.save what the button says
   * @param {string} [parts.text] to begin with
   * @param {string | null} [parts.author] to be asked for when it is empty; null where it doesn't matter
   * @param {(text: string, author: string) => Promise<unknown>} parts.onSave
   * @param {() => void} parts.onEnd
   */
  constructor({ label, save, text = "", author = null, onSave, onEnd }) {
    this.onSave = onSave;
    this.onEnd = onEnd;
    this.area = h("textarea", {
      ...{ rows: 1, dir: "auto", maxlength: LONGEST, placeholder: label, "aria-label": label, "data-focus": "writer" },
      ...{ "data-1p-ignore": true, oninput: this.#fit },
    });
    this.area.value = text;
    this.name = h("input", {
      ...{ class: "line-field", type: "text", dir: "auto", maxlength: 200, placeholder: "Your name" },
      ...{ "aria-label": "Your name", "data-focus": "writer-name", hidden: author !== "", value: author ?? "" },
    });
    this.problem = h("p", { class: "name-problem", role: "alert" });
    this.send = button({ class: "btn main", "data-focus": "writer-save", onclick: () => void this.#save() }, save);
    const no = button({ class: "btn", "data-focus": "writer-cancel", onclick: onEnd }, "Cancel");
    this.element = h(
      "div",
      { class: "writer", onkeydown: this.#onKey },
      this.area,
      this.problem,
      h("div", { class: "row" }, this.name, h("span", { class: "grow" }), no, this.send),
    );
  }

  focus() {
    this.#fit();
    this.area.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  #fit = () => {
    fill(this.problem);
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  };

  async #save() {
    const text = this.area.value.trim();
    const author = this.name.value.trim();
    if (!text) return this.area.focus();
    if (!author && !this.name.hidden) return this.name.focus();
    this.send.disabled = true;
    try {
      await this.onSave(text, author);
      this.onEnd();
    } catch (error) {
      this.problem.textContent = /** @type {Error} */ (error).message; // what was typed stays
    } finally {
      this.send.disabled = false;
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const typed = event.target === this.area || event.target === this.name;
    if (event.isComposing || (event.key !== "Escape" && !(event.key === "Enter" && typed && !event.shiftKey))) return;
    event.preventDefault();
    event.stopPropagation(); // the drawer stays open
    if (event.key === "Escape") this.onEnd();
    else void this.#save();
  };
}
