import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Understanding } from "../../../overlay_js/session/understanding.js";
import { told } from "../../../overlay_js/ui/understood.js";

const session = /** @type {any} */ ({ answer: { componentPath: "src/A.tsx", sessionId: "s" }, cleared: false });

/** @param {(body: any) => Promise<any>} answer */
function started(answer) {
  mock.timers.enable({ apis: ["setTimeout"] });
  const asked = /** @type {any[]} */ ([]);
  const client = {
    post: (/** @type {string} */ path, /** @type {any} */ body) => {
      asked.push([path, body]);
      return answer(body);
    },
  };
  return { asked, understanding: new Understanding({ client, session }) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the sidecar is asked a moment after the last key, once", async () => {
  const { asked, understanding } = started(async ({ prompt }) => ({ description: prompt }));
  for (const text of ["b", "bi", "big", "big "]) understanding.ask(text, () => ({ mode: "instant" }));
  mock.timers.tick(149);
  assert.equal(asked.length, 0);
  mock.timers.tick(1);
  const body = { prompt: "big", componentPath: "src/A.tsx", sessionId: "s", mode: "instant" };
  assert.deepEqual(asked, [["/__ai-understand", body]]);
  await settled();
  assert.equal(understanding.found?.description, "big");
  mock.timers.reset();
});

test("the newest answer wins, whichever comes last", async () => {
  const waiting = /** @type {Record<string, (found: any) => void>} */ ({});
  const { understanding } = started(({ prompt }) => new Promise((resolve) => (waiting[prompt] = resolve)));
  understanding.ask("red", () => ({}));
  mock.timers.tick(150);
  understanding.ask("red border", () => ({}));
  mock.timers.tick(150);
  waiting["red border"]?.({ description: "border" });
  await settled();
  waiting["red"]?.({ description: "colour" });
  await settled();
  assert.equal(understanding.found?.description, "border");
  mock.timers.reset();
});

test("an empty field asks nothing and shows nothing; neither does a sidecar that is away", async () => {
  const { asked, understanding } = started(async () => {
    throw new ApiError("Sidestory isn't running.", "offline");
  });
  understanding.ask("red", () => ({}));
  understanding.ask(" ", () => ({}));
  mock.timers.tick(1_000);
  assert.equal(asked.length, 0);
  understanding.ask("red", () => ({}));
  mock.timers.tick(150);
  await settled();
  assert.equal(understanding.found, null);
  mock.timers.reset();
});

test("the line says who would do what", () => {
  const found = (/** @type {string | null} */ editor, description = "Spacing of Button") =>
    /** @type {any} */ ({ editor, description, intents: [], candidates: [] });
  assert.equal(told(found("quick"), "instant"), "Quick edit · Spacing of Button");
  assert.equal(told(found("claude-sonnet-5"), "instant"), "Claude · Spacing of Button");
  assert.equal(told(found(null, "Undo the last change"), "instant"), "Undo the last change");
  assert.equal(told(found(null, "Undo the last change"), "plan"), "");
  assert.equal(told(found(null, ""), "instant"), "");
});
