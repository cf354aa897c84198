import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, colorsIn, parseUnified } from "../../../overlay_js/ui/unified.js";

const DIFF = `--- a/Button.css
+++ b/Button.css
@@ -3,4 +3,5 @@
 .button {
-  padding: 11px 20px;
+  padding: 14.3px 26px;
+  opacity: 0.9;
   color: white;
@@ -20,2 +21,1 @@ .card
-  --- not a header
 }
\\ No newline at end of file
`;

test("lines have their kind, text and number", () => {
  assert.deepEqual(
    parseUnified(DIFF).map(({ kind, text, line }) => [kind, text, line]),
    [
      ["same", ".button {", 3],
      ["del", "  padding: 11px 20px;", 4],
      ["add", "  padding: 14.3px 26px;", 4],
      ["add", "  opacity: 0.9;", 5],
      ["same", "  color: white;", 6],
      ["gap", "", null],
      ["del", "  --- not a header", 20],
    ],
  );
});

test("of the context only what says something beside a change is shown", () => {
  const rows = [
    " a",
    " b",
    "",
    "-c",
    "+C",
    " d",
    " e",
    " f",
    "-g",
    "+G",
    " }",
    " h",
    " i",
    " j",
    "-k",
    "+K",
    " l",
    " m",
  ];
  const diff = `@@ -1,15 +1,15 @@\n${rows.map((row) => row || " ").join("\n")}\n`;
  const shown = parseUnified(diff).map(({ kind, text }) => (kind === "gap" ? "…" : text));
  assert.deepEqual(shown, ["c", "C", "d", "e", "f", "g", "G", "…", "j", "k", "K", "l"]);
});

test("a replaced line is marked where it differs, in whole values", () => {
  const [, before, after, added] = parseUnified(DIFF);
  assert.equal(before.text.slice(...before.marks), "11px 20px");
  assert.equal(after.text.slice(...after.marks), "14.3px 26px");
  assert.equal(added.marks, null);
});

test("marks keep to whole words, and lines that share nothing have none", () => {
  const cut = (before, after) => {
    const marks = changed(before, after);
    return marks && [before.slice(...marks[0]), after.slice(...marks[1])];
  };
  assert.deepEqual(cut("  color: #555ab9;", "  color: #0ec2bc;"), ["#555ab9", "#0ec2bc"]);
  assert.deepEqual(cut("  width: 110px;", "  width: 150px;"), ["110px", "150px"]);
  assert.deepEqual(cut("  radius: 4px;", "  radius: 4px 8px;"), ["", " 8px"]);
  assert.equal(cut("  const a = 1;", "  return <b/>"), null);
  assert.equal(cut("", "x"), null);
});

test("an empty diff, and one with CRLF, are read without surprises", () => {
  assert.deepEqual(parseUnified(""), []);
  assert.deepEqual(
    parseUnified("@@ -1 +1 @@\r\n-a\r\n+b\r\n").map(({ text }) => text),
    ["a", "b"],
  );
});

test("colours are found where they stand; ids and words are none", () => {
  assert.deepEqual(colorsIn("a: #fff; b: rgb(1 2 3 / .5)"), [
    { at: 3, color: "#fff" },
    { at: 12, color: "rgb(1 2 3 / .5)" },
  ]);
  assert.deepEqual(colorsIn("#header-main #12345 reddish #facade1x"), []);
});
