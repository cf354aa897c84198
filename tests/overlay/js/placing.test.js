import assert from "node:assert/strict";
import { test } from "node:test";

import { PIN, isIn, pointIn, spread } from "../../../overlay_js/comments/placing.js";

const PAGE = { width: 800, height: 600 };

test("a pin's place is a part of its element, so that it stays when the element grows", () => {
  assert.deepEqual(pointIn({ left: 100, top: 50, width: 200, height: 40 }, { x: 0.5, y: 1 }), { x: 200, y: 90 });
  assert.deepEqual(
    pointIn({ left: 0, top: 0, width: 10, height: 10 }, {}),
    { x: 10, y: 0 },
    "else the upper right corner",
  );
  assert.deepEqual(
    pointIn({ left: 0, top: 0, width: 10, height: 10 }, { x: 90, y: -3 }),
    { x: 10, y: 0 },
    "never outside",
  );
});

test("a point is seen when it is in all boxes around it, their edges included", () => {
  const box = { left: 0, top: 0, right: 100, bottom: 100 };
  assert.ok(isIn({ x: 100, y: 0 }, [box]));
  assert.ok(!isIn({ x: 110, y: 50 }, [box]));
  assert.ok(!isIn({ x: 50, y: 50 }, [box, { ...box, bottom: 20 }]));
});

test("pins at one place stand side by side", () => {
  const corners = spread(
    [0, 1, 2].map(() => ({ x: 100, y: 100 })),
    PAGE,
  );
  assert.deepEqual(corners[0], { x: 100, y: 100 - PIN });
  assert.equal(new Set(corners.map(({ x }) => x)).size, 3);
});

test("no pin leaves the page, and any number ends", () => {
  const corners = spread(
    Array.from({ length: 300 }, () => ({ x: 799, y: 3 })),
    PAGE,
  );
  for (const { x, y } of corners.slice(0, 20)) assert.ok(x >= 0 && x <= PAGE.width - PIN && y >= 0, `${x} ${y}`);
  assert.equal(corners.length, 300);
});
