import assert from "node:assert/strict";
import { test } from "node:test";

import { anchorName, fate, isOpen, storyName } from "../../../overlay_js/ui/comment-words.js";

test("what became of a comment", () => {
  const comment = { status: "pending", resolved: false };
  assert.equal(fate(comment).label, "Pending");
  assert.equal(fate({ ...comment, status: "processing" }).label, "In work");
  assert.equal(fate({ ...comment, status: "processing", proposalId: "p" }).label, "In a proposal");
  assert.equal(fate({ ...comment, status: "applied", versionId: 4 }).label, "Applied in v4");
  assert.equal(fate({ ...comment, status: "rejected" }).label, "Rejected");
  assert.equal(fate({ ...comment, status: "rejected", resolved: true }).label, "Resolved");
});

test("only what waits for somebody is open", () => {
  assert.ok(isOpen({ status: "processing", resolved: false }));
  assert.ok(!isOpen({ status: "pending", resolved: true }));
  assert.ok(!isOpen({ status: "applied", resolved: false }));
});

test("stories go by their names", () => {
  assert.equal(storyName("components-button--with-icon"), "With icon");
  assert.equal(storyName("odd"), "Odd");
});

test("anchors go by what one sees", () => {
  assert.equal(anchorName({ tag: "button", text: "Save" }), "<button> “Save”");
  assert.equal(anchorName({ tag: "svg" }), "<svg>");
  assert.equal(anchorName({}), "");
  assert.ok(anchorName({ tag: "p", text: "x".repeat(200) }).length < 60);
});
