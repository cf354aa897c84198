/**
 * @typedef {{source: "compile" | "render" | "runtime", message: string, file?: string, line?: number, column?: number}} PageError
 */

const MOST = 200;

/**
 * The errors of this document. An error is new when it did not occur between the start of the previous update and the
 * start of this one: what was broken before is not the doing of a change. Dispatches `new`.
 */
export class ErrorLog extends EventTarget {
  /** @type {Set<string>} */
  #before = new Set();
  /** @type {Set<string>} */
  #since = new Set();
  /** @type {PageError[]} */
  #fresh = [];
  /** @type {PageError | null} */
  #last = null;

  /**
   * An update begins: from here on errors are its doing, unless they are old.
   *
   * @param {boolean} settled whether the page was done with the update before; if not, what was old then still is
   */
  mark(settled) {
    this.#before = settled ? this.#since : new Set([...this.#before, ...this.#since]);
    this.#since = new Set();
  }

  /**
   * @param {PageError} error
   * @returns {boolean} whether it is old
   */
  add(error) {
    this.#last = error;
    const name = signature(error);
    const old = this.#before.has(name);
    if (this.#since.has(name)) return old;
    if (this.#since.size < MOST) this.#since.add(name);
    if (old) return true;
    this.#fresh.push(tidy(error));
    this.dispatchEvent(new Event("new"));
    return false;
  }

  /** @returns {PageError[]} the new errors that were not taken yet; compile errors first, they are causes */
  take() {
    const taken = this.#fresh.toSorted((a, b) => rank(a) - rank(b));
    this.#fresh = [];
    return taken;
  }

  /** @returns {PageError} the newest error, old or new */
  get last() {
    return tidy(this.#last ?? { source: "render", message: "The story shows an error." });
  }
}

/** The same for a module as it was first loaded and for a later update of it. @param {PageError} error */
function signature(error) {
  const said = `${error.file ?? ""}:${error.message}`.replace(/[?&]t=\d+/g, "").replace(/\d+/g, "#");
  return `${error.source}:${said.slice(0, 400)}`;
}

/** @param {PageError} error */
function rank(error) {
  return ["compile", "render", "runtime"].indexOf(error.source);
}

/**
 * @param {PageError} error
 * @returns {PageError}
 */
function tidy(error) {
  const { source, message, file, line, column } = error;
  return {
    source,
    message: message.slice(0, 4000),
    file: file?.slice(0, 4000) || undefined,
    line: line || undefined,
    column: column || undefined,
  };
}
