import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { offline } from "../../../overlay_js/client.js";
import { Working } from "../../../overlay_js/session/working.js";
import { FakeStorage } from "./fake-storage.mjs";

const STATE = { storyId: "a", componentPath: "A.tsx", sessionId: "s", draft: "", mode: "instant", panel: null };

/** A sidecar that keeps what it is sent, by page, the newest first; `away` as long as it isn't there. */
class FakeSidecar {
  left = [];
  away = false;
  async post(_path, { page, state }) {
    if (this.away) throw offline();
    this.left = [{ page, state, savedAt: "2026-01-01T10:00:00Z" }, ...this.left.filter((each) => each.page !== page)];
    return { success: true, storage: "sqlite" };
  }
  async get(_path, { page }) {
    if (this.away) throw offline();
    return { success: true, storage: "sqlite", last: this.left.find((each) => each.page !== page) ?? null };
  }
}

/** One load of a page, with what it is at in our hands. */
function pageOf(client, storage, page) {
  const at = { state: { ...STATE }, applied: [] };
  const apply = async (state) => void at.applied.push(state);
  const working = new Working({ client, storage, page, read: () => ({ ...at.state }), apply });
  return Object.assign(at, { working });
}

test("what one is at is saved by itself, and another load of the page brings it back", async () => {
  const [client, storage] = [new FakeSidecar(), new FakeStorage()];
  const before = pageOf(client, storage, "p1");
  before.working.start();
  before.state.draft = "make it rounder";
  before.working.changed();
  await before.working.flush();
  assert.equal(before.working.storage, "sqlite");
  await before.working.look();
  assert.equal(before.working.last, null, "one's own state is nothing to restore");

  const after = pageOf(client, storage, "p2");
  await after.working.look();
  assert.equal(after.working.last?.state.draft, "make it rounder");
  assert.equal(await after.working.restore(), true);
  assert.deepEqual(after.applied, [{ ...STATE, draft: "make it rounder" }]);
  assert.equal(after.working.last, null);
});

test("a page that was merely opened leaves nothing behind", async () => {
  const client = new FakeSidecar();
  const page = pageOf(client, new FakeStorage(), "p1");
  page.working.start();
  page.state.sessionId = "another";
  page.working.follow();
  await page.working.flush();
  assert.deepEqual(client.left, []);
  page.working.changed();
  await page.working.flush();
  assert.equal(client.left.length, 1);
});

test("many changes at once are one save", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const client = new FakeSidecar();
    const post = mock.method(client, "post");
    const page = pageOf(client, new FakeStorage(), "p1");
    page.working.start();
    for (const draft of ["m", "ma", "mak"]) {
      page.state.draft = draft;
      page.working.changed();
    }
    assert.equal(post.mock.callCount(), 0);
    mock.timers.tick(1_000);
    for (let turns = 0; turns < 50 && post.mock.callCount() === 0; turns += 1) await Promise.resolve();
    assert.equal(post.mock.callCount(), 1);
    assert.equal(post.mock.calls[0].arguments[1].state.draft, "mak");
  } finally {
    mock.timers.reset();
  }
});

test("without the sidecar the browser keeps it, until that is back", async () => {
  const [client, storage] = [new FakeSidecar(), new FakeStorage()];
  const before = pageOf(client, storage, "p1");
  before.working.start();
  client.away = true;
  before.state.draft = "while it was away";
  before.working.changed();
  await before.working.flush();
  assert.equal(before.working.storage, "localStorage");
  const meanwhile = pageOf(client, storage, "p2");
  await meanwhile.working.look();
  assert.equal(meanwhile.working.last?.state.draft, "while it was away");

  client.away = false;
  await meanwhile.working.look();
  assert.equal(client.left[0]?.state.draft, "while it was away");
  assert.equal(storage.items.size, 0);
});

test("a failed restore says why, and may be tried again", async () => {
  const client = new FakeSidecar();
  await client.post("", { page: "p1", state: { ...STATE, draft: "x" } });
  const page = pageOf(client, null, "p2");
  await page.working.look();
  page.working.apply = async () => {
    throw new Error("The story a can't be opened; is it still there?");
  };
  assert.equal(await page.working.restore(), false);
  assert.deepEqual(
    [page.working.phase, page.working.problem],
    ["failed", "The story a can't be opened; is it still there?"],
  );
  page.working.apply = async () => {};
  assert.equal(await page.working.restore(), true);
  assert.equal(page.working.phase, "idle");
});

test("an offer stands while the sidecar is away, and goes with what it was about", async () => {
  const client = new FakeSidecar();
  await client.post("", { page: "p1", state: { ...STATE, draft: "x" } });
  const page = pageOf(client, null, "p2");
  await page.working.look();
  client.away = true;
  assert.equal(await page.working.restore(), false);
  assert.deepEqual(
    [page.working.phase, page.working.problem, page.working.last?.state.draft],
    ["failed", "Sidestory doesn't answer; try again when it is back.", "x"],
  );
  client.away = false;
  client.left = [];
  assert.equal(await page.working.restore(), false);
  assert.deepEqual([page.working.phase, page.working.last, page.applied], ["idle", null, []]);
});

test("what is there anyway is nothing to restore", async () => {
  const client = new FakeSidecar();
  await client.post("", { page: "p1", state: STATE });
  const page = pageOf(client, null, "p2");
  await page.working.look();
  assert.equal(page.working.last, null);
});
