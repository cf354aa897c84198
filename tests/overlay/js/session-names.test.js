import assert from "node:assert/strict";
import { test } from "node:test";

import { detailOf, nameOf } from "../../../overlay_js/ui/session-names.js";

test("a session goes by its current version's name, else by its first prompt", () => {
  assert.equal(nameOf({ label: "Launch", firstPrompt: "larger" }), "Launch");
  assert.equal(nameOf({ label: null, firstPrompt: "larger" }), "larger");
  assert.equal(nameOf({ label: null, firstPrompt: null }), "Empty session");
});

test("its age, its versions and its stars are told", () => {
  const detail = (members) =>
    detailOf({ lastModified: "2020-01-02T03:04:05", ...members }).replace(/^2 Jan 2020 · /, "");
  assert.equal(detail({ totalVersions: 0 }), "nothing changed yet");
  assert.equal(detail({ totalVersions: 1, starred: 0 }), "1 version");
  assert.equal(detail({ totalVersions: 12, starred: 3 }), "12 versions · ★ 3");
});
