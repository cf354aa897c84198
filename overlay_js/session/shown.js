/** The state of a change that is shown, and when: drawing must not hold up what the page is about to take. */

const MOMENT = 500; // ms: a stage that is over sooner need not be drawn; a change of a stories file takes Storybook about as long

/** @typedef {import("./outcome.js").Outcome} Outcome */

export class Shown {
  /** @type {Outcome | null} */
  outcome = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Words are about to be shown. */
  #together = false;

  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
  }

  /** @param {Outcome | null} outcome */
  now(outcome) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.outcome = outcome;
    this.draw();
  }

  /**
   * Show how far a change is, but not while the page takes its hot update: drawing would hold that up.
   *
   * @param {Outcome} outcome
   */
  soon(outcome) {
    this.outcome = outcome;
    this.#timer ??= setTimeout(() => this.now(this.outcome), MOMENT);
  }

  /**
   * Show the words of an answer: those that arrive together are drawn together.
   *
   * @param {Outcome} outcome
   */
  together(outcome) {
    this.outcome = outcome;
    if (this.#together) return;
    this.#together = true;
    queueMicrotask(() => {
      this.#together = false;
      this.now(this.outcome);
    });
  }
}
