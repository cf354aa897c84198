/** An element of ours in the story's page: the story can't style it, isn't moved by it, and hears nothing of it. */

import { shellStyles } from "../host/styles.js";
import { TAG } from "../host/keys.js";

/** What happens in it is none of the story's business, nor Storybook's. */
const PRIVATE = [
  ...["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click", "dblclick", "contextmenu"],
  ...["keydown", "keyup", "keypress", "focusin", "focusout"],
];

export class Layer {
  /**
   * @param {Window} frame the story's
   * @param {string} name of the element
   * @param {string} css
   */
  constructor(frame, name, css) {
    const page = /** @type {Window & typeof globalThis} */ (frame);
    const sheet = new page.CSSStyleSheet();
    sheet.replaceSync(shellStyles + css);
    this.document = page.document;
    this.element = page.document.createElement(name);
    this.root = this.element.attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = [sheet];
    for (const event of PRIVATE) this.element.addEventListener(event, (each) => each.stopPropagation());
  }

  /** Put it in, beside the body, where no rule of the story looks for children. */
  show() {
    this.element.dataset.theme = document.querySelector(TAG)?.getAttribute("data-theme") ?? "light";
    if (!this.element.isConnected) this.document.documentElement.append(this.element);
  }

  hide() {
    this.element.remove();
  }

  /** Whether the page it was made for is still there. @param {Window | null} frame */
  isOf(frame) {
    return frame?.document === this.document;
  }
}
