import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Sending } from "../../../overlay_js/ui/sending.js";

/** What is typed, on its way to parts that note what they were told. */
function setUp({ mode = "instant", typed = "", taken = true, running = false } = {}) {
  const told = [];
  const changes = {
    ...{ running, outcome: null, dismiss: () => told.push("dismissed") },
    iterate: (wish) => told.push(wish),
  };
  const commenting = {
    send: async (wish) => (told.push(wish), taken),
    forgive: () => told.push("forgiven"),
  };
  const field = { value: typed };
  const sending = new Sending({
    ...{ changes, commenting, field, mode: () => mode, tell: (work) => work, onChange: () => {} },
    session: { answer: { componentPath: "src/Button.tsx", component: "Button" } },
    story: { current: { storyId: "button--primary" } },
    target: { describe: () => ({ tag: "b" }), anchor: (component) => ({ component }) },
    toast: { show: (text) => told.push(text) },
  });
  return { told, changes, field, sending };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a prompt leaves the field, and goes with what it is about; one at a time", () => {
  const { told, field, sending } = setUp({ mode: "plan", typed: "larger" });
  sending.submit("larger");
  assert.equal(field.value, "");
  assert.deepEqual(told, [{ prompt: "larger", mode: "plan", storyId: "button--primary", element: { tag: "b" } }]);
  const busy = setUp({ typed: "larger", running: true });
  busy.sending.submit("larger");
  assert.deepEqual([busy.told, busy.field.value], [[], "larger"]);
});

test("a comment leaves the field once it is taken, unless something else was typed meanwhile", async () => {
  const taken = setUp({ mode: "comment", typed: " rounder " });
  taken.sending.submit("rounder");
  await settled();
  const anchor = { component: "Button" };
  const wish = { componentPath: "src/Button.tsx", comment: "rounder", storyId: "button--primary", anchor };
  assert.deepEqual([taken.told, taken.field.value], [[wish, "Comment left"], ""]);
  for (const how of [{ typed: "rounder", taken: false }, { typed: "something else" }]) {
    const { field, sending } = setUp({ mode: "comment", ...how });
    sending.submit("rounder");
    await settled();
    assert.equal(field.value, how.typed);
  }
});

test("what could not be done comes back into the empty field, once", () => {
  const { changes, field, sending } = setUp();
  const failed = (more) => ({
    kind: "iterate",
    requestId: "1",
    prompt: "odd",
    error: new ApiError("No.", "x"),
    ...more,
  });
  for (const other of [failed({ kind: "undo" }), failed({ error: null }), null]) {
    changes.outcome = other;
    sending.giveBack();
    assert.equal(field.value, "");
  }
  changes.outcome = failed();
  field.value = "typed";
  sending.giveBack();
  assert.equal(field.value, "typed");
  field.value = "";
  sending.giveBack();
  assert.equal(field.value, "odd");
  field.value = "";
  sending.giveBack();
  assert.equal(field.value, "", "it was taken out by hand");
  changes.outcome = failed({ requestId: "2" });
  sending.giveBack();
  assert.equal(field.value, "odd");
});

test("an emptied field has nothing left to complain about", () => {
  const { told, changes, field, sending } = setUp({ typed: "x" });
  changes.outcome = { error: new ApiError("No.", "x") };
  sending.forgive();
  assert.deepEqual(told, ["forgiven"]);
  field.value = "";
  sending.forgive();
  assert.deepEqual(told, ["forgiven", "dismissed", "forgiven"]);
});
