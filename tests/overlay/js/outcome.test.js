import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { advance, amend, begin, fail } from "../../../overlay_js/session/outcome.js";

const RECEIPT = { verdict: "confirmed", stages: [] };
const start = begin({ requestId: "1", kind: "iterate", prompt: "bigger" });
const after = (...events) => events.reduce((outcome, [event, data]) => advance(outcome, { event, data }), start);

test("events add up to the card", () => {
  const outcome = after(
    ["status", { stage: "editing" }],
    ["delta", { text: "I make " }],
    ["delta", { text: "it bigger." }],
    ["version", { versionId: 4, diff: [{ path: "a" }], editor: "claude" }],
    ["receipt", { receipt: RECEIPT }],
    ["done", { message: "Component updated", summary: "Bigger.", durationMs: 9, rolledBack: false }],
  );
  assert.equal(outcome.phase, "done");
  assert.deepEqual([outcome.text, outcome.versionId, outcome.editor], ["I make it bigger.", 4, "claude"]);
  assert.deepEqual([outcome.receipt, outcome.diff, outcome.summary], [RECEIPT, [{ path: "a" }], "Bigger."]);
  assert.equal(start.text, "", "the first state is untouched");
});

test("a connection that was made again tells everything anew: the text isn't doubled", () => {
  const lost = { ...after(["delta", { text: "I make " }]), rejoining: true };
  const again = advance(lost, { event: "delta", data: { text: "I make " } });
  assert.deepEqual([again.text, again.rejoining], ["I make ", false]);
});

test("a second try begins with an empty card, and tells at its end what the first one broke", () => {
  const broken = { verdict: "failed", stages: [], error: { source: "render", message: "oops" } };
  const events = [
    ["delta", { text: "A glow." }],
    ["version", { versionId: 2, diff: [{ path: "a" }], editor: "claude" }],
    ["receipt", { receipt: broken, rolledBack: true }],
    ["status", { stage: "repairing", detail: "oops" }],
  ];
  const trying = after(...events);
  assert.deepEqual([trying.text, trying.diff, trying.receipt, trying.detail], ["", [], null, "oops"]);
  const done = { receipt: RECEIPT, repaired: true, brokenVersions: [{ versionId: 2, receipt: broken }], message: "" };
  assert.equal(after(...events, ["done", done]).mended, broken);
  assert.equal(after(...events, ["done", { ...done, repaired: false }]).mended, null);
});

test("an event of a newer sidecar changes nothing", () => {
  assert.equal(advance(start, { event: "weather", data: {} }), start);
});

test("a cancelled change is no failure, and keeps its prompt", () => {
  assert.equal(fail(start, new ApiError("Cancelled.", "cancelled")).phase, "cancelled");
  const failed = fail(start, new ApiError("No.", "no_model"));
  assert.deepEqual([failed.phase, failed.prompt], ["failed", "bigger"]);
});

test("a late receipt is shown on its own version only, and never on one that was rolled back", () => {
  const done = { ...start, versionId: 4 };
  const late = { versionId: 4, receipt: { ...RECEIPT, lateError: { source: "runtime", message: "x" } } };
  assert.equal(amend(done, late).receipt, late.receipt);
  assert.equal(amend({ ...done, versionId: 3 }, late).receipt, null);
  assert.equal(amend({ ...done, rolledBack: true }, late).receipt, null);
  assert.equal(amend(null, late), null);
});

test("a remark and masked secrets come as soon as they are known, and stay", () => {
  const soon = after(
    ["masked", { count: 2 }],
    ["version", { versionId: 4, diff: [], warning: "It also changed Button.stories.tsx." }],
  );
  assert.deepEqual([soon.masked, soon.warning], [2, "It also changed Button.stories.tsx."]);
  const done = advance(soon, { event: "done", data: { message: "", costMicros: 4_000 } });
  assert.deepEqual([done.masked, done.warning, done.costMicros], [2, "It also changed Button.stories.tsx.", 4_000]);
  assert.equal(advance(soon, { event: "status", data: { stage: "repairing" } }).warning, null, "of the first try");
});

test("an undo that was typed is shown as one", () => {
  const typed = begin({ requestId: "r", kind: "iterate", prompt: "undo" });
  const answer = /** @type {any} */ ({ kind: "undo", message: "Version 1 is back.", versionId: 1 });
  assert.equal(advance(typed, { event: "done", data: answer }).kind, "undo");
  assert.equal(advance(typed, { event: "done", data: { ...answer, kind: "history" } }).kind, "iterate");
});
