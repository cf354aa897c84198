/** The space below the field: examples to begin with, a hint, or what went wrong and what helps. */

import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { EXAMPLES } from "./words.js";

/** @typedef {import("./problems.js").Problem} Problem */
/** @typedef {import("./problems.js").ProblemAction} ProblemAction */

export const NO_MODEL = "Quick edits only. Set ANTHROPIC_API_KEY and restart Sidestory for free-form prompts.";

export class Notice {
  /** What is shown, to leave it alone while it stays the same. */
  #key = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {object} parts
   * @param {(prompt: string) => void} parts.onPrompt
   * @param {(action: ProblemAction) => void} parts.onAction
   * @param {(id: string) => void} parts.onChoose
   */
  constructor({ onPrompt, onAction, onChoose }) {
    this.onChoose = onChoose;
    this.onPrompt = onPrompt;
    this.onAction = onAction;
    this.element = h("div", { class: "under" });
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @param {{problem: Problem | null, examples: boolean, hint: boolean}} state */
  update({ problem, examples, hint }) {
    const key = JSON.stringify([problem, examples, hint]);
    if (key === this.#key) return;
    this.#key = key;
    this.stop();
    fill(
      this.element,
      problem && this.#problem(problem),
      !problem && examples && this.#prompts(EXAMPLES),
      !problem && hint && h("p", { class: "hint" }, icon("bolt", 12), NO_MODEL),
    );
    this.element.hidden = !this.element.hasChildNodes();
  }

  /** @param {Problem} problem */
  #problem({ tone, icon: name, title, text, prompts = [], lead, actions = [], choices = [], waitSeconds = 0 }) {
    const words = h("p", { dir: "auto" }, title && h("b", {}, title), text);
    const buttons = actions.map(({ action, label, main = false }) =>
      button({ class: main ? "btn main" : "btn line", onclick: () => this.onAction(action) }, label),
    );
    for (const each of waitSeconds > 0 ? buttons : []) this.#countDown(each, waitSeconds);
    return h(
      "div",
      { class: `notice ${tone}`, role: "group" },
      icon(name, 16),
      h(
        "div",
        { class: "grow" },
        words,
        prompts.length > 0 && this.#prompts(prompts, lead),
        choices.length > 0 && this.#choices(choices),
        buttons.length > 0 && h("div", { class: "row actions" }, ...buttons),
      ),
    );
  }

  /**
   * @param {string[]} prompts
   * @param {string} [lead]
   */
  #prompts(prompts, lead = "") {
    const chips = prompts.map((prompt) => button({ class: "chip ask", onclick: () => this.onPrompt(prompt) }, prompt));
    return h("div", { class: "row examples" }, lead && h("span", { class: "lead" }, lead), ...chips);
  }

  /** @param {import("../wire.d.ts").Candidate[]} choices */
  #choices(choices) {
    const chips = choices.map(({ id, label, line }) =>
      button({ class: "chip ask", title: `Line ${line}`, onclick: () => this.onChoose(id) }, label),
    );
    return h("div", { class: "row examples", role: "group", "aria-label": "Elements" }, ...chips);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {number} seconds
   */
  #countDown(button, seconds) {
    const label = button.textContent;
    const until = Date.now() + seconds * 1_000;
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1_000);
      button.disabled = left > 0;
      button.textContent = left > 0 ? `${label} in ${left} s` : label;
      if (left <= 0) this.stop();
    };
    this.#timer = setInterval(tick, 250);
    tick();
  }
}
