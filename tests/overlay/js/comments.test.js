import assert from "node:assert/strict";
import { test } from "node:test";

import { Comments, storyOf } from "../../../overlay_js/comments/comments.js";

const BUTTON = "src/Button.tsx";
const made = { id: "a", revision: 1, text: "bigger", componentPath: BUTTON, status: "pending", resolved: false };

/** The comments of a story, with a client that notes what it is sent. */
async function comments({ chosen = false } = {}) {
  const sent = [];
  const client = {
    get: async (path, query) => (sent.push(["GET", path, query]), { componentPath: BUTTON, comments: [] }),
    post: async (path, body) => (sent.push(["POST", path, body]), { comment: { ...made, ...body, id: "a" } }),
    delete: async (path) => (sent.push(["DELETE", path]), { comment: made }),
    send: async () => ({ added: 1, updated: 0, unchanged: 0 }),
  };
  const story = Object.assign(new EventTarget(), {
    current: { storyId: "button--primary", viewMode: "docs" },
    frame: null,
  });
  const memory = { pins: true, componentOf: () => ({ componentPath: BUTTON, chosen }) };
  const events = new EventTarget();
  const all = new Comments({ story, events, client, memory, onOpen: () => {} });
  all.start();
  await Promise.resolve();
  await new Promise((done) => setImmediate(done));
  return { all, sent, events };
}

test("it asks for the open story's component, or for the one that a person said it is", async () => {
  assert.deepEqual((await comments()).sent[0], ["GET", "/__ai-comments", { storyId: "button--primary" }]);
  assert.deepEqual((await comments({ chosen: true })).sent[0], ["GET", "/__ai-comments", { componentPath: BUTTON }]);
});

test("what is done shows at once, and its echo on the event stream changes nothing", async () => {
  const { all, sent, events } = await comments();
  await all.add({ componentPath: BUTTON, comment: "bigger", author: "Ada" });
  assert.match(sent[1][2].id, /^[0-9a-f-]{36}$/, "sent again it would be the same comment");
  events.dispatchEvent(new CustomEvent("comment", { detail: { componentPath: BUTTON, comment: made } }));
  assert.equal(all.here.comments.length, 1);
  assert.equal(all.numberOf("a"), 1);
  await all.remove("a");
  assert.equal(all.here.comments.length, 0);
  all.stop();
});

test("threads have their routes", async () => {
  const { all, sent } = await comments();
  await all.reply("a", "why?", "Ben");
  await all.editReply("a", "r", "why not?");
  await all.removeReply("a", "r");
  await all.edit("a", { resolved: true });
  assert.deepEqual(
    sent.slice(1).map(([method, path]) => `${method} ${path}`),
    [
      "POST /__ai-comment/a/replies",
      "POST /__ai-comment/a/replies/r",
      "DELETE /__ai-comment/a/replies/r",
      "POST /__ai-comment/a",
    ],
  );
  all.stop();
});

test("a file, and a sidecar that is back, are reasons to ask again", async () => {
  const { all, sent, events } = await comments();
  assert.equal((await all.take(new Blob(["[]"]))).added, 1);
  events.dispatchEvent(new Event("online"));
  await new Promise((done) => setImmediate(done));
  assert.equal(sent.filter(([method]) => method === "GET").length, 3);
  all.stop();
});

test("a comment belongs to the story of its pin, else to the one it was left on", () => {
  assert.equal(storyOf({ anchor: { storyId: "pinned" }, storyId: "left" }), "pinned");
  assert.equal(storyOf({ anchor: {}, storyId: "left" }), "left");
  assert.equal(storyOf({}), null);
});
