/** Lets one point at an element of the story, by pointer or by keys, without the story noticing. */

import { h, fill } from "../ui/dom.js";
import { elementLabel } from "../ui/format.js";
import { isOfStory } from "./anchor.js";
import { textOf } from "./reading.js";
import { Layer } from "./layer.js";
import { outline } from "./outline.js";
import { pickStyles } from "./pin-styles.js";

/** @typedef {{element: Element, x: number, y: number}} Pick x and y in parts of the element's width and height */

const CORNER = { x: 1, y: 0 }; // where a pin is put by keys: it hides nothing there

export class Picker {
  /** @type {Element | null} */
  #at = null;
  /** @type {((pick: Pick | null) => void) | null} */
  #end = null;

  /** @param {Window} frame the story's */
  constructor(frame) {
    this.frame = frame;
    this.layer = new Layer(frame, "sidestory-picker", pickStyles);
    this.outline = h("div", { class: "outline", hidden: true });
    this.name = h("div", { class: "name", role: "status", hidden: true });
    this.veil = h("div", {
      ...{ class: "veil", tabindex: 0, role: "application" },
      "aria-label": "Point at an element. Arrows go from element to element, Enter takes one, Escape none.",
      ...{ onpointermove: this.#onMove, onclick: this.#onClick, onkeydown: this.#onKey, onwheel: this.#onWheel },
    });
    this.layer.root.append(this.veil, this.outline, this.name);
  }

  /**
   * @param {Element | null} first where keys begin
   * @param {AbortSignal} signal ends it
   * @returns {Promise<Pick | null>} null: nothing was chosen
   */
  async start(first, signal) {
    if (signal.aborted) return null;
    signal.addEventListener("abort", () => this.#finish(null), { once: true });
    this.layer.show();
    this.frame.focus();
    this.veil.focus({ preventScroll: true });
    this.#show(first);
    return new Promise((resolve) => (this.#end = resolve));
  }

  /** @param {Pick | null} pick */
  #finish(pick) {
    const end = this.#end;
    this.#end = null;
    this.layer.hide();
    end?.(pick);
  }

  /** @param {Element | null} element */
  #show(element) {
    this.#at = element;
    outline(this.outline, element);
    this.name.hidden = !element;
    if (!element) return;
    const { localName: tag, id, classList } = element;
    const text = textOf(element);
    fill(this.name, elementLabel({ tag, id, classes: [...classList] }), text && h("i", {}, text.slice(0, 40)));
    const { left, top, bottom } = element.getBoundingClientRect();
    const width = this.frame.document.documentElement.clientWidth;
    const x = Math.max(4, Math.min(left - 3, width - this.name.offsetWidth - 4));
    const y = top > 32 ? top - 30 : bottom + 8;
    this.name.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  }

  /** @param {number} x @param {number} y */
  #under(x, y) {
    const all = this.frame.document.elementsFromPoint(x, y);
    const hit = all.find((element) => element !== this.layer.element && isOfStory(element));
    return hit?.closest("svg") ?? hit ?? null; // a drawing is one thing
  }

  /** @param {PointerEvent} event */
  #onMove = ({ clientX, clientY }) => this.#show(this.#under(clientX, clientY));

  /** @param {MouseEvent} event */
  #onClick = ({ clientX, clientY }) => {
    const element = this.#under(clientX, clientY);
    if (!element) return;
    const { left, top, width, height } = element.getBoundingClientRect();
    this.#finish({ element, x: share(clientX - left, width), y: share(clientY - top, height) });
  };

  /** The veil doesn't scroll: what lies under it does. @param {WheelEvent} event */
  #onWheel = (event) => {
    const page = /** @type {Window & typeof globalThis} */ (this.frame);
    for (let at = this.#under(event.clientX, event.clientY); at; at = at.parentElement) {
      const { overflowY } = page.getComputedStyle(at);
      if (at.scrollHeight <= at.clientHeight || (overflowY !== "auto" && overflowY !== "scroll")) continue;
      at.scrollBy({ top: event.deltaY, left: event.deltaX });
      event.preventDefault();
      return;
    }
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    const { key } = event;
    const at = this.#at;
    const step = {
      ArrowUp: at?.parentElement,
      ArrowDown: at ? at.firstElementChild : this.frame.document.querySelector("#storybook-root > *"),
      ArrowLeft: at?.previousElementSibling,
      ArrowRight: at?.nextElementSibling,
    }[key];
    if (key === "Escape") this.#finish(null);
    else if (key === "Enter" && at) this.#finish({ element: at, ...CORNER });
    else if (step && isOfStory(step)) this.#show(step);
    else if (!key.startsWith("Arrow")) return;
    event.preventDefault();
  };
}

/** @param {number} part @param {number} whole */
const share = (part, whole) => (whole > 0 ? Math.round((part / whole) * 1000) / 1000 : 0);
