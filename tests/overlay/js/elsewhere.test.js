import assert from "node:assert/strict";
import { test } from "node:test";

import { Elsewhere, news } from "../../../overlay_js/session/elsewhere.js";

/** What is told of one event, for a palette on session `s1` that has asked for `mine` itself. */
function told(detail) {
  const said = [];
  const events = new EventTarget();
  const session = { answer: { sessionId: "s1" } };
  const elsewhere = new Elsewhere({
    events,
    session,
    changes: { knows: (id) => id === "mine" },
    tell: (text) => said.push(text),
  });
  elsewhere.start();
  events.dispatchEvent(new CustomEvent("session", { detail }));
  elsewhere.stop();
  events.dispatchEvent(new CustomEvent("session", { detail }));
  return said;
}

test("a change of another tab is told once", () => {
  const detail = { sessionId: "s1", requestId: "theirs", kind: "iterate", prompt: "more rounded" };
  assert.deepEqual(told(detail), ["Asked for elsewhere: “more rounded”"]);
  assert.deepEqual(told({ ...detail, kind: "undo" }), ["Undone elsewhere"]);
});

test("our own change, another session's, and what is no change, are not", () => {
  const detail = { sessionId: "s1", requestId: "mine", kind: "iterate", prompt: "x" };
  assert.deepEqual(told(detail), []);
  assert.deepEqual(told({ ...detail, requestId: "theirs", sessionId: "s2" }), []);
  assert.deepEqual(told({ sessionId: "s1", cleared: true }), []);
});

test("every kind of change has its words", () => {
  for (const kind of ["undo", "redo", "restore"]) assert.match(news(kind, ""), /^[A-Z].* elsewhere$/);
  assert.equal(news("restore", ""), "An older version was restored elsewhere");
});
