import assert from "node:assert/strict";
import { test } from "node:test";

import { store, storeNews } from "../../../overlay_js/ui/store-words.js";

const disk = { storage: "sqlite", degraded: false, degradedReason: null, warnings: [] };
const redis = { ...disk, storage: "redis" };
const away = { ...disk, degraded: true, degradedReason: "Redis at 127.0.0.1:6379 can't be reached." };
const lax = { ...redis, warnings: ["Redis keeps no append-only file."] };

test("only what is kept where it should be is green", () => {
  assert.deepEqual([store(disk).tone, store(disk).label], ["ok", "Saved on this computer"]);
  assert.deepEqual([store(redis).tone, store(redis).label], ["ok", "Redis"]);
  assert.deepEqual([store(away).tone, store(away).label], ["warn", "Redis is away, saved here"]);
  assert.match(store(away).title, /127\.0\.0\.1:6379 can't be reached\. .* as soon as that is back/);
});

test("memory is what counts, whatever else is wrong", () => {
  const memory = { ...away, storage: "memory", degradedReason: "Redis is away. The state folder can't be written." };
  assert.deepEqual([store(memory).tone, store(memory).label], ["warn", "Not saved: memory only"]);
  assert.match(store(memory).title, /state folder/);
});

test("a broken database is no missing Redis", () => {
  const broken = { ...disk, degraded: true, degradedReason: "The old sessions were unreadable; they are set aside." };
  assert.deepEqual(store(broken), { tone: "warn", label: "Saved on this computer", title: broken.degradedReason });
  assert.equal(storeNews(disk, broken), "");
});

test("that Redis goes and comes back is told once", () => {
  assert.equal(storeNews(redis, away), "Redis is away. Work goes on, saved on this computer");
  assert.equal(storeNews(away, { ...away, degradedReason: "Redis did not answer in time." }), "");
  assert.equal(storeNews(away, redis), "Redis is back, and has all your work");
  assert.equal(storeNews(redis, redis), "");
  assert.equal(storeNews(disk, redis), "");
  assert.equal(storeNews(null, away), "");
});

test("what to know of a store that works is told once, and can be read on", () => {
  assert.equal(storeNews(null, lax), "Redis keeps no append-only file.");
  assert.equal(storeNews(lax, lax), "");
  assert.equal(storeNews(disk, lax), "Redis keeps no append-only file.");
  assert.match(store(lax).title, /no append-only file/);
  assert.equal(store(lax).tone, "ok");
});
