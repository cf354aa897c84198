/** Where the focus was before the palette took it, also when that was inside the preview's frame. */
export class FocusMemory {
  /** @type {HTMLElement[]} from the outermost document inwards */
  #path = [];

  remember() {
    this.#path = [];
    /** @type {Document | null} */
    let document = globalThis.document;
    while (document?.activeElement) {
      const active = /** @type {HTMLElement} */ (document.activeElement);
      this.#path.push(active);
      document = active instanceof HTMLIFrameElement ? inside(active) : null;
    }
  }

  restore() {
    for (const element of this.#path) {
      if (!element.isConnected) break; // re-rendered in the meantime: its frame is as near as we get
      if (element instanceof HTMLIFrameElement) element.contentWindow?.focus();
      else element.focus({ preventScroll: true });
    }
    this.#path = [];
  }
}

/** @param {HTMLIFrameElement} frame */
function inside(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null; // a composed Storybook on another origin
  }
}
