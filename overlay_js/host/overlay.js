/** The one element that the overlay adds to a page: a custom element with an open shadow root. */

import { TAG } from "./keys.js";

/** Events that Storybook listens for on the document; what happens in our field is none of its business. */
const PRIVATE = ["keydown", "keyup", "keypress", "focusin", "focusout"];

const base = globalThis.HTMLElement ?? class {};

export class Overlay extends base {
  constructor() {
    super();
    this.attachShadow({ mode: "open" });
  }

  connectedCallback() {
    for (const name of PRIVATE) this.addEventListener(name, stop);
  }

  disconnectedCallback() {
    for (const name of PRIVATE) this.removeEventListener(name, stop);
  }

  /** @param {string} css */
  addStyles(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, sheet];
  }

  get root() {
    return /** @type {ShadowRoot} */ (this.shadowRoot);
  }
}

/** @param {Event} event */
const stop = (event) => event.stopPropagation();

/**
 * @param {Document} document
 * @returns {Overlay | null} null when the page has one already
 */
export function createOverlay(document) {
  if (document.querySelector(TAG)) return null;
  if (!customElements.get(TAG)) customElements.define(TAG, Overlay);
  return /** @type {Overlay} */ (document.createElement(TAG));
}
