import assert from "node:assert/strict";
import { test } from "node:test";

import { ErrorLog } from "../../../overlay_js/agent/errors.js";

const BOOM = { source: "render", message: "Error: boom at 3" };
const AGAIN = { source: "render", message: "Error: boom at 71" };

/** @param {ErrorLog} log */
const messages = (log) => log.take().map(({ message }) => message);

test("an error that occurred during the update before is old, whatever its numbers", () => {
  const log = new ErrorLog();
  assert.equal(log.add(BOOM), false);
  assert.deepEqual(messages(log), [BOOM.message]);
  log.mark(true);
  assert.equal(log.add(AGAIN), true);
  assert.deepEqual(messages(log), []);
});

test("an old error is old too where the module came without the mark of an update at first", () => {
  const log = new ErrorLog();
  const noise = { source: "runtime", message: "noise" };
  log.add({ ...noise, file: "http://localhost:6006/src/Button.tsx" });
  assert.equal(messages(log).length, 1);
  log.mark(true);
  assert.equal(log.add({ ...noise, file: "http://localhost:6006/src/Button.tsx?t=1795921307983" }), true);
});

test("the same mistake made twice is new twice, also when it was taken back before the page was quiet", () => {
  const log = new ErrorLog();
  log.mark(true); // the mistake
  log.add(BOOM);
  assert.equal(messages(log).length, 1);
  log.mark(false); // taken back at once
  log.mark(true); // made again
  assert.equal(log.add(AGAIN), false);
  assert.deepEqual(messages(log), [AGAIN.message]);
});

test("what was old stays old over two updates in a row", () => {
  const log = new ErrorLog();
  log.add(BOOM);
  log.take();
  log.mark(true);
  log.mark(false);
  assert.equal(log.add(BOOM), true);
  assert.deepEqual(messages(log), []);
});

test("an error is told once per update, and not lost when the next one begins", () => {
  const log = new ErrorLog();
  let told = 0;
  log.addEventListener("new", () => (told += 1));
  log.mark(true);
  log.add(BOOM);
  log.add(BOOM);
  log.mark(true);
  assert.equal(told, 1);
  assert.deepEqual(messages(log), [BOOM.message]);
});

test("causes come before their consequences", () => {
  const log = new ErrorLog();
  for (const source of ["runtime", "render", "compile"]) log.add({ source, message: source });
  assert.deepEqual(messages(log), ["compile", "render", "runtime"]);
});

test("the same failure of another file is another error, whatever the numbers in its address", () => {
  const log = new ErrorLog();
  const refused = { source: "compile", message: "refused" };
  log.add({ ...refused, file: "/src/a.tsx?t=1" });
  log.mark(true);
  assert.equal(log.add({ ...refused, file: "/src/a.tsx?t=2" }), true);
  assert.equal(log.add({ ...refused, file: "/src/b.tsx" }), false);
});
