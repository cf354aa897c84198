import assert from "node:assert/strict";
import { test } from "node:test";

import { captureKeys, isMac, isToggle, undoKey } from "../../../overlay_js/host/keys.js";

const press = (key, held = {}, code = `Key${key.toUpperCase()}`) => ({
  ...{ key, code, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false },
  ...held,
});

test("Cmd+K and Ctrl+K toggle, with further modifiers or without any they don't", () => {
  assert.ok(isToggle(press("k", { metaKey: true })));
  assert.ok(isToggle(press("K", { ctrlKey: true })));
  for (const held of [
    {},
    { metaKey: true, ctrlKey: true },
    { metaKey: true, shiftKey: true },
    { ctrlKey: true, altKey: true },
  ]) {
    assert.ok(!isToggle(press("k", held)), JSON.stringify(held));
  }
  assert.ok(!isToggle(press("j", { metaKey: true })));
});

test("the key's place counts only where the layout has no Latin letter on it", () => {
  assert.ok(isToggle(press("л", { ctrlKey: true }, "KeyK")));
  assert.ok(!isToggle(press("e", { ctrlKey: true }, "KeyK")), "Colemak has an E there");
  assert.ok(isToggle(press("k", { ctrlKey: true }, "KeyN")), "and the K elsewhere");
});

test("undo and redo as every system has them", () => {
  assert.equal(undoKey(press("z", { metaKey: true })), "undo");
  assert.equal(undoKey(press("Z", { ctrlKey: true, shiftKey: true })), "redo");
  assert.equal(undoKey(press("y", { ctrlKey: true })), "redo");
  assert.equal(undoKey(press("y", { metaKey: true })), null);
  assert.equal(undoKey(press("z")), null);
});

test("a Mac is known by its platform", () => {
  assert.ok(isMac({ platform: "MacIntel" }));
  assert.ok(!isMac({ platform: "Win32", userAgent: "like Macintosh" }));
});

/** Just enough of a window. */
class FakeWindow extends EventTarget {
  /** @type {Event[]} */
  sent = [];
  document = { body: { dispatchEvent: (event) => this.sent.push(event) } };
}

/** @param {object} [members] */
function keydown(members = {}) {
  const event = new Event("keydown", { cancelable: true });
  return Object.assign(event, press("k", { ctrlKey: true }), { isComposing: false, repeat: false, ...members });
}

test("a press that is ours is taken, one that isn't passes, and none after the end", () => {
  const window = new FakeWindow();
  let ours = true;
  const stop = captureKeys(window, () => ours);
  const [first, second, third] = [keydown(), keydown(), keydown()];
  window.dispatchEvent(first);
  assert.ok(first.defaultPrevented);
  ours = false;
  window.dispatchEvent(second);
  assert.ok(!second.defaultPrevented);
  ours = true;
  stop();
  window.dispatchEvent(third);
  assert.ok(!third.defaultPrevented);
});

test("a press from our own field goes to Storybook as a new one, which we don't take again", (t) => {
  class FakeKeyboardEvent extends Event {
    constructor(type, { key, ctrlKey, ...init }) {
      super(type, init);
      Object.assign(this, press(key, { ctrlKey }), { isComposing: false, repeat: false });
    }
  }
  globalThis.KeyboardEvent = FakeKeyboardEvent;
  t.after(() => delete globalThis.KeyboardEvent);
  const window = new FakeWindow();
  let asked = 0;
  captureKeys(window, () => {
    asked += 1;
    return false;
  });
  const event = keydown({ composedPath: () => [{ localName: "textarea" }, { localName: "sidestory-overlay" }] });
  window.dispatchEvent(event);
  assert.ok(event.defaultPrevented, "the original stays with us");
  const [again] = window.sent;
  assert.ok(again?.ctrlKey && again.key === "k");
  window.dispatchEvent(again);
  assert.ok(!again.defaultPrevented);
  assert.equal(asked, 1);
});

test("an input method's press is left alone, and a held key toggles once", () => {
  const window = new FakeWindow();
  let asked = 0;
  captureKeys(window, () => {
    asked += 1;
    return true;
  });
  const [composing, first, held] = [keydown({ isComposing: true }), keydown(), keydown({ repeat: true })];
  for (const event of [composing, first, held]) window.dispatchEvent(event);
  assert.deepEqual(
    [composing, first, held].map((event) => event.defaultPrevented),
    [false, true, true],
  );
  assert.equal(asked, 1);
});
