/**
 * A list whose rows stay the same elements while they say the same: focus, scrolling and a press under way survive. When what had
 * the focus can't have it any more, its row has; when that is gone too, what is around the list.
 */

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
    const active = this.#active();
    const at = [...this.#made].find(([, { element }]) => element.contains(active))?.[0];
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
    if (!active || this.#active() === active) return;
    if (!this.element.contains(active) && active.dataset.focus && this.focus(active.dataset.focus)) return;
    const row = at === undefined ? undefined : made.get(at)?.element;
    /** @type {HTMLElement | null} */
    const next = this.element.contains(active) ? active : (row ?? this.element.closest("[tabindex]"));
    next?.focus({ preventScroll: true });
  }

  /** @param {string} name the `data-focus` of an element in a row @returns whether it has the focus now */
  focus(name) {
    /** @type {HTMLElement | null} */
    const found = this.element.querySelector(`[data-focus="${name}"]`);
    found?.focus({ preventScroll: true });
    return found !== null && found === this.#active();
  }

  /** What has the focus, if it is in the list. */
  #active() {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const active = /** @type {HTMLElement | null} */ (root.activeElement ?? null);
    return this.element.contains(active) ? active : null;
  }

  /** @param {Row} row */
  #row({ id, state, make }) {
    const key = JSON.stringify(state);
    const before = this.#made.get(id);
    if (before?.key === key) return before;
    const element = make();
    element.tabIndex = -1;
    return { key, element };
  }
}
