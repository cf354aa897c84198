/** The quiet line below the field: what was understood of the prompt, and who would do it. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { editorName } from "./words.js";

/** @typedef {import("../wire.d.ts").UnderstandAnswer} UnderstandAnswer */

export class Understood {
  #key = "";

  constructor() {
    this.element = h("p", { class: "understood", dir: "auto", hidden: true });
  }

  /**
   * The line keeps its place while somebody types, also before there is an answer.
   *
   * @param {{typing: boolean, found: UnderstandAnswer | null, mode: import("../wire.d.ts").Mode}} state
   */
  update({ typing, found, mode }) {
    this.element.hidden = !typing;
    const words = typing && found ? told(found, mode) : "";
    const key = `${words}|${found?.editor}`;
    if (key === this.#key) return;
    this.#key = key;
    this.element.title = words;
    fill(this.element, found?.editor === "quick" && icon("bolt", 12), h("span", {}, words));
  }
}

/**
 * “Quick edit · Spacing of Button”, “Claude · A question”, “Undo the last change”.
 *
 * @param {UnderstandAnswer} found
 * @param {import("../wire.d.ts").Mode} mode
 */
export function told({ editor, description }, mode) {
  if (!description || (mode === "plan" && !editor)) return "";
  return [editor && (editor.startsWith("claude") ? "Claude" : editorName(editor)), description]
    .filter(Boolean)
    .join(" · ");
}
