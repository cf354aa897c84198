import assert from "node:assert/strict";
import { test } from "node:test";

import { Memory } from "../../../overlay_js/session/memory.js";
import { FakeStorage } from "./fake-storage.mjs";

test("the session's key is the one that the product promises", () => {
  const lasting = new FakeStorage();
  const memory = new Memory(lasting, new FakeStorage());
  memory.keepSession("src/Button.tsx", "s1");
  assert.equal(lasting.items.get("storybook-ai-session:src/Button.tsx"), "s1");
  assert.equal(memory.sessionOf("src/Button.tsx"), "s1");
  memory.keepSession("src/Button.tsx", null);
  assert.equal(lasting.items.size, 0);
});

test("a story's component is kept, with whether a person chose it, and forgotten", () => {
  const memory = new Memory(new FakeStorage(), null);
  memory.keepComponent("button--primary", "src/Button.tsx");
  memory.keepComponent("button--primary", "src/Link.tsx", true);
  assert.deepEqual(memory.componentOf("button--primary"), { componentPath: "src/Link.tsx", chosen: true });
  memory.keepComponent("button--primary", null);
  assert.equal(memory.componentOf("button--primary"), null);
});

test("only so many stories are kept, the last ones", () => {
  const memory = new Memory(new FakeStorage(), null);
  for (let index = 0; index < 505; index += 1) memory.keepComponent(`s${index}`, "a.tsx");
  assert.equal(memory.componentOf("s4"), null);
  assert.ok(memory.componentOf("s5"));
});

test("a draft and a change on its way survive a reload", () => {
  const passing = new FakeStorage();
  const before = new Memory(null, passing);
  before.draft = "half a thought";
  before.journey = { requestId: "r1", kind: "undo", payload: {} };
  const after = new Memory(null, passing);
  assert.equal(after.draft, "half a thought");
  assert.equal(after.journey?.requestId, "r1");
  after.draft = "";
  after.journey = null;
  assert.equal(passing.items.size, 0);
});

test("without storage, with a full one, or with nonsense in it, nothing breaks", (t) => {
  const none = new Memory(null, null);
  none.draft = "x";
  assert.equal(none.draft, "");
  const full = new FakeStorage();
  full.full = true;
  const warned = t.mock.method(console, "warn", () => {});
  new Memory(full, full).keepSession("a", "b");
  assert.equal(warned.mock.callCount(), 1);
  const odd = new FakeStorage();
  odd.items.set("sidestory:components", "{not json");
  assert.equal(new Memory(odd, null).componentOf("s"), null);
});

test("who comments, and whether pins are shown, is remembered", () => {
  const kept = new Map();
  const storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  const memory = new Memory(storage, null);
  assert.equal(memory.author, "");
  assert.equal(memory.pins, true);
  memory.author = "Ada";
  memory.pins = false;
  const later = new Memory(storage, null);
  assert.equal(later.author, "Ada");
  assert.equal(later.pins, false);
  later.pins = true;
  assert.equal(memory.pins, true);
});
