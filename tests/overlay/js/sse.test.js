import assert from "node:assert/strict";
import { test } from "node:test";

import { SseParser } from "../../../overlay_js/sse.js";

const STREAM = 'event: status\ndata: {"stage":"reading"}\n\n: ping\n\ndata: one\ndata: two\n\nevent: done\ndata:{}\n\n';
const MESSAGES = [
  { event: "status", data: '{"stage":"reading"}' },
  { event: "message", data: "one\ntwo" },
  { event: "done", data: "{}" },
];

test("a stream gives its messages, whatever its line ends", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const parser = new SseParser();
    // A lone CR at the end could still become CRLF: one more character tells.
    const got = [...parser.push(STREAM.replaceAll("\n", end)), ...parser.push(":")];
    assert.deepEqual(got, MESSAGES, JSON.stringify(end));
  }
});

test("the same messages come out wherever the chunks are cut", () => {
  for (const end of ["\n", "\r\n"]) {
    const stream = STREAM.replaceAll("\n", end);
    for (let size = 1; size < 12; size += 1) {
      const parser = new SseParser();
      const chunks = stream.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      assert.deepEqual([...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.push(":")], MESSAGES, `${size}`);
    }
  }
});

test("an event without data is none, and an unfinished one waits", () => {
  const parser = new SseParser();
  assert.deepEqual(parser.push("event: ping\n\nevent: done\ndata: {}\n"), []);
  assert.deepEqual(parser.push("\n"), [{ event: "done", data: "{}" }]);
});
