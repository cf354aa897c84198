import assert from "node:assert/strict";
import { test } from "node:test";

import { Seen } from "../../../overlay_js/seen/seen.js";
import { begin } from "../../../overlay_js/session/outcome.js";

const CONFIRMED = { verdict: "confirmed", stages: [] };
const SAME = "Nothing looks different in this story.";

/** A palette's changes and story, of which a test tells how the story looks. */
function set(...looks) {
  const changes = new EventTarget();
  changes.remarks = [];
  changes.remark = (requestId, unseen) => changes.remarks.push([requestId, unseen]);
  const document = { querySelectorAll: () => [], getAnimations: () => [], querySelector: () => null };
  const story = { current: { storyId: "a--b", viewMode: "story" }, frame: { document } };
  let last = null;
  const asked = [];
  const next = () => {
    asked.push(story.current.storyId);
    return (last = looks.length > 0 ? looks.shift() : last);
  };
  const seen = new Seen({ changes, story, looks: next, afterwards: 1 });
  seen.start();
  return { changes, story, seen, asked };
}

/** One change from its sending to its end; and what was remarked of it by then. */
async function run({ changes, asked }, members = {}, looked = 3) {
  const outcome = begin({ requestId: "r", kind: "iterate", prompt: "x" });
  changes.outcome = outcome;
  changes.dispatchEvent(new CustomEvent("sent", { detail: { ...outcome, kind: members.asked ?? "iterate" } }));
  changes.outcome = { ...outcome, phase: "done", diff: [{ path: "a" }], receipt: CONFIRMED, ...members };
  changes.dispatchEvent(new Event("change"));
  const deadline = Date.now() + 2_000;
  while (asked.length < looked && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 5));
  return changes.remarks;
}

test("a change after which the story looks the same is remarked on", async () => {
  assert.deepEqual(await run(set("one", "one", "one")), [["r", SAME]]);
});

test("one that is seen isn't, at once or a moment later", async () => {
  assert.deepEqual(await run(set("one", "two"), {}, 2), []);
  assert.deepEqual(await run(set("one", "one", "two")), []);
});

test("nothing is said where nobody can tell how the story looks", async () => {
  assert.deepEqual(await run(set(null), {}, 1), []);
  assert.deepEqual(await run(set("one", null), {}, 2), []);
});

test("nothing is said of what isn't confirmed, was rolled back, changed nothing, or goes back", async () => {
  const others = [
    { receipt: { verdict: "unconfirmed", stages: [] } },
    { receipt: { verdict: "failed", stages: [] }, rolledBack: true },
    { diff: [] },
    { kind: "undo" },
    { phase: "failed" },
  ];
  for (const members of others) assert.deepEqual(await run(set("one"), members, 1), [], JSON.stringify(members));
  assert.deepEqual(await run(set("one"), { asked: "undo", kind: "undo" }, 0), []);
});

test("a receipt that comes late is judged then", async () => {
  const parts = set("one", "one", "one");
  await run(parts, { receipt: { verdict: "unconfirmed", stages: [] } }, 1);
  parts.changes.outcome = { ...parts.changes.outcome, receipt: CONFIRMED };
  parts.changes.dispatchEvent(new Event("change"));
  const deadline = Date.now() + 2_000;
  while (parts.changes.remarks.length === 0 && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(parts.changes.remarks, [["r", SAME]]);
});

test("another story that was opened meanwhile proves nothing", async () => {
  const parts = set("one", "one", "one");
  const running = run(parts, {}, 2);
  parts.story.current = { storyId: "c--d", viewMode: "story" };
  assert.deepEqual(await running, []);
});

test("while somebody points at the story it looks as it does then", async () => {
  const parts = set("one", "one", "one");
  parts.story.frame.document.querySelector = () => ({});
  assert.deepEqual(await run(parts, {}, 2), []);
});

test("a palette that is closed says nothing more", async () => {
  const parts = set("one", "one", "one");
  parts.seen.stop();
  assert.deepEqual(await run(parts, {}, 0), []);
});
