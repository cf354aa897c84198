import assert from "node:assert/strict";
import { test } from "node:test";

import { luminance } from "../../../overlay_js/host/theme.js";

test("luminance runs from black to white, in every notation that browsers compute", () => {
  assert.equal(luminance("rgb(0, 0, 0)"), 0);
  assert.ok(Math.abs(luminance("rgb(255, 255, 255)") - 1) < 1e-9);
  assert.ok(Math.abs(luminance("color(srgb 1 1 1)") - 1) < 1e-9);
  assert.ok(luminance("rgb(246, 249, 252)") > 0.9, "Storybook's light canvas");
  assert.ok(luminance("rgb(34, 36, 37)") < 0.03, "Storybook's dark one");
});

test("what one can see through says nothing", () => {
  assert.equal(luminance("rgba(0, 0, 0, 0)"), null);
  assert.equal(luminance("rgba(255, 255, 255, 0.2)"), null);
  assert.equal(luminance("transparent"), null);
});
