import assert from "node:assert/strict";
import { test } from "node:test";

import { moduleAddress } from "../../../overlay_js/agent/hmr.js";

const BASE = "http://localhost:6006/";

test("a module is loaded from the address that Vite's client uses", () => {
  assert.equal(moduleAddress({ acceptedPath: "/src/Button.tsx", timestamp: 7 }, BASE), `${BASE}src/Button.tsx?t=7`);
  assert.equal(
    moduleAddress({ acceptedPath: "/src/a.vue?type=style", timestamp: 7 }, `${BASE}app/`),
    `${BASE}app/src/a.vue?t=7&type=style`,
  );
  assert.equal(
    moduleAddress({ acceptedPath: "/logo.svg", timestamp: 7, explicitImportRequired: true }, BASE),
    `${BASE}logo.svg?import&t=7`,
  );
});

test("a virtual module is loaded under its public name, not as an address of its own", () => {
  const update = { acceptedPath: "\0virtual:/@storybook/builder-vite/storybook-stories.js", timestamp: 7 };
  assert.equal(
    moduleAddress(update, BASE),
    `${BASE}@id/__x00__virtual:/@storybook/builder-vite/storybook-stories.js?t=7`,
  );
});
