import assert from "node:assert/strict";
import { test } from "node:test";

import { nearest } from "../../../overlay_js/comments/anchor.js";

test("of several elements with the same text the one at the most similar place is meant", () => {
  const wanted = "div > ul > li:nth-of-type(2):nth-last-of-type(1) > span";
  const paths = ["div > p > span", "section > ul > li:nth-of-type(2):nth-last-of-type(1) > span", "div > ul > li > a"];
  assert.equal(nearest(paths, wanted), 1, "the last steps count for more than the first");
  assert.equal(nearest([wanted, "span"], wanted), 0);
  assert.equal(nearest(["header > b", "main > b"], "main > p > b"), 1, "then the first ones");
});

test("nothing is near when there is nothing", () => {
  assert.equal(nearest([], "div"), -1);
});
