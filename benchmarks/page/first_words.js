/**
 * Notes when Enter is next pressed in the palette, and when an answer that begins with `words` is first drawn, in ms since the
 * epoch; the promise of both is left in `window.firstWords`.
 */
async (/** @type {string} */ words) => {
  const root = /** @type {ShadowRoot} */ (document.querySelector("sidestory-overlay")?.shadowRoot);
  const now = () => performance.timeOrigin + performance.now();
  const told = { asked: 0, shown: 0 };
  const firstWords = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const text = root.querySelector(".result .answer")?.textContent ?? "";
      if (!text.startsWith(words)) return;
      observer.disconnect();
      resolve({ ...told, shown: now() });
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    const noted = (/** @type {Event} */ event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
      told.asked = now();
      root.removeEventListener("keydown", noted, { capture: true });
    };
    root.addEventListener("keydown", noted, { capture: true });
  });
  Object.assign(window, { firstWords });
};
