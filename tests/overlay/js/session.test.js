import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Memory } from "../../../overlay_js/session/memory.js";
import { Session } from "../../../overlay_js/session/session.js";

const answerOf = (componentPath, members = {}) => ({
  ...{
    success: true,
    resumed: true,
    sessionId: `s:${componentPath}`,
    componentPath,
    totalTurns: 1,
    dirty: false,
    files: [componentPath, "Button.css"],
  },
  ...members,
});

/** A session with everything around it in our hands. */
function setUp(storyId = "button--primary") {
  const story = Object.assign(new EventTarget(), { current: { storyId }, frame: null });
  const events = new EventTarget();
  /** @type {{path: string, body: any, answer: (value: any) => void, refuse: (error: Error) => void}[]} */
  const asked = [];
  const client = {
    post: (path, body) => new Promise((answer, refuse) => asked.push({ path, body, answer, refuse })),
  };
  const items = new Map();
  const storage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
  const memory = new Memory(storage, storage);
  return { session: new Session({ client, memory, story, events }), story, events, asked, memory };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the answer's id is remembered, and asked for the next time", async () => {
  const { session, asked, memory } = setUp();
  session.start();
  assert.equal(asked[0].body.sessionId, undefined);
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  assert.equal(session.phase, "ready");
  assert.equal(memory.sessionOf("Button.tsx"), "s:Button.tsx");
  session.open();
  assert.deepEqual(asked[1].body, { storyId: "button--primary", sessionId: "s:Button.tsx" });
});

test("an answer about a story that was left counts for nothing", async () => {
  const { session, story, asked } = setUp();
  session.start();
  story.current = { storyId: "card--plain" };
  story.dispatchEvent(new Event("change"));
  asked[1].answer(answerOf("Card.tsx"));
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  assert.equal(session.answer?.componentPath, "Card.tsx");
});

test("news of the same story's name asks for nothing", () => {
  const { session, story, asked } = setUp();
  session.start();
  story.current = { storyId: "button--primary", name: "Primary" };
  story.dispatchEvent(new Event("change"));
  assert.equal(asked.length, 1);
});

test("a component that a person chose is asked for by its path, until it is gone", async () => {
  const { session, asked, memory } = setUp();
  session.open({ componentPath: "Icon.tsx" });
  asked[0].answer(answerOf("Icon.tsx"));
  await settled();
  session.open();
  assert.equal(asked[1].body.componentPath, "Icon.tsx");
  asked[1].refuse(new ApiError("Gone.", "component_not_found", 404));
  await settled();
  assert.equal(asked[2].body.componentPath, undefined);
  assert.equal(memory.componentOf("button--primary"), null);
});

test("a sidecar that is away is asked again, and its return ends that", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { session, events, asked } = setUp();
  session.start();
  asked[0].refuse(new ApiError("", "offline"));
  await settled();
  assert.equal(session.phase, "offline");
  t.mock.timers.tick(1_000);
  assert.equal(asked.length, 2);
  asked[1].refuse(new ApiError("", "offline"));
  await settled();
  t.mock.timers.tick(1_000);
  assert.equal(asked.length, 2, "the pause grows");
  events.dispatchEvent(new Event("online"));
  assert.equal(asked.length, 3);
  asked[2].answer(answerOf("Button.tsx"));
  await settled();
  t.mock.timers.tick(60_000);
  assert.deepEqual([session.phase, asked.length], ["ready", 3]);
});

test("the end of the event stream is looked into at once", async () => {
  const { session, events, asked } = setUp();
  session.start();
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  events.dispatchEvent(new Event("offline"));
  assert.equal(asked.length, 2);
  asked[1].refuse(new ApiError("", "offline", 503));
  await settled();
  assert.equal(session.phase, "offline");
  session.stop();
});

test("after the end nothing is asked and nothing is heard", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { session, story, asked } = setUp();
  session.start();
  asked[0].refuse(new ApiError("", "offline"));
  await settled();
  session.stop();
  t.mock.timers.tick(60_000);
  story.current = { storyId: "card--plain" };
  story.dispatchEvent(new Event("change"));
  assert.equal(asked.length, 1);
});

test("clearing forgets the id, and the next change starts a new session", async () => {
  const { session, asked, memory } = setUp();
  session.start();
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  const clearing = session.clear();
  asked[1].answer({ success: true });
  await clearing;
  assert.deepEqual([asked[1].path, memory.sessionOf("Button.tsx")], ["/__ai-clear", null]);
  assert.equal(session.answer?.totalTurns, 0);
  const ready = session.ensure();
  assert.deepEqual([asked[2].body.fresh, asked[2].body.sessionId], [true, undefined]);
  asked[2].answer(answerOf("Button.tsx", { sessionId: "new" }));
  assert.equal((await ready).sessionId, "new");
});

test("who is faster than the session's answer waits for it", async () => {
  const { session, asked } = setUp();
  session.start();
  const ready = session.ensure();
  asked[0].answer(answerOf("Button.tsx"));
  assert.equal((await ready).componentPath, "Button.tsx");
});

test("without a story there is nothing to change, and that is said", async () => {
  const { session, story } = setUp();
  story.current = null;
  await session.start();
  assert.equal(session.phase, "idle");
  await assert.rejects(session.ensure(), { code: "no_story" });
});

test("an expired session is told apart from a first one", async () => {
  const { session, asked } = setUp();
  session.start();
  asked[0].answer(answerOf("Button.tsx", { resumed: false }));
  await settled();
  assert.equal(session.expired, false);
  session.open();
  asked[1].answer(answerOf("Button.tsx", { resumed: false, sessionId: "new" }));
  await settled();
  assert.equal(session.expired, true);
});

test("what happens outside is shown: hand edits of this component, the store's state, other tabs", async () => {
  const { session, events, asked } = setUp();
  session.start();
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  const tell = (name, detail) => events.dispatchEvent(new CustomEvent(name, { detail }));
  tell("external", { files: ["Card.css"] });
  assert.equal(asked.length, 1, "not ours");
  tell("external", { files: ["Button.css", "Card.css"] });
  asked[1].answer(answerOf("Button.tsx", { dirty: true }));
  await settled();
  assert.deepEqual([session.answer?.dirty, session.handEdits], [true, ["Button.css"]]);
  tell("state", { storage: "memory", degraded: true });
  assert.equal(session.answer?.storage, "memory");
  session.busy = true;
  tell("session", { sessionId: "s:Button.tsx" });
  assert.equal(asked.length, 2, "our own change brings its own news");
  session.busy = false;
  tell("session", { sessionId: "s:Button.tsx" });
  assert.equal(asked.length, 3);
});

test("a mark made anywhere is passed on, and the session asked for again", async () => {
  const { session, events, asked } = setUp();
  session.start();
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  const marks = [];
  session.addEventListener("marked", (event) => marks.push(event.detail));
  const tell = (detail) => events.dispatchEvent(Object.assign(new Event("session"), { detail }));
  const version = { versionId: 2, label: "Launch", starred: true };
  tell({ sessionId: "another", version });
  assert.equal(asked.length, 1);
  tell({ sessionId: "s:Button.tsx", version });
  assert.deepEqual(marks, [version]);
  assert.equal(asked.length, 2);
  session.busy = true;
  tell({ sessionId: "s:Button.tsx", version });
  assert.deepEqual([marks.length, asked.length], [2, 2]);
});

test("after Clear a proposal that is approved brings a session of its own", async () => {
  const { session, asked } = setUp();
  session.start();
  asked[0].answer(answerOf("Button.tsx"));
  await settled();
  const cleared = session.clear();
  asked[1].answer({ success: true });
  await cleared;
  session.adopt("s:Button.tsx");
  assert.equal(session.cleared, true, "the session that was cleared is none");
  session.adopt("s:new");
  assert.equal(session.cleared, false);
  session.refresh();
  assert.equal(asked[2].body.sessionId, "s:new");
});
