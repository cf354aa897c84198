import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { NO_STORY } from "../../../overlay_js/ui/problems.js";
import { showing } from "../../../overlay_js/ui/showing.js";

const ANSWER = {
  ...{ editor: { model: "claude" }, canUndo: true, canRedo: false, totalTurns: 2, totalVersions: 3 },
  conversationHistory: [{ userPrompt: "larger" }, { userPrompt: "bold" }],
};
const READY = {
  ...{ phase: "ready", answer: ANSWER, refused: null, outcome: null, running: false, mode: "instant", typed: "" },
  ...{ commenting: { problem: null, sending: false }, drawer: null, counts: { comments: 1, proposals: 4 } },
};
const shown = (change = {}) => showing({ ...READY, ...change });
const failed = (code) => ({ error: new ApiError("No.", code), prompt: "" });

test("an empty palette offers examples, and says so when only quick edits are there", () => {
  assert.deepEqual(shown().notice, { problem: null, examples: true, hint: false });
  assert.equal(shown({ answer: { ...ANSWER, editor: { model: null } } }).notice.hint, true);
  assert.equal(shown({ phase: "loading" }).notice.examples, false);
  for (const busy of [{ running: true }, { outcome: {} }, { typed: "x" }, { mode: "comment" }])
    assert.equal(shown(busy).notice.examples, false, JSON.stringify(busy));
});

test("the last session is offered while nothing is said, but not before it is known that there is nothing", () => {
  assert.equal(shown().restore.idle, true);
  assert.equal(shown({ phase: "loading" }).restore.idle, false);
  assert.equal(shown({ phase: "idle" }).restore.idle, true);
});

test("what is wrong with the session comes before what was wrong with the last change", () => {
  const both = { refused: new ApiError("x", "offline"), outcome: failed("no_edit") };
  assert.equal(shown({ ...both, phase: "offline" }).notice.problem.title, "Sidestory isn't running");
  assert.equal(shown(both).notice.problem.text, "No.");
  assert.equal(shown({ phase: "idle" }).notice.problem, NO_STORY);
  const commenting = { problem: new ApiError("Who?", "no_author"), sending: true };
  const comment = shown({ ...both, mode: "comment", commenting });
  assert.deepEqual([comment.notice.problem.text, comment.field.busy, comment.field.earlier], ["Who?", true, []]);
});

test("without a model there is no talking things through", () => {
  assert.equal(shown({ mode: "plan" }).mode, "plan");
  assert.equal(shown({ mode: "plan", answer: null }).mode, "instant");
});

test("the field waits for a change and for a session, but may be typed in while that is loaded", () => {
  assert.deepEqual(shown().field, { mode: "instant", busy: false, earlier: ["larger", "bold"] });
  assert.equal(shown({ running: true }).field.busy, true);
  assert.equal(shown({ phase: "loading" }).field.busy, false);
  assert.equal(shown({ phase: "refused" }).field.busy, true);
});

test("what is understood is shown while one types, and while nothing is wrong", () => {
  assert.equal(shown({ typed: "larger" }).typing, true);
  const refused = { ...failed("x"), prompt: "larger" };
  const not = [{ typed: " " }, { running: true }, { mode: "comment" }, { outcome: refused }, { phase: "loading" }];
  for (const each of not) assert.equal(shown({ typed: "larger", ...each }).typing, false, JSON.stringify(each));
  assert.equal(
    shown({ typed: "larger title", outcome: refused }).typing,
    true,
    "the words that were refused have changed",
  );
});

test("the bar offers what can be done, and counts", () => {
  const { can, counts } = shown().bar;
  assert.deepEqual(can, { undo: true, redo: false, clear: true });
  assert.deepEqual(counts, { history: 2, versions: 3, comments: 1, proposals: 4 });
  assert.deepEqual(shown({ running: true }).bar.can, { undo: false, redo: false, clear: false });
  assert.deepEqual(shown({ answer: null }).bar.can, { undo: false, redo: false, clear: false });
});
