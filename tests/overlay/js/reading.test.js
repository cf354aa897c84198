import assert from "node:assert/strict";
import { test } from "node:test";

import { reads, textOf } from "../../../overlay_js/comments/reading.js";

const text = (nodeValue) => ({ nodeType: 3, nodeValue, textContent: nodeValue });
const comment = { nodeType: 8, nodeValue: "not read", textContent: "" };
const element = (...childNodes) => ({
  nodeType: 1,
  childNodes,
  textContent: childNodes.map(({ textContent }) => textContent).join(""),
});

test("a text is what one reads, on one line, as long as it takes to tell elements apart", () => {
  assert.equal(textOf(element(text("  Invite\n   people "))), "Invite people");
  assert.equal(textOf(element(text("x".repeat(500)))).length, 200);
  assert.equal(textOf(element()), "");
});

test("what stands in elements of its own doesn't run together, and what is one word stays one", () => {
  const card = element(element(element(text("Weekly digest")), element(text("A summary")), element()), text("12"));
  assert.equal(textOf(card), "Weekly digest A summary 12");
  assert.equal(textOf(element(text("$"), comment, text("12"))), "$12");
});

test("a text that was noted is known again, whether its parts were kept apart or not", () => {
  const card = element(element(text("Weekly digest")), element(text("A summary")));
  for (const noted of ["Weekly digest A summary", "Weekly digestA summary"]) assert.ok(reads(card, noted), noted);
  assert.ok(!reads(card, "Weekly digest"));
  assert.ok(!reads(card, ""));
  assert.ok(reads(element(), ""));
  const long = element(element(text("x ".repeat(90))), element(text("y ".repeat(90))));
  assert.ok(reads(long, textOf(long)));
  assert.ok(!reads(long, textOf(long).replace("y", "z")));
});
