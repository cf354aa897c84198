import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Journey } from "../../../overlay_js/session/journey.js";

const NOTE = { requestId: "r1", kind: "iterate", payload: { prompt: "bigger" } };
const noPause = async () => {};

/** A client whose answers are scripted: an ApiError is thrown, anything else answered. */
function scripted(...answers) {
  const calls = [];
  return {
    calls,
    async stream(path, body) {
      calls.push([path, body]);
      const answer = answers[calls.length - 1];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async post(path, body) {
      calls.push([path, body]);
    },
  };
}

test("a lost connection is made again, for the same change, which is never started twice", async () => {
  const client = scripted(new ApiError("", "cut"), new ApiError("", "offline"), { versionId: 2 });
  let lost = 0;
  const answer = await new Journey(client, NOTE, {}, noPause).run(
    () => {},
    () => (lost += 1),
  );
  assert.deepEqual([answer, lost], [{ versionId: 2 }, 2]);
  assert.deepEqual(
    client.calls.map(([path, body]) => [path, body.requestId, body.rejoin]),
    [
      ["/__ai-iterate", "r1", false],
      ["/__ai-iterate", "r1", true],
      ["/__ai-iterate", "r1", true],
    ],
  );
});

test("after a reload even the first request only rejoins", async () => {
  const client = scripted({});
  await new Journey(client, NOTE, { rejoining: true }, noPause).run(
    () => {},
    () => {},
  );
  assert.equal(client.calls[0][1].rejoin, true);
});

test("a refusal is thrown at once, an endless outage in the end", async () => {
  const refused = scripted(new ApiError("No.", "no_model"));
  await assert.rejects(
    new Journey(refused, NOTE, {}, noPause).run(
      () => {},
      () => {},
    ),
    { code: "no_model" },
  );
  assert.equal(refused.calls.length, 1);
  const gone = { stream: async () => Promise.reject(new ApiError("", "offline")) };
  await assert.rejects(
    new Journey(gone, NOTE, {}, noPause).run(
      () => {},
      () => {},
    ),
    { code: "offline" },
  );
});

test("what the sidecar never heard of is not waited for", async () => {
  const client = scripted(new ApiError("", "offline", 503), { versionId: 2 });
  await assert.rejects(
    new Journey(client, NOTE, {}, noPause).run(
      () => {},
      () => assert.fail("nothing was lost"),
    ),
    { code: "offline" },
  );
  assert.equal(client.calls.length, 1);
});

test("who leaves gets no answer, and nothing is cancelled by it", async () => {
  const client = scripted(new ApiError("", "cut"), {});
  const journey = new Journey(client, NOTE, {}, async () => journey.leave());
  assert.equal(
    await journey.run(
      () => {},
      () => {},
    ),
    null,
  );
  assert.equal(client.calls.length, 1);
  await journey.cancel();
  assert.deepEqual(client.calls[1], ["/__ai-cancel", { requestId: "r1" }]);
});

test("restore is an undo with a version", async () => {
  const client = scripted({});
  await new Journey(client, { ...NOTE, kind: "restore", payload: { versionId: 3 } }).run(
    () => {},
    () => {},
  );
  assert.deepEqual(client.calls[0], ["/__ai-undo", { versionId: 3, requestId: "r1", rejoin: false }]);
});
