import assert from "node:assert/strict";
import { test } from "node:test";

import { Resuming } from "../../../overlay_js/ui/resuming.js";

/** What one is at in a palette of parts that note what they were asked; `elsewhere` was left by another load. */
function setUp(elsewhere) {
  const asked = [];
  const story = Object.assign(new EventTarget(), { current: { storyId: "a", viewMode: "story" }, frame: null });
  const memory = { lasting: null, componentOf: () => ({ componentPath: "src/A.tsx" }) };
  const session = { memory, answer: null, open: async (wish) => void asked.push(["open", wish]) };
  const field = { value: "", focus: () => asked.push(["focus"]) };
  const drawers = { open: null, show: async (name) => void asked.push(["show", name]) };
  const client = { get: async () => ({ last: elsewhere && { page: "other", state: elsewhere } }) };
  const resuming = new Resuming({
    ...{ client, session, story, field, drawers, toast: { show: (text) => asked.push(["say", text]) } },
    mode: () => "instant",
    onMode: (mode) => asked.push(["mode", mode]),
  });
  return { asked, field, resuming };
}

const LEFT = { storyId: "a", componentPath: "src/B.tsx", sessionId: "s", draft: "rounder", mode: "plan" };

test("what one was at comes back whole", async () => {
  const { asked, field, resuming } = setUp({ ...LEFT, panel: "history" });
  await resuming.restore();
  assert.equal(field.value, "rounder");
  assert.deepEqual(asked, [
    ["open", { componentPath: "src/B.tsx", sessionId: "s" }],
    ["mode", "plan"],
    ["show", "history"],
    ["say", "The last session is back"],
    ["focus"],
  ]);
});

test("a component is only named where the story has another one by itself, and a drawer where there is one", async () => {
  const { asked, resuming } = setUp({ ...LEFT, componentPath: "src/A.tsx", panel: "proposals" });
  await resuming.restore();
  assert.deepEqual(asked.slice(0, 2), [
    ["open", { sessionId: "s" }],
    ["mode", "plan"],
  ]);
  assert.ok(!asked.some(([what]) => what === "show"));
});

test("what is gone meanwhile is said to be", async () => {
  const { asked, resuming } = setUp(null);
  await resuming.restore();
  assert.deepEqual(asked, [["say", "There is nothing to restore any more"], ["focus"]]);
});
