import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { watchComments } from "../../../overlay_js/host/watch.js";

const { fetch } = globalThis;
afterEach(() => (globalThis.fetch = fetch));

/** What a page asks for while stories change; `totals` are the comments of each story. */
function page(totals, online = true) {
  const seen = { asked: [], found: 0 };
  globalThis.fetch = async (address) => {
    const storyId = new URL(address).searchParams.get("storyId");
    seen.asked.push(storyId);
    return { ok: true, json: async () => ({ counts: { total: totals[storyId] ?? 0 } }) };
  };
  const story = Object.assign(new EventTarget(), { current: { storyId: "a", viewMode: "story" } });
  const events = Object.assign(new EventTarget(), { online });
  watchComments({ story, events, found: () => (seen.found += 1) });
  const settle = () => new Promise((done) => setImmediate(done));
  const go = async (storyId) => {
    story.current = { storyId, viewMode: "story" };
    story.dispatchEvent(new Event("change"));
    await settle();
  };
  return { seen, story, events, go, settle };
}

test("each story is asked about once, until one has comments", async () => {
  const { seen, go } = page({ c: 2 });
  await go("b");
  await go("a");
  assert.equal(seen.found, 0);
  await go("c");
  await go("d");
  assert.deepEqual(seen.asked, ["a", "b", "c"]);
  assert.equal(seen.found, 1);
});

test("a comment that somebody leaves is reason enough", async () => {
  const { seen, events, go } = page({});
  events.dispatchEvent(new Event("comment"));
  events.dispatchEvent(new Event("comment"));
  await go("b");
  assert.equal(seen.found, 1);
});

test("nobody is asked while the sidecar is away", async () => {
  const { seen, events, go, settle } = page({ b: 1 }, false);
  await go("b");
  assert.deepEqual(seen.asked, []);
  events.online = true;
  events.dispatchEvent(new Event("online"));
  await settle();
  assert.deepEqual([seen.asked, seen.found], [["b"], 1]);
});
