import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Changes } from "../../../overlay_js/session/changes.js";

/** Changes of a ready session; `told` has what is sent and what is drawn, in order. */
function setUp() {
  const told = [];
  const client = {
    stream: (path, body, onEvent) => {
      told.push(`${path} ${body.sessionId}`);
      return new Promise((resolve) => Object.assign(client, { onEvent, resolve }));
    },
  };
  const session = Object.assign(new EventTarget(), {
    ready: true,
    phase: "ready",
    answer: { sessionId: "s", componentPath: "Button.tsx" },
    ensure: async () => session.answer,
    refresh: async () => told.push("refreshed"),
    adopt: () => {},
  });
  const changes = new Changes({ client, memory: { journey: null }, session, events: new EventTarget() });
  changes.addEventListener("change", () => told.push(changes.outcome?.phase));
  return { changes, client, session, told };
}

test("a change is sent before it is drawn", async () => {
  const { changes, told } = setUp();
  changes.iterate({ prompt: "bigger", mode: "instant" });
  assert.equal(changes.running, true);
  await Promise.resolve();
  assert.deepEqual(told, ["/__ai-iterate s", "running"]);
});

test("an undo is drawn once it has taken a moment; until then it is told that it began", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { changes, told } = setUp();
  changes.addEventListener("begun", () => told.push(`begun ${changes.outcome.kind}`));
  changes.undo();
  await Promise.resolve();
  assert.deepEqual(told, ["/__ai-undo s", "begun undo"]);
  assert.equal(changes.running, true);
  context.mock.timers.tick(500);
  assert.deepEqual(told.slice(2), ["running"]);
});

test("while the session is on its way, it is drawn that a change was asked for", async () => {
  const { changes, session, told } = setUp();
  session.ready = false;
  changes.undo();
  assert.deepEqual(told, ["running"]);
  await Promise.resolve();
  assert.equal(told[1], "/__ai-undo s");
});

test("stages and the diff are drawn a moment later, the receipt at once", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { changes, client, told } = setUp();
  changes.iterate({ prompt: "bigger", mode: "instant" });
  await Promise.resolve();
  told.length = 0;
  client.onEvent({ event: "status", data: { stage: "writing" } });
  client.onEvent({ event: "version", data: { versionId: 2, diff: [] } });
  assert.deepEqual(told, []);
  context.mock.timers.tick(500);
  assert.deepEqual(told, ["running"]);
  assert.equal(changes.outcome.versionId, 2);

  client.onEvent({ event: "status", data: { stage: "confirming" } });
  client.onEvent({ event: "receipt", data: { receipt: { verdict: "confirmed" } } });
  assert.deepEqual([told.length, changes.outcome.stage], [2, "confirming"]);
  context.mock.timers.tick(500);
  assert.equal(told.length, 2);
});

test("words that arrive together are drawn together, and all of them", async () => {
  const { changes, client, told } = setUp();
  changes.iterate({ prompt: "bigger", mode: "instant" });
  await Promise.resolve();
  told.length = 0;
  for (const text of ["I make ", "it ", "bigger."]) client.onEvent({ event: "delta", data: { text } });
  assert.deepEqual([told, changes.outcome.text], [[], "I make it bigger."]);
  await Promise.resolve();
  assert.deepEqual(told, ["running"]);
  client.onEvent({ event: "delta", data: { text: " Done." } });
  await Promise.resolve();
  assert.deepEqual([told.length, changes.outcome.text], [2, "I make it bigger. Done."]);
});

test("a plan is applied as it was asked for: its prompt, its element, its story", async () => {
  const { changes, client } = setUp();
  const sent = [];
  const { stream } = client;
  client.stream = (path, body, onEvent) => (sent.push(body), stream(path, body, onEvent));
  changes.iterate({ prompt: "how?", mode: "plan", storyId: "button--primary", element: { tag: "b" } });
  await Promise.resolve();
  client.onEvent({ event: "done", data: { sessionId: "s" } });
  client.resolve();
  while (changes.running) await new Promise((resolve) => setTimeout(resolve, 1));
  changes.apply();
  await Promise.resolve();
  const [{ requestId: first, ...plan }, { requestId: second, ...applied }] = sent;
  assert.notEqual(first, second);
  assert.deepEqual(applied, { ...plan, mode: "apply" });
});

test("after a choice about a hand edit only the steps that are left are made", async () => {
  const { changes, client } = setUp();
  const sent = [];
  client.stream = (_, body) => {
    sent.push(body);
    const details = { undone: sent.length, steps: 3, choices: ["mine", "theirs"] };
    return Promise.reject(new ApiError("In the way.", "external_edit", 409, details));
  };
  await changes.iterate({ prompt: "undo 3 times", mode: "instant" });
  await changes.decide("theirs");
  await changes.decide("mine");
  assert.deepEqual(
    sent.map(({ prompt, choice, undone }) => [prompt, choice, undone]),
    [
      ["undo 3 times", undefined, undefined],
      ["undo 3 times", "theirs", 1],
      ["undo 3 times", "mine", 2],
    ],
  );
});

test("trying again after a failure in the middle makes the steps that are left", async () => {
  const { changes, client } = setUp();
  const sent = [];
  client.stream = (_, body) => {
    sent.push(body.undone);
    const details = sent.length < 3 ? { undone: sent.length, steps: 3 } : {};
    return Promise.reject(new ApiError("Away.", "store_unavailable", 503, details));
  };
  await changes.iterate({ prompt: "undo 3 times", mode: "instant" });
  await changes.again();
  await changes.again();
  await changes.again();
  assert.deepEqual(sent, [undefined, 1, 2, 2]);
});
