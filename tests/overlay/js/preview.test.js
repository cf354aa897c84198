import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Preview } from "../../../overlay_js/session/preview.js";

const ONE = { id: "one", componentPath: "Button.tsx" };
const TWO = { id: "two", componentPath: "Button.tsx" };

/** A preview; `sent` has what was asked for, each answered by hand. */
function setUp() {
  const sent = [];
  const client = {
    post: (path, body, options = {}) =>
      new Promise((resolve, reject) => sent.push({ path, ...body, ...options, resolve, reject })),
  };
  const events = new EventTarget();
  const page = new EventTarget();
  const preview = new Preview({ client, events, page });
  preview.start();
  return { preview, sent, events, page };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));
const ok = (proposal) => ({ previewing: true, receipt: null, proposal });
const news = (proposalId) => Object.assign(new Event("preview"), { detail: { proposalId } });

async function shown() {
  const parts = setUp();
  const work = parts.preview.show(ONE);
  await soon();
  parts.sent[0].resolve(ok(ONE));
  await work;
  assert.equal(parts.preview.shown, true);
  return parts;
}

test("before and after, and the end", async () => {
  const { preview, sent } = await shown();
  const hiding = preview.hide();
  await soon();
  assert.deepEqual([sent[1].path, sent[1].on], ["/__ai-proposals/one/preview", false]);
  sent[1].resolve({ previewing: false });
  await hiding;
  assert.deepEqual([preview.proposal, preview.shown, preview.busy], [ONE, false, false]);
  await preview.end();
  assert.equal(preview.proposal, null);
  assert.equal(sent.length, 2); // it was off the story already
});

test("who looks away while it is being shown still takes it back, after that", async () => {
  const { preview, sent } = setUp();
  preview.show(ONE);
  await soon();
  const ending = preview.end();
  await soon();
  assert.equal(sent.length, 1);
  sent[0].resolve(ok(ONE));
  await soon();
  assert.equal(sent[1].on, false);
  sent[1].resolve({ previewing: false });
  await ending;
  assert.deepEqual([preview.proposal, preview.shown], [null, false]);
});

test("of two that are wanted in a row the last one counts", async () => {
  const { preview, sent } = setUp();
  preview.show(ONE);
  const last = preview.show(TWO);
  await soon();
  sent[0].resolve(ok(ONE));
  await soon();
  sent[1].resolve(ok(TWO));
  await last;
  assert.deepEqual([preview.proposal, preview.shown], [TWO, true]);
  preview.forget(null);
});

test("one that breaks the story is gone, and says so", async () => {
  const { preview, sent } = setUp();
  const work = preview.show(ONE);
  await soon();
  sent[0].resolve({
    previewing: false,
    rolledBack: true,
    receipt: null,
    proposal: { ...ONE, broken: "no such label" },
  });
  await work;
  assert.deepEqual([preview.proposal, preview.shown], [null, false]);
  assert.match(preview.ended, /no such label/);
});

test("a refusal is told, and nothing is shown", async () => {
  const { preview, sent } = setUp();
  const work = preview.show(ONE);
  await soon();
  sent[0].reject(new ApiError("It is stale.", "proposal_stale", 409));
  await work;
  assert.deepEqual([preview.proposal, preview.ended], [null, "It is stale."]);
});

test("what somebody else took back is off the story; news of our own changes nothing", async () => {
  const { preview, events } = await shown();
  events.dispatchEvent(news("one"));
  assert.equal(preview.shown, true);
  events.dispatchEvent(news(null));
  assert.deepEqual([preview.shown, preview.ended], [false, "The preview was taken back."]);
});

test("it is asked for again while one looks, and no longer", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const { preview, sent } = await shown();
  context.mock.timers.tick(40_000);
  await soon();
  assert.deepEqual([sent.length, sent[1].on], [2, true]);
  sent[1].resolve(ok(ONE));
  preview.forget(null);
  context.mock.timers.tick(400_000);
  await soon();
  assert.equal(sent.length, 2);
});

test("a page that goes sends a request that outlives it", async () => {
  const { preview, sent, page } = await shown();
  page.dispatchEvent(new Event("pagehide"));
  assert.deepEqual([sent[1].on, sent[1].keepalive], [false, true]);
  preview.forget(null);
  page.dispatchEvent(new Event("pagehide"));
  assert.equal(sent.length, 2);
});
