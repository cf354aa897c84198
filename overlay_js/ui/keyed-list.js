/** A list whose rows stay the same elements while they say the same: focus, scrolling and a press under way survive. */

/**
 * @typedef {object} Row
 * @property {string | number} id which one it is
 * @property {unknown} state all that `make` depends on, as JSON
 * @property {() => HTMLElement} make
 */

export class KeyedList {
  /** @type {Map<string | number, {key: string, element: HTMLElement}>} */
  #made = new Map();

  /** @param {HTMLElement} element the empty list */
  constructor(element) {
    this.element = element;
  }

  /** @param {Row[]} rows in their order */
  update(rows) {
    const focused = this.#focus();
    const made = new Map(rows.map((row) => [row.id, this.#row(row)]));
    this.#made = made;
    const wanted = [...made.values()].map(({ element }) => element);
    for (const element of [...this.element.children]) {
      if (!wanted.includes(/** @type {HTMLElement} */ (element))) element.remove();
    }
    wanted.forEach((element, at) => {
      const there = this.element.children[at] ?? null;
      if (there !== element) this.element.insertBefore(element, there);
    });
    if (focused && this.#focus() !== focused) this.focus(focused);
  }

  /** @param {string} name the `data-focus` of an element in a row */
  focus(name) {
    /** @type {HTMLElement | null} */
    const found = this.element.querySelector(`[data-focus="${name}"]`);
    found?.focus({ preventScroll: true });
    return found !== null;
  }

  #focus() {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const active = /** @type {HTMLElement | null} */ (root.activeElement ?? null);
    return active && this.element.contains(active) ? active.dataset.focus : undefined;
  }

  /** @param {Row} row */
  #row({ id, state, make }) {
    const key = JSON.stringify(state);
    const before = this.#made.get(id);
    return before?.key === key ? before : { key, element: make() };
  }
}
