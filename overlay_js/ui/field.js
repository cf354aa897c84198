/** Where the prompt is typed: grows with its text, keeps its draft, recalls earlier prompts. */

import { undoKey } from "../host/keys.js";
import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";

/** @type {Record<import("../wire.d.ts").Mode, {placeholder: string, send: string}>} */
const WORDS = {
  instant: { placeholder: "What should change?", send: "Apply" },
  comment: { placeholder: "What do you wish for?", send: "Comment" },
  plan: { placeholder: "Talk it through; nothing is written", send: "Ask" },
};
const MOST = 168; // px, about seven lines; longer text scrolls

export class Field {
  /** @type {string[]} earlier prompts, the oldest first */
  #earlier = [];
  /** How many prompts back we are; 0 is what the person types. */
  #back = 0;
  #typed = "";
  /** The person emptied the field: the next undo brings the text back, as in every field. */
  #deleted = false;

  /**
   * @param {object} parts
   * @param {import("../session/memory.js").Memory} parts.memory
   * @param {(prompt: string) => void} parts.onSubmit
   * @param {(what: 'undo' | 'redo') => void} parts.onUndo
   * @param {() => void} parts.onInput
   */
  constructor({ memory, onSubmit, onUndo, onInput }) {
    this.memory = memory;
    this.onSubmit = onSubmit;
    this.onUndo = onUndo;
    this.onInput = onInput;
    this.area = h("textarea", {
      ...{ rows: 1, dir: "auto", spellcheck: "false", autocomplete: "off", enterkeyhint: "go", maxlength: 20_000 },
      ...{ "aria-label": "What should change?", "aria-keyshortcuts": "Enter", "data-1p-ignore": true },
      ...{ oninput: this.#onInput, onkeydown: this.#onKey },
    });
    this.send = button({ class: "send", onclick: this.#submit });
    this.element = h("div", { class: "field" }, this.area, this.send);
    this.area.value = memory.draft;
    this.update({ mode: "instant", busy: true, earlier: [] });
  }

  get value() {
    return this.area.value;
  }

  set value(text) {
    this.area.value = text;
    this.#deleted = false;
    this.#changed();
  }

  /** @param {{mode: import("../wire.d.ts").Mode, busy: boolean, earlier: string[]}} state */
  update({ mode, busy, earlier }) {
    const { placeholder, send } = WORDS[mode];
    this.busy = busy;
    this.#earlier = earlier;
    this.area.placeholder = placeholder;
    fill(this.send, send, icon("enter", 14));
    this.#arm();
  }

  focus() {
    this.fit();
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(this.value.length, this.value.length);
  }

  fit() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight, MOST)}px`;
    this.area.classList.toggle("full", this.area.scrollHeight > MOST);
  }

  #arm() {
    this.send.disabled = Boolean(this.busy) || !this.value.trim();
  }

  #onInput = () => {
    this.#deleted = this.value === "";
    this.#changed();
  };

  #changed() {
    this.#back = 0;
    this.memory.draft = this.value;
    this.fit();
    this.#arm();
    this.onInput();
  }

  #submit = () => {
    const prompt = this.value.trim();
    if (prompt && !this.busy) this.onSubmit(prompt);
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.isComposing) return; // an input method is choosing a character
    const undo = this.value === "" && !this.#deleted ? undoKey(event) : null;
    if (undo) this.onUndo(undo);
    else if (event.key === "Enter" && !event.shiftKey && !event.altKey) this.#submit();
    else if (!this.#recall(event)) return;
    event.preventDefault();
  };

  /**
   * ↑ and ↓ through earlier prompts, as a shell does, as long as nothing else was typed.
   *
   * @param {KeyboardEvent} event
   */
  #recall({ key, shiftKey, metaKey, ctrlKey, altKey }) {
    if (shiftKey || metaKey || ctrlKey || altKey || (key !== "ArrowUp" && key !== "ArrowDown")) return false;
    const back = this.#back + (key === "ArrowUp" ? 1 : -1);
    if (back < 0 || back > this.#earlier.length || (this.#back === 0 && this.value !== "")) return false;
    if (this.#back === 0) this.#typed = this.value;
    this.value = back === 0 ? this.#typed : (this.#earlier.at(-back) ?? "");
    this.#back = back;
    return true;
  }
}
