import assert from "node:assert/strict";
import { test } from "node:test";

import { begin } from "../../../overlay_js/session/outcome.js";
import { offered } from "../../../overlay_js/ui/result-card.js";

const OPEN = "open_story";
const CHECK = "recheck";

/** The actions below the receipt of a prompt's change. */
function actions(receipt, members = {}) {
  const outcome = begin({ requestId: "1", kind: "iterate", prompt: "x" });
  return offered({ ...outcome, versionId: 2, receipt: { stages: [], ...receipt }, ...members }).map(
    ({ action }) => action,
  );
}

test("an unconfirmed change can be looked at, checked again and undone", () => {
  for (const reason of ["no_client", "not_in_module_graph", "timeout", "broken_before", undefined])
    assert.deepEqual(actions({ verdict: "unconfirmed", reason }), [OPEN, CHECK, "undo"], reason);
});

test("the story isn't offered where opening it can't help", () => {
  for (const reason of ["no_dev_server", "not_in_page"])
    assert.deepEqual(actions({ verdict: "unconfirmed", reason }), [CHECK, "undo"], reason);
});

test("a rewind has no undo of its own: the bar has it", () => {
  assert.deepEqual(actions({ verdict: "unconfirmed", reason: "no_client" }, { kind: "undo" }), [OPEN, CHECK]);
  assert.deepEqual(actions({ verdict: "failed" }, { kind: "redo", rolledBack: true }), []);
});

test("what is confirmed needs nothing, unless it broke later", () => {
  assert.deepEqual(actions({ verdict: "confirmed" }), []);
  assert.deepEqual(actions({ verdict: "confirmed", lateError: { message: "boom" } }), ["undo"]);
});

test("what failed is undone, or, where it was taken back, worded anew", () => {
  assert.deepEqual(actions({ verdict: "failed" }), ["undo"]);
  assert.deepEqual(actions({ verdict: "failed" }, { rolledBack: true }), ["edit_prompt"]);
});

test("a plan is applied; what changed nothing offers nothing", () => {
  assert.deepEqual(actions(null, { mode: "plan", receipt: null, versionId: null }), ["apply_plan"]);
  assert.deepEqual(actions(null, { receipt: null, versionId: null }), []);
  assert.deepEqual(actions(null, { mode: "apply", receipt: null, versionId: null }), []);
});
