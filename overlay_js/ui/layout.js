/** Where the dock stands: over the canvas, beside an open drawer, and not on the component while there is room. */

import { rootOf } from "../agent/element.js";

const DRAWER = 360; // px, with its margin
const MOST = 720;
const LEAST = 480;
const GAP = 12;
const LOWEST = 210; // px that a card needs to be of use

/**
 * @param {{viewport: number, canvas: {left: number, right: number} | null, drawer: boolean}} room widths in px
 * @returns {{left: number, width: number}}
 */
export function place({ viewport, canvas, drawer }) {
  const end = drawer && viewport >= LEAST + DRAWER ? viewport - DRAWER : viewport;
  const inner = canvas && { left: Math.max(0, canvas.left), right: Math.min(end, canvas.right) };
  const { left, right } = inner && inner.right - inner.left >= LEAST ? inner : { left: 0, right: end };
  const margin = right - left < 600 ? 10 : 20;
  const width = Math.min(MOST, right - left - 2 * margin);
  return { left: Math.round((left + right - width) / 2), width: Math.round(width) };
}

/**
 * How tall the result may be, so that the component above it stays in sight.
 *
 * @param {{height: number, below: number, component: number | null}} room the viewport's height, the top of what is below
 *   the card, and the component's lower edge, all in px from the top
 */
export function cardHeight({ height, below, component }) {
  const most = Math.min(height * 0.5, 460);
  const free = component === null ? most : below - component - 2 * GAP;
  return Math.round(free < LOWEST ? most : Math.min(most, free)); // a component that fills the page is covered anyway
}

/** Keeps the dock in its place while the window, Storybook's panels and our drawer change. */
export class Layout {
  /** @param {{dock: HTMLElement, card: HTMLElement, panel: HTMLElement, story: import("../wire.d.ts").StoryContext}} parts */
  constructor({ dock, card, panel, story }) {
    this.dock = dock;
    this.card = card;
    this.panel = panel;
    this.story = story;
    this.drawer = false;
    /** @type {Element | null} */
    this.watched = null;
    this.waits = 0;
    this.observer = new ResizeObserver(this.refresh);
  }

  start() {
    addEventListener("resize", this.refresh);
    this.story.addEventListener("change", this.refresh);
    this.observer.observe(this.panel);
    this.refresh();
  }

  stop() {
    removeEventListener("resize", this.refresh);
    this.story.removeEventListener("change", this.refresh);
    this.observer.disconnect();
    cancelAnimationFrame(this.waits);
    this.waits = 0;
    this.watched = null;
  }

  /** Before the next frame is drawn: while a change is under way the page has better to do than to lay itself out at each step. */
  soon() {
    this.waits ||= requestAnimationFrame(() => {
      this.waits = 0;
      this.refresh();
    });
  }

  refresh = () => {
    const frame = frameOf(this.story.frame);
    if (frame && frame !== this.watched) this.observer.observe(frame);
    this.watched = frame;
    const canvas = frame?.getBoundingClientRect() ?? null;
    const root = this.story.current?.viewMode === "story" && this.story.frame ? rootOf(this.story.frame) : null;
    const component = root ? root.getBoundingClientRect().bottom + (canvas?.top ?? 0) : null;
    const below = this.panel.getBoundingClientRect().top;
    const tall = cardHeight({ height: document.documentElement.clientHeight, below, component });
    this.card.style.setProperty("max-height", `${tall}px`);
    const { left, width } = place({ viewport: document.documentElement.clientWidth, canvas, drawer: this.drawer });
    this.dock.style.setProperty("left", `${left}px`);
    this.dock.style.setProperty("width", `${width}px`);
  };
}

/** @param {Window | null} window */
function frameOf(window) {
  try {
    return window && window !== globalThis.window ? window.frameElement : null;
  } catch {
    return null; // on another origin
  }
}
