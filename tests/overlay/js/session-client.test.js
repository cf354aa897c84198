import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { getLatestSession, saveSession } from "../../../overlay_js/session-client.js";
import { FakeStorage } from "./fake-storage.mjs";

const SESSION = { scriptText: "INT.", episodeContext: "{}", storyUuid: "u", analyzedEpisode: { scenes: [] } };
const NOWHERE = "http://127.0.0.1:9/api/v1"; // the port of the service that throws everything away: nobody listens

/** A server with the two routes of seed 002, that answers as it is told. */
async function serving(use) {
  const kept = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body));
    if (server.broken) return answer(server.broken, { success: false, error: "broken" });
    if (request.method === "POST" && request.url === "/api/v1/session/save") {
      kept.push({ session: JSON.parse(Buffer.concat(chunks)), token: request.headers["x-sidestory-token"] });
      return answer(200, { success: true, message: "Session saved successfully", sessionKey: "k", storage: "redis" });
    }
    const last = kept.at(-1);
    if (!last) return answer(404, { success: false, error: "No session found" });
    return answer(200, { success: true, data: last.session, savedAt: "2026-01-01T00:00:00.000Z", storage: "redis" });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  try {
    await use({ origin, kept, server });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("the sidecar is first, and told the token where there is one", () =>
  serving(async ({ origin, kept }) => {
    const options = { sidecar: `${origin}/api/v1/`, token: "t".repeat(43), storage: new FakeStorage() };
    const nothing = await getLatestSession(options);
    assert.deepEqual([nothing.success, nothing.error, nothing.away], [false, "No session found", false]);
    const saved = await saveSession(SESSION, options);
    assert.equal(saved.storage, "redis");
    assert.equal(saved.sessionKey, "k");
    assert.deepEqual(kept, [{ session: SESSION, token: "t".repeat(43) }]);
    const found = await getLatestSession(options);
    assert.deepEqual([found.success, found.data, found.storage], [true, SESSION, "redis"]);
    assert.equal(options.storage.items.size, 0);
  }));

test("StoryTeller is second, where its address is given", () =>
  serving(async ({ origin, kept }) => {
    const options = { sidecar: NOWHERE, storyTeller: origin, storage: new FakeStorage() };
    const saved = await saveSession(SESSION, options);
    assert.deepEqual([saved.success, saved.storage, saved.tried.length], [true, "redis", 1]);
    assert.match(saved.tried[0], /^the sidecar: /);
    assert.equal(kept.length, 1);
    assert.equal((await getLatestSession(options)).storage, "redis");
  }));

test("the browser keeps the whole session when nobody answers, and hands it on to whoever is back first", () =>
  serving(async ({ origin, kept, server }) => {
    const storage = new FakeStorage();
    const away = { sidecar: NOWHERE, storage };
    assert.equal((await saveSession(SESSION, away)).storage, "localStorage");
    const found = await getLatestSession(away);
    assert.deepEqual([found.success, found.data, found.storage], [true, SESSION, "localStorage"]);

    const there = { sidecar: `${origin}/api/v1`, storage };
    server.broken = 503;
    assert.equal((await getLatestSession(there)).storage, "localStorage");
    server.broken = 0;
    assert.deepEqual((await getLatestSession(there)).data, SESSION);
    assert.equal(kept.length, 1);
    assert.equal(storage.items.size, 0);
  }));

test("what is saved nowhere is told, with the reasons", async () => {
  const full = new FakeStorage();
  full.full = true;
  for (const storage of [full, null]) {
    const answer = await saveSession(SESSION, { sidecar: NOWHERE, storage });
    assert.equal(answer.success, false);
    assert.match(answer.error, /could not be saved/);
    assert.equal(answer.tried.length, 1);
    const latest = await getLatestSession({ sidecar: NOWHERE, storage });
    assert.deepEqual([latest.error, latest.away], ["No session found", true]);
  }
});

test("a refusal is a reason to try the next place, and damaged storage is none to fail", () =>
  serving(async ({ origin, server }) => {
    server.broken = 401;
    const storage = new FakeStorage();
    storage.items.set("storyart:session:latest", "{oops");
    const saved = await saveSession(SESSION, { sidecar: `${origin}/api/v1`, storage });
    assert.equal(saved.storage, "localStorage");
    assert.match(saved.tried[0], /broken/);
  }));
