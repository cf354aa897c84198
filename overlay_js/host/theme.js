/** Light or dark, as the page around us is: Storybook's own theme counts for more than the system's. */

/**
 * @param {string} color a computed colour: `rgb(…)`, `rgba(…)` or `color(srgb …)`
 * @returns {number | null} relative luminance from 0 to 1 (WCAG 2), null when one can see through it
 */
export function luminance(color) {
  const share = color.startsWith("color(") ? 1 : 255;
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  const [r, g, b] = [red, green, blue].map((value) => {
    const channel = value / share;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * Number(r) + 0.7152 * Number(g) + 0.0722 * Number(b);
}

/** Keeps `data-theme` on an element in step with the page. */
export class Theme {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.media = matchMedia("(prefers-color-scheme: dark)");
    this.observer = new MutationObserver(this.refresh);
  }

  start() {
    this.refresh();
    this.media.addEventListener("change", this.refresh);
    addEventListener("load", this.refresh);
    const attributeFilter = ["class", "style", "data-theme", "data-color-mode"];
    for (const node of surfaces()) this.observer.observe(node, { attributes: true, attributeFilter });
  }

  stop() {
    this.media.removeEventListener("change", this.refresh);
    removeEventListener("load", this.refresh);
    this.observer.disconnect();
  }

  /** Look again; Storybook sets its colours some time after load, and tells nobody. */
  refresh = () => {
    const seen = surfaces().map((node) => luminance(getComputedStyle(node).backgroundColor));
    const brightness = seen.find((value) => value !== null);
    const dark = brightness === undefined || brightness === null ? this.media.matches : brightness < 0.3;
    const theme = dark ? "dark" : "light";
    if (this.element.dataset.theme !== theme) this.element.dataset.theme = theme;
  };
}

const surfaces = () => [document.body, document.documentElement];
