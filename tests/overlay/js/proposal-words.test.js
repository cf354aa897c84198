import assert from "node:assert/strict";
import { test } from "node:test";

import {
  called,
  headline,
  progressWords,
  readyWords,
  reportWords,
  tagOf,
} from "../../../overlay_js/ui/proposal-words.js";

const made = (componentPath, status = "awaiting_approval") => ({ id: "1", componentPath, status, declined: [] });
const report = (more) => reportWords({ proposals: [], failed: [], stopped: null, ...more });

test("a proposal is called by the comments that it answers", () => {
  const comment = (text) => ({ id: "1", author: "Ada", text });
  assert.equal(headline({ comments: [comment("more\n  room ")], declined: [], message: "" }), "more room");
  assert.equal(
    headline({ comments: [comment("a"), comment("b"), comment("c")], declined: [], message: "" }),
    "a and 2 more",
  );
  assert.equal(headline({ comments: [], declined: [{ ...comment("odd"), why: "" }], message: "" }), "odd");
  assert.equal(headline({ comments: [], declined: [], request: "a badge", message: "Done." }), "a badge");
  assert.equal(headline({ comments: [], declined: [], message: "Done." }), "Done.");
});

test("its controls call it by its number, where there are several, or by what it was about, when it is decided", () => {
  const proposal = { ...made("src/Button.tsx"), timestamp: "2020-01-02T10:00:00Z", comments: [], message: "Done." };
  assert.equal(called(proposal, 2), "proposal 2 for Button");
  assert.equal(called(proposal, null), "the proposal for Button");
  assert.match(called({ ...proposal, status: "rejected" }, null), /^the proposal for Button of .+ 2020: Done\.$/);
});

test("every status has its tag", () => {
  assert.deepEqual(tagOf({ status: "awaiting_approval" }), ["To decide", "cur"]);
  assert.deepEqual(tagOf({ status: "awaiting_approval", broken: "x" }), ["Broke the story", "bad"]);
  assert.deepEqual(tagOf({ status: "stale", broken: "x" }), ["Out of date", "warn"]);
  assert.deepEqual(tagOf({ status: "approved", versionId: 3 }), ["Approved · v3", "ok"]);
  assert.deepEqual(tagOf({ status: "rejected" }), ["Rejected", ""]);
  assert.deepEqual(tagOf({ status: "failed" }), ["Declined", "bad"]);
});

test("how far it is", () => {
  const progress = { total: 3, done: 1, componentPath: "src/Button.tsx", comments: 1, stage: "asking" };
  assert.equal(progressWords(progress), "2 of 3 · Button · 1 comment · asking the model");
  assert.equal(
    progressWords({ ...progress, total: 1, done: 0, comments: 2, stage: "claimed" }),
    "Button · 2 comments · reading",
  );
  assert.equal(progressWords({ ...progress, componentPath: null }), "Starting");
});

test("what came of it", () => {
  assert.equal(report({}), "No comments wait to be processed");
  assert.equal(report({ proposals: [made("src/Button.tsx")] }), "A proposal for Button is ready");
  assert.equal(
    report({ proposals: [made("Button.tsx"), made("Card.tsx"), made("Avatar.tsx", "failed")] }),
    "2 proposals are ready: Button and Card. The comments on Avatar were declined",
  );
  assert.equal(
    report({
      failed: [{ componentPath: "Card.tsx", error: "The model is away.", code: "" }],
      stopped: "budget_reached",
    }),
    "Card: The model is away. The budget is used up; the rest waits",
  );
  assert.equal(readyWords({ componentPath: "Card.tsx" }), "A proposal for Card is ready");
  assert.equal(readyWords({ componentPath: "Card.tsx", status: "failed" }), "The comments on Card were declined");
});
