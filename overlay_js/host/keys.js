/**
 * Cmd+K and Ctrl+K, taken before Storybook sees them: its own search listens for the same keys on the document, so we
 * listen on the window, in the capture phase, in every frame.
 */

/** The overlay's element, one per page. */
export const TAG = "sidestory-overlay";

/** @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>} Press */

/** Presses that we sent on ourselves, which must not be taken again. @type {WeakSet<Event>} */
const sentOn = new WeakSet();

/**
 * Cmd+K or Ctrl+K without further modifiers. On a layout without a Latin K (Cyrillic, Greek …) the key's place counts.
 *
 * @param {Press} press
 */
export function isToggle({ key, code, metaKey, ctrlKey, altKey, shiftKey }) {
  const latin = /^[a-z]$/i.test(key);
  const letter = latin ? key.toLowerCase() === "k" : code === "KeyK";
  return letter && metaKey !== ctrlKey && !altKey && !shiftKey;
}

/**
 * What an undo shortcut asks for: Cmd/Ctrl+Z, with Shift (or Ctrl+Y) for redo.
 *
 * @param {Press} press
 * @returns {'undo' | 'redo' | null}
 */
export function undoKey({ key, metaKey, ctrlKey, altKey, shiftKey }) {
  if (metaKey === ctrlKey || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && ctrlKey && !shiftKey ? "redo" : null;
}

/** @param {{platform?: string, userAgent?: string}} navigator */
export const isMac = ({ platform = "", userAgent = "" }) => /mac|iphone|ipad/i.test(platform || userAgent);

/**
 * Take the shortcut in one frame.
 *
 * @param {Window} window
 * @param {() => boolean} onToggle true: the press is ours; false: Storybook gets it
 * @returns {() => void} stops listening
 */
export function captureKeys(window, onToggle) {
  /** @param {KeyboardEvent} event */
  const onKeydown = (event) => {
    if (sentOn.has(event) || event.isComposing || !isToggle(event)) return;
    const inside = event.composedPath().some((node) => /** @type {Element} */ (node).localName === TAG);
    const ours = event.repeat || onToggle();
    if (!ours && !inside) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!ours) sendOn(window, event);
  };
  window.addEventListener("keydown", onKeydown, { capture: true });
  return () => window.removeEventListener("keydown", onKeydown, { capture: true });
}

/**
 * Storybook ignores presses that start in a text field, and ours did: give it the same press again, from the page.
 *
 * @param {Window} window
 * @param {KeyboardEvent} event
 */
function sendOn(window, event) {
  const { key, code, keyCode, metaKey, ctrlKey } = event;
  const again = new KeyboardEvent("keydown", {
    ...{ key, code, keyCode, metaKey, ctrlKey },
    ...{ bubbles: true, cancelable: true, composed: true },
  });
  sentOn.add(again);
  window.document.body.dispatchEvent(again);
}
