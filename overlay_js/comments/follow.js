/** Tells when something in a page may have moved: it was scrolled, resized, changed, or is being animated. */

const CALM = 12; // frames without a move before we stop looking
const LONGEST = 600; // frames in a row: what never stands still is followed at its next sign

const SIGNS = ["scroll", "resize", "load", "transitionrun", "animationstart", "toggle"];

export class Follow {
  #calm = 0;
  #frames = 0;
  #asked = 0;

  /**
   * @param {Window} frame
   * @param {(changed: boolean) => boolean} look told whether the page was changed; says whether something moved
   */
  constructor(frame, look) {
    this.frame = /** @type {Window & typeof globalThis} */ (frame);
    this.look = look;
    this.changed = true;
    this.observer = new this.frame.MutationObserver(() => this.wake(true));
    this.sizes = new this.frame.ResizeObserver(() => this.wake());
  }

  start() {
    const { document } = this.frame;
    for (const sign of SIGNS) this.frame.addEventListener(sign, this.#onSign, { capture: true, passive: true });
    this.observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    this.sizes.observe(document.body);
    this.wake(true);
  }

  stop() {
    for (const sign of SIGNS) this.frame.removeEventListener(sign, this.#onSign, { capture: true });
    this.observer.disconnect();
    this.sizes.disconnect();
    this.frame.cancelAnimationFrame(this.#asked);
    this.#asked = 0;
  }

  /** @param {boolean} [changed] the page isn't what it was */
  wake(changed = false) {
    this.changed ||= changed;
    this.#calm = this.#frames = 0;
    this.#asked ||= this.frame.requestAnimationFrame(this.#onFrame);
  }

  #onSign = () => this.wake();

  #onFrame = () => {
    const { changed } = this;
    this.changed = false;
    const moved = this.look(changed);
    this.#calm = moved || this.changed ? 0 : this.#calm + 1;
    this.#frames += 1;
    const on = this.#calm < CALM && this.#frames < LONGEST;
    this.#asked = on ? this.frame.requestAnimationFrame(this.#onFrame) : 0;
  };
}
