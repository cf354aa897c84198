import assert from "node:assert/strict";
import { test } from "node:test";

import { cardHeight, Layout, place } from "../../../overlay_js/ui/layout.js";

test("the dock stands in the middle of the canvas", () => {
  const { left, width } = place({ viewport: 1280, canvas: { left: 230, right: 1280 }, drawer: false });
  assert.deepEqual([left, width], [395, 720]);
});

test("an open drawer pushes it aside, and never covers it while there is room", () => {
  const { left, width } = place({ viewport: 1280, canvas: { left: 230, right: 1280 }, drawer: true });
  assert.ok(left >= 230 && left + width <= 1280 - 360);
});

test("it fits every viewport, with a margin", () => {
  for (let viewport = 320; viewport <= 1600; viewport += 40) {
    for (const drawer of [false, true]) {
      const { left, width } = place({ viewport, canvas: { left: 230, right: viewport }, drawer });
      assert.ok(left >= 10 && left + width <= viewport - 10 && width >= 300, `${viewport} ${drawer}`);
    }
  }
});

test("the result leaves the component in sight, unless there is no room for that", () => {
  assert.equal(cardHeight({ height: 800, below: 660, component: 330 }), 306);
  assert.equal(cardHeight({ height: 800, below: 660, component: 40 }), 400, "but it never takes more than half");
  assert.equal(cardHeight({ height: 800, below: 660, component: 640 }), 400, "a page is covered anyway");
  assert.equal(cardHeight({ height: 800, below: 660, component: null }), 400);
});

test("several steps of a change are laid out once, before the next frame", () => {
  /** @type {(() => void)[]} */
  const frames = [];
  globalThis.ResizeObserver = /** @type {any} */ (class {});
  globalThis.requestAnimationFrame = /** @type {any} */ ((/** @type {() => void} */ draw) => frames.push(draw));
  const layout = new Layout(/** @type {any} */ ({}));
  let refreshed = 0;
  layout.refresh = () => void (refreshed += 1);
  layout.soon();
  layout.soon();
  assert.equal(refreshed, 0);
  assert.equal(frames.length, 1);
  frames[0]?.();
  assert.equal(refreshed, 1);
  layout.soon();
  assert.equal(frames.length, 2, "the next step has its own frame");
});
