import assert from "node:assert/strict";
import { test } from "node:test";

import { VersionList } from "../../../overlay_js/session/version-list.js";

const version = (versionId, members = {}) => ({ versionId, prompt: `p${versionId}`, starred: false, ...members });
const range = (top, bottom) => Array.from({ length: top - bottom + 1 }, (_, at) => version(top - at));
const numbers = (versions) => versions.map(({ versionId }) => versionId);

/** A list over a session and a sidecar in our hands. */
function setUp({ last = 120, starred = [] } = {}) {
  const session = Object.assign(new EventTarget(), {
    answer: { sessionId: "s", versions: range(last, last - 49), totalVersions: last, starred },
    patch(members) {
      this.answer = { ...this.answer, ...members };
    },
  });
  /** @type {any[]} */
  const asked = [];
  const client = {
    get: async (path, { before = last + 1, starred: only }) => {
      asked.push({ path, before, only });
      const all = only ? session.answer.starred.map((number) => version(number)).reverse() : range(last, 1);
      return { versions: all.filter(({ versionId }) => versionId < before).slice(0, 50) };
    },
    post: async (path, body) => {
      asked.push({ path, ...body });
      const stars = new Set(session.answer.starred);
      if (body.starred) stars.add(body.versionId);
      if (body.starred === false) stars.delete(body.versionId);
      const marked = version(body.versionId, { label: body.label, starred: stars.has(body.versionId) });
      return { version: marked, starred: [...stars].sort((a, b) => a - b) };
    },
  };
  return { list: new VersionList({ session, client }), session, asked };
}

test("older pages continue where the list ends, to the first version", async () => {
  const { list, asked } = setUp();
  assert.deepEqual(numbers(list.versions), numbers(range(120, 71)));
  await list.loadOlder();
  await list.loadOlder();
  assert.deepEqual(numbers(list.versions), numbers(range(120, 1)));
  assert.deepEqual(
    asked.map(({ before }) => before),
    [71, 21],
  );
});

test("all starred ones are loaded, without a hole in the list of all", async () => {
  const { list, asked } = setUp({ starred: [3, 4, 60, 119] });
  assert.deepEqual([numbers(list.starred), list.missingStars], [[119], 3]);
  await list.loadStarred();
  assert.deepEqual([numbers(list.starred), list.missingStars], [[119, 60, 4, 3], 0]);
  assert.deepEqual(asked, [{ path: "/__ai-versions", before: 61, only: 1 }]);
  assert.deepEqual(numbers(list.versions), numbers(range(120, 71)));
});

test("more starred ones than a page has are loaded page by page", async () => {
  const { list, asked } = setUp({ last: 300, starred: numbers(range(200, 81)).reverse() });
  await list.loadStarred();
  assert.equal(list.starred.length, 120);
  assert.equal(asked.length, 3);
});

test("a star that the sidecar doesn't know any more isn't asked for for ever", async () => {
  const { list, asked, session } = setUp({ starred: [5] });
  session.answer.starred = [5];
  const { get } = list.client;
  list.client.get = (path, query) => get(path, query).then(() => ({ versions: [] }));
  await list.loadStarred();
  assert.equal(list.missingStars, 1);
  assert.equal(asked.length, 1);
});

test("a mark shows in the session and in older pages", async () => {
  const { list, session } = setUp();
  await list.loadOlder();
  await list.mark(119, { label: "Launch" });
  await list.mark(40, { starred: true });
  assert.equal(session.answer.versions[1].label, "Launch");
  assert.deepEqual(session.answer.starred, [40]);
  assert.equal(list.find(40).starred, true);
});

test("a mark made in another tab shows in older pages", async () => {
  const { list, session } = setUp();
  await list.loadOlder();
  const told = (detail) => session.dispatchEvent(Object.assign(new Event("marked"), { detail }));
  told({ versionId: 40, label: "Theirs", starred: true });
  assert.equal(list.find(40).label, "Theirs");
  told({ versionId: 40, label: null, starred: false });
  assert.equal(list.find(40).label, undefined);
});

test("pages of a session that was left are not shown in the next one", async () => {
  const { list, session } = setUp();
  await list.loadOlder();
  session.answer = { sessionId: "t", versions: range(2, 1), totalVersions: 2, starred: [] };
  assert.deepEqual(numbers(list.versions), [2, 1]);
});

test("an answer for a session that was left counts for nothing", async () => {
  const { list, session } = setUp();
  const loading = list.loadOlder();
  const marking = list.mark(119, { starred: true });
  session.answer = { sessionId: "t", versions: range(80, 71), totalVersions: 80, starred: [] };
  await Promise.all([loading, marking]);
  assert.deepEqual(numbers(list.versions), numbers(range(80, 71)));
  assert.deepEqual(session.answer.starred, []);
});
