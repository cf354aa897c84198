import assert from "node:assert/strict";
import { test } from "node:test";

import { money, sent, spent } from "../../../overlay_js/ui/spent.js";

const USAGE = { inputTokens: 1_200, outputTokens: 140, cacheReadInputTokens: 2_790, cacheCreationInputTokens: 990 };

test("an estimate has two digits that count, and at least cents", () => {
  const told = [null, undefined, 0, 50, 4_249, 52_000, 310_000, 1_999_999, 12_345_678, 1_234_000_000].map(money);
  const words = ["", "", "$0", "under $0.0001", "$0.0042", "$0.052", "$0.31", "$2.00", "$12", "$1,234"];
  assert.deepEqual(told, words);
});

test("what came from the cache was sent too", () => {
  assert.equal(sent(USAGE), 4_980);
  assert.equal(sent({ inputTokens: 7, outputTokens: 1 }), 7);
});

test("tokens in, cached and out, then the money", () => {
  assert.equal(spent(USAGE, 5_200), "4,980 in, 2,790 cached · 140 out · $0.0052");
  assert.equal(spent({ inputTokens: 7, outputTokens: 1 }, null), "7 in · 1 out");
});

test("what asked no model has nothing to tell", () => {
  assert.equal(spent(null, null), "");
  assert.equal(spent(undefined), "");
  assert.equal(spent({ inputTokens: 0, outputTokens: 0 }, 0), "");
});
