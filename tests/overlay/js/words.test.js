import assert from "node:assert/strict";
import { test } from "node:test";

import { begin } from "../../../overlay_js/session/outcome.js";
import { announcement, broken, credit, timeline, title, verdict } from "../../../overlay_js/ui/words.js";

const at = (...stages) => stages.map((stage, index) => ({ stage, atMs: index + 1 }));
const CONFIRMED = { verdict: "confirmed", stages: at("written", "watched", "hot_update", "rendered") };
const error = {
  source: "render",
  message: "ReferenceError: lable is not defined\n  at x",
  file: "src/Button.tsx",
  line: 21,
};

test("a confirmed receipt says so and no more", () => {
  assert.deepEqual(verdict(CONFIRMED, false), { tone: "ok", label: "Confirmed", sentence: "" });
  assert.deepEqual(
    timeline(CONFIRMED).map(({ state }) => state),
    ["ok", "ok", "ok"],
  );
});

test("what failed is red where it broke, and green is only what is proven", () => {
  const failed = { verdict: "failed", stages: at("written", "hot_update", "rendered"), error };
  assert.equal(verdict(failed, true).label, "Rolled back");
  assert.equal(verdict(failed, false).label, "Failed");
  assert.equal(verdict(failed, true).sentence, "lable is not defined (Button.tsx:21)");
  assert.deepEqual(
    timeline(failed).map(({ state }) => state),
    ["ok", "ok", "bad"],
  );
  const compile = { verdict: "failed", stages: at("written"), error: { source: "compile", message: "Unexpected }" } };
  assert.deepEqual(
    timeline(compile).map(({ state }) => state),
    ["ok", "bad", "none"],
  );
});

test("every reason for an unconfirmed receipt has its sentence, unless the sidecar has a better one", () => {
  const reasons = [
    "no_dev_server",
    "no_client",
    "not_in_module_graph",
    "timeout",
    "broken_before",
    "not_in_page",
    undefined,
  ];
  const sentences = reasons.map((reason) => verdict({ verdict: "unconfirmed", stages: [], reason }, false).sentence);
  assert.equal(new Set(sentences).size, reasons.length);
  assert.ok(sentences.every((sentence) => sentence.endsWith(".")));
  const hinted = verdict({ verdict: "unconfirmed", stages: [], reason: "timeout", hint: "Turn polling on." }, false);
  assert.equal(hinted.sentence, "Turn polling on.", "what helps says more than what happened");
});

test("a late error takes the green away", () => {
  const late = verdict({ ...CONFIRMED, lateError: error }, false);
  assert.deepEqual([late.tone, late.label], ["bad", "Broke later"]);
});

test("an error without a place or a message is still a sentence", () => {
  assert.equal(broken(undefined), "The story broke.");
  assert.equal(broken({ source: "runtime", message: "boom" }), "boom");
});

test("who did it, how long it took and what it cost", () => {
  const outcome = begin({ requestId: "1", kind: "iterate", prompt: "30% larger" });
  assert.equal(credit(outcome), "");
  assert.equal(credit({ ...outcome, editor: "quick", durationMs: 9 }), "Quick edit · 9 ms · no model");
  const usage = { inputTokens: 1_100, outputTokens: 140 };
  assert.equal(credit({ ...outcome, editor: "claude", durationMs: 2_140, usage }), "Claude · 2.1 s · 1,240 tokens");
  const paid = { ...outcome, editor: "claude", durationMs: 2_140, usage, costMicros: 3_600 };
  assert.equal(credit(paid), "Claude · 2.1 s · $0.0036");
  assert.equal(title(outcome), "“30% larger”");
  assert.equal(title({ ...outcome, kind: "undo", phase: "done", message: "Version 3 is back." }), "Version 3 is back.");
});

test("a screen reader hears the stage, then the verdict with its reason", () => {
  const outcome = begin({ requestId: "1", kind: "iterate" });
  assert.equal(announcement({ ...outcome, stage: "rolling back" }), "Rolling back");
  const done = { ...outcome, phase: "done", receipt: { verdict: "failed", stages: [], error }, rolledBack: true };
  assert.equal(announcement(done), "Rolled back. lable is not defined (Button.tsx:21)");
});
