import { found, snapshot } from "./cssom.js";
import { failures, storyFailure } from "./hmr.js";

const QUIET_MS = 50;
const LONGEST_MS = 4000;
/** Storybook's phases of a rendering between its preparation, which may be for nothing, and its end. */
const DRAWING = ["loading", "beforeEach", "rendering", "playing", "completing"];

/**
 * Decides when this document has taken a hot update: the changed modules loaded, two frames went by, and then nothing
 * happened for 50 ms. Then it reports; an error is reported at once.
 */
export class Settler {
  busy = false;
  /** Has the open story rendered from the start, where somebody can do that. @type {(() => void) | null} */
  remount = null;
  #window;
  #errors;
  #reporter;
  /** @type {import("./hmr.js").Update[]} */
  #updates = [];
  /** What the sidecar wants to be looked at; null until it is asked. @type {Promise<import("./cssom.js").Expected[]> | null} */
  #expected = null;
  /** @type {Map<string, string>} */
  #sheets = new Map();
  #brokenBefore = false;
  /** An error stood on the screen when an update began: a story that never rendered isn't refreshed by it. */
  #stuck = false;
  #waitsForStory = false;
  /** @type {unknown} the last rendering that began and has not ended */
  #drawing = null;
  /** @type {string | null} the story that can't be found any more */
  #missing = null;
  #lastSign = 0;
  #run = 0;

  /**
   * @param {Window & typeof globalThis} window
   * @param {import("./errors.js").ErrorLog} errors
   * @param {import("./report.js").Reporter} reporter
   */
  constructor(window, errors, reporter) {
    this.#window = window;
    this.#errors = errors;
    this.#reporter = reporter;
  }

  /** The document was loaded: report once its story is there. */
  loaded() {
    this.busy = true;
    this.#waitsForStory = true;
    this.#ask();
    void this.#settle();
  }

  /**
   * Vite is about to apply updates.
   *
   * @param {import("./hmr.js").Update[]} updates
   */
  begin(updates) {
    this.#errors.mark(!this.busy);
    this.#stuck ||= this.#broken();
    if (!this.busy) {
      this.busy = true;
      this.#brokenBefore = this.#broken();
      this.#updates = [];
      this.#missing = null;
      this.#sheets = snapshot(this.#window.document);
    }
    this.#run += 1; // who waits for the update before has to wait for this one too
    this.#updates.push(...updates);
    // A stories file is accepted by Storybook's own module, which then renders the story anew and says so.
    if (updates.some((update) => update.type === "js-update" && update.path !== update.acceptedPath))
      this.#waitsForStory = true;
  }

  /**
   * Vite has applied them. Asking the sidecar any earlier would take the dev server from loading the modules, or
   * Storybook, which has yet to load the story anew.
   */
  settle() {
    this.#expected = null;
    if (!this.#waitsForStory) this.#ask();
    void this.#settle();
  }

  /** Storybook rendered a story. */
  rendered() {
    this.#waitsForStory = false;
    this.#missing = null;
    this.#lastSign = this.#now();
    if (this.busy) this.#ask();
  }

  /**
   * A rendering went on to another phase. Of two updates in a row both may be drawn, one after the other: the last one counts.
   *
   * @param {string} phase
   * @param {unknown} rendering which one
   */
  entered(phase, rendering) {
    if (DRAWING.includes(phase)) this.#drawing = rendering;
    else if (this.#drawing === rendering) this.#drawing = null;
  }

  /**
   * Storybook can't find the open story any more.
   *
   * @param {string} [id]
   */
  missed(id) {
    this.rendered();
    this.#missing = id ?? "";
  }

  /** A new error occurred. */
  failed() {
    this.#lastSign = this.#now();
    const updates = applied(this.#updates);
    // Errors of one failure come within a few frames, the cause not always first: let them all arrive.
    this.#window.setTimeout(() => {
      const errors = this.#errors.take();
      if (errors.length > 0) void this.#reporter.send("error", { updates, errors });
    }, 30);
  }

  /** @returns {Promise<void>} */
  async #settle() {
    const run = ++this.#run;
    this.#lastSign = this.#now();
    const updates = [...this.#updates];
    // The last update of each module: what it did before is no longer there.
    const causes = await failures([...new Map(updates.map((update) => [update.acceptedPath, update])).values()]);
    if (run !== this.#run) return; // a further update took over
    const old = causes.map(fromCause).filter((error) => this.#errors.add(error));
    await this.#frames();
    const drawn = this.#now();
    let expected;
    for (;;) {
      const waits = this.#unsettled() && this.#now() - drawn < LONGEST_MS;
      if (run !== this.#run) return;
      if (waits) {
        await this.#pause(
          this.#waitsForStory || this.#drawing !== null ? QUIET_MS / 2 : QUIET_MS - (this.#now() - this.#lastSign),
        );
      } else if (expected) break;
      else expected = await this.#ask();
    }
    if (this.remount && this.#stuck && this.#broken()) {
      this.#stuck = false;
      this.remount(); // its rendering begins at once, and is waited for like any other
      return this.#settle();
    }
    this.#stuck = false;
    const gaveUp = this.#unsettled(); // before anything else is waited for, during which the page may go on
    const lost = this.#missing === null ? null : await storyFailure(this.#missing, updates.at(-1)?.timestamp);
    if (run !== this.#run) return;
    if (this.#missing !== null && updates.length > 0) this.#errors.add(lost ? fromCause(lost) : gone(this.#missing));
    const shown = this.#broken();
    const fresh = this.#errors.take();
    if (shown && !this.#brokenBefore && fresh.length === 0) fresh.push(this.#errors.last); // old or not, it is back
    this.busy = false;
    this.#waitsForStory = false;
    await this.#reporter.send("settled", {
      renderedAt: gaveUp ? null : this.#window.performance.timeOrigin + Math.max(drawn, this.#lastSign),
      updates: applied(updates),
      errors: fresh,
      broken: shown && this.#brokenBefore ? this.#errors.last : (old[0] ?? null),
      checks: expected.map((check) => ({ ...check, found: found(this.#window, check, this.#sheets) })),
    });
  }

  #ask() {
    return (this.#expected ??= this.#reporter.expected());
  }

  /** @returns {boolean} */
  #unsettled() {
    return this.#waitsForStory || this.#drawing !== null || this.#now() - this.#lastSign < QUIET_MS;
  }

  /** Two frames, or in a hidden tab, which draws none, a moment. */
  async #frames() {
    for (let frame = 0; frame < 2; frame++) {
      if (this.#window.document.visibilityState === "hidden") await this.#pause(QUIET_MS / 2);
      else
        await Promise.race([new Promise((resolve) => this.#window.requestAnimationFrame(resolve)), this.#pause(500)]);
    }
  }

  /** @param {number} ms */
  #pause(ms) {
    return new Promise((resolve) => this.#window.setTimeout(resolve, Math.max(1, ms)));
  }

  #now() {
    return this.#window.performance.now();
  }

  /** @returns {boolean} whether an error is on the screen in place of the story */
  #broken() {
    const { body } = this.#window.document;
    const shown = body.classList.contains("sb-show-errordisplay") || body.classList.contains("sb-show-nopreview");
    return shown || this.#window.document.querySelector("vite-error-overlay") !== null;
  }
}

/** @param {import("./hmr.js").Update[]} updates */
function applied(updates) {
  return updates.map(({ acceptedPath, timestamp }) => ({ acceptedPath, timestamp }));
}

/**
 * @param {string} story
 * @returns {import("./errors.js").PageError}
 */
function gone(story) {
  return { source: "render", message: `The story ${story} is gone: its export can't be found any more.` };
}

/**
 * @param {{cause: unknown, path?: string}} failure
 * @returns {import("./errors.js").PageError}
 */
function fromCause({ cause, path }) {
  const message = cause instanceof Error ? cause.message : String(cause);
  const fetching = /dynamically imported module/i.test(message);
  const linking = cause instanceof SyntaxError;
  return {
    source: fetching || linking ? "compile" : "runtime",
    message: fetching ? "A module could not be loaded: the dev server refused it." : message,
    ...(fetching && path && { file: path }),
  };
}
