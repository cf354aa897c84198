/**
 * Notes when the palette is next clicked and when it then shows a verdict, in ms since the epoch; the promise of both is
 * left in `window.pressed`.
 */
() => {
  const root = /** @type {ShadowRoot} */ (document.querySelector("sidestory-overlay")?.shadowRoot);
  const verdict = () => root.querySelector(".result .pill")?.textContent ?? null;
  const pressed = new Promise((resolve) => {
    root.addEventListener(
      "click",
      () => {
        const clicked = Date.now();
        let running = verdict() === null;
        const observer = new MutationObserver(() => {
          running ||= verdict() === null; // the verdict of the change before goes away first
          if (!running || verdict() === null) return;
          observer.disconnect();
          resolve({ clicked, shown: Date.now(), verdict: verdict() });
        });
        observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      },
      { capture: true, once: true },
    );
  });
  Object.assign(window, { pressed });
};
