/**
 * Notes when the palette is next clicked, when the receipt then reaches the palette's client, and when the verdict is shown,
 * in ms since the epoch; the promise of all is left in `window.pressed`.
 */
async () => {
  const root = /** @type {ShadowRoot} */ (document.querySelector("sidestory-overlay")?.shadowRoot);
  const { Client } = await import(new URL("/__ai-overlay/client.js", location.href).href);
  const card = () => /** @type {HTMLElement} */ (root.querySelector(".result"));
  const told = { clicked: 0, arrived: 0, receipt: null };

  const { stream } = Client.prototype;
  Client.prototype.stream = function (/** @type {any[]} */ ...[path, body, onEvent, signal]) {
    Client.prototype.stream = stream;
    const noted = (/** @type {{event: string, data: any}} */ event) => {
      if (event.event === "receipt") Object.assign(told, { arrived: Date.now(), receipt: event.data.receipt });
      onEvent(event);
    };
    return stream.call(this, path, body, noted, signal);
  };

  const pressed = new Promise((resolve) => {
    root.addEventListener(
      "click",
      () => {
        told.clicked = Date.now();
        const before = card().dataset["request"];
        const observer = new MutationObserver(() => {
          if (card().dataset["request"] === before || !card().querySelector(".pill")) return;
          observer.disconnect();
          resolve({ ...told, shown: Date.now() });
        });
        observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      },
      { capture: true, once: true },
    );
  });
  Object.assign(window, { pressed });
};
