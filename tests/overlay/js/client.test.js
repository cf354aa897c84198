import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError, Client } from "../../../overlay_js/client.js";

/** @param {string[]} chunks */
const streamed = (chunks) =>
  new Response(new Blob(chunks).stream(), { headers: { "content-type": "text/event-stream; charset=utf-8" } });

const json = (body, status = 200) => new Response(JSON.stringify(body), { status });
const quiet = new AbortController().signal;

test("a refusal carries its sentence, code, status and details", async () => {
  const answer = { success: false, error: "No.", code: "external_edit", conflicts: ["a.css"] };
  const client = new Client(async () => json(answer, 409));
  await assert.rejects(client.post("/__ai-undo", {}), (error) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.message, "No.");
    assert.deepEqual([error.code, error.status, error.details], ["external_edit", 409, { conflicts: ["a.css"] }]);
    return true;
  });
});

test("no answer, a page instead of JSON, and no_sidecar or one that was killed all mean that nobody is there", async () => {
  const cases = [
    async () => Promise.reject(new TypeError("Failed to fetch")),
    async () => new Response("<!doctype html>"),
    async () => json({ success: false, error: "x", code: "no_sidecar" }, 503),
    async () => json({ success: false, error: "x", code: "sidecar_failed" }, 502),
  ];
  for (const fetch of cases) {
    await assert.rejects(new Client(fetch).get("/__ai-versions"), (error) => error.offline === true);
  }
});

test("query members without a value are left out, the others are escaped", async () => {
  let asked = "";
  const client = new Client(async (address) => {
    asked = String(address);
    return json({});
  });
  await client.get("/__ai-diff", { sessionId: "a&b", from: 1, to: undefined, before: null });
  assert.ok(asked.endsWith("/__ai-diff?sessionId=a%26b&from=1"), asked);
});

test("a stream hands over every event and ends with the data of done", async () => {
  const chunks = ['event: delta\ndata: {"text":"hé"}\n\n', 'event: done\ndata: {"versionId":2}\n\n'];
  const seen = [];
  const client = new Client(async () => streamed(chunks));
  const answer = await client.stream("/__ai-iterate", {}, (event) => seen.push(event), quiet);
  assert.deepEqual(answer, { versionId: 2 });
  assert.deepEqual(
    seen.map(({ event }) => event),
    ["delta", "done"],
  );
  assert.equal(seen[0].data.text, "hé");
});

test("an error event is thrown, and so is a stream that ends early", async () => {
  const refused = new Client(async () => streamed(['event: error\ndata: {"error":"No.","code":"no_model"}\n\n']));
  await assert.rejects(
    refused.stream("/x", {}, () => {}, quiet),
    { code: "no_model", message: "No." },
  );
  const cut = new Client(async () => streamed(['event: delta\ndata: {"text":"a"}\n\nevent: do']));
  await assert.rejects(
    cut.stream("/x", {}, () => {}, quiet),
    { code: "cut" },
  );
});

test("a journey that is refused before its stream begins is a refusal as any other", async () => {
  const client = new Client(async () => json({ success: false, error: "Empty.", code: "empty_prompt" }, 400));
  await assert.rejects(
    client.stream("/x", {}, () => {}, quiet),
    { code: "empty_prompt", status: 400 },
  );
});
