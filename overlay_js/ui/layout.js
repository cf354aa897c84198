/** Where the dock stands: over the canvas, beside an open drawer, never over Storybook's sidebar if there is room. */

const DRAWER = 360; // px, with its margin
const MOST = 680;
const LEAST = 480;

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

/** Keeps the dock in its place while the window, Storybook's panels and our drawer change. */
export class Layout {
  /** @param {{dock: HTMLElement, story: import("../wire.d.ts").StoryContext}} parts */
  constructor({ dock, story }) {
    this.dock = dock;
    this.story = story;
    this.drawer = false;
    /** @type {Element | null} */
    this.watched = null;
    this.observer = new ResizeObserver(this.refresh);
  }

  start() {
    addEventListener("resize", this.refresh);
    this.story.addEventListener("change", this.refresh);
    this.refresh();
  }

  stop() {
    removeEventListener("resize", this.refresh);
    this.story.removeEventListener("change", this.refresh);
    this.observer.disconnect();
    this.watched = null;
  }

  refresh = () => {
    const frame = frameOf(this.story.frame);
    if (frame && frame !== this.watched) this.observer.observe(frame);
    this.watched = frame;
    const canvas = frame?.getBoundingClientRect() ?? null;
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
