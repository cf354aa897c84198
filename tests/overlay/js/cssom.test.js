import assert from "node:assert/strict";
import { test } from "node:test";

import { found, snapshot, styleRules } from "../../../overlay_js/agent/cssom.js";
import { windowWith } from "./cssom.mjs";

const FILE = "src/Button.css";
const OWN = `/home/me/app/${FILE}`;

/** What a page says of a declaration: `before` and `after` are its sheets, by the file that Vite names. */
function told(expected, before, after) {
  const wanted = { file: FILE, selector: ".a", media: null, property: "gap", value: "2px", index: 0 };
  const sheets = snapshot(windowWith(before).document);
  return found(windowWith(after), { ...wanted, rewritten: true, compiled: false, ...expected }, sheets);
}

test("a file's own sheet has the declaration, or the browser ignored it", () => {
  const own = (before, after, expected = {}) => told(expected, { [OWN]: before }, { [OWN]: after });
  assert.equal(own(".a { gap: 1px }", ".a { gap: 2px }"), true);
  assert.equal(own(".a { gap: 1px }", ".a { gap: 1px }"), false);
  const other = own(".a { color: red }", ".a { color: red } .b { color: tan }", { property: "color", value: "tan" });
  assert.equal(other, false, "another rule's value is none of it");
  assert.equal(own(".a { gap: 1px }", ".a { gap: 2px }", { value: "2px !important" }), true);
  assert.equal(own(".a { gap: 1px }", ".a { &:hover { gap: 2px } }", { selector: "&:hover" }), true);
  assert.equal(own("._a_1x2y3_1 { gap: 1px }", "._a_1x2y3_1 { gap: 2px }"), true, "as CSS modules name it");
});

test("a value that a plugin rewrote counts when the sheet changed", () => {
  const rewritten = (before, after) => told({ value: "2px 3px" }, { [OWN]: before }, { [OWN]: after });
  assert.equal(rewritten(".a { gap: 1px }", ".a { gap: 0.2rem }"), true);
  assert.equal(rewritten(".a { gap: 1px }", ".a { gap: 1px }"), false);
  assert.equal(told({ value: "red" }, { [OWN]: ".a { gap: 1px }" }, { [OWN]: ".a { gap: 9px }" }), false);
});

test("what no browser understands is false in whatever sheet it stands, and in none", () => {
  for (const wrong of [{ value: "2px wide" }, { property: "gapp" }, { selector: "> %" }]) {
    assert.equal(told(wrong, {}, {}), false);
    assert.equal(told(wrong, { "/app/other.css": ".a {}" }, { "/app/other.css": ".a { gap: 2px }" }), false);
  }
});

test("what another sheet imports is found in that one, or not proven", () => {
  const imported = (before, after, expected = {}) =>
    told(expected, { "/app/index.css": before, "/app/x.css": "" }, { "/app/index.css": after, "/app/x.css": "" });
  assert.equal(imported(".a { gap: 1px }", ".a { gap: 2px }"), true);
  assert.equal(imported(".b { gap: 2px }", ".b { gap: 2px }"), null);
  assert.equal(imported(".a { gap: 1px }", ".a { gap: 1px }"), null);
  assert.equal(
    imported("@import url(x);", ".c .a { gap: 2px }"),
    true,
    "under a selector that a plugin rewrote, but new",
  );
  assert.equal(imported(".a { gap: 2px }", ".a { gap: 2px }", { rewritten: false }), true);
  assert.equal(imported(".a { gap: 1px }", ".a { gap: 0.2rem }"), true, "in another unit, but new");
  assert.equal(imported(".a { color: tan }", ".a { color: red }", { property: "color", value: "blue" }), null);
  assert.equal(told({}, {}, {}), null, "nor is it where there is no sheet at all");
});

test("in a document that was loaded since only the rule itself is a proof", () => {
  assert.equal(told({}, {}, { "/app/index.css": ".a { gap: 2px }" }), true);
  assert.equal(told({}, {}, { "/app/index.css": ".b { gap: 2px }" }), null);
});

test("of Sass and Less what can be told is told, and what is worked out must be new", () => {
  const file = "src/Button.scss";
  const compiled = (before, after, expected = {}) =>
    told({ file, compiled: true, ...expected }, { [`/app/${file}`]: before }, { [`/app/${file}`]: after });
  assert.equal(compiled(".a { gap: 1px }", ".a { gap: 2px }"), true);
  assert.equal(compiled(".a { gap: 1px }", ".a { gap: 1px }"), null);
  assert.equal(compiled(".a { gap: 1px }", ".a { }", { value: "2px wide" }), false);
  for (const value of ["$room * 2", "darken(#fff, 2%)", "3px - 1px"]) {
    assert.equal(compiled(".a { gap: 1px }", ".a { gap: 2px }", { value }), true, value);
    assert.equal(compiled(".a { gap: 1px }", ".a { gap: 1px } .b {}", { value }), null, value);
    assert.equal(compiled(".a { gap: 1px }", ".a { gap: 1px }", { value, rewritten: false }), true, value);
  }
  assert.equal(compiled("", ".a-x { gap: 2px }", { selector: "%a" }), true, "a selector that only Sass knows");
  assert.equal(compiled("", "", { selector: "%a", value: "2px wide" }), null);
});

test("style rules come in source order, nested ones and those of other rules included", () => {
  const window = windowWith({
    "a.css": ".a { gap: 1px; &:hover { gap: 2px } } @media print { .b { gap: 3px } } .c {}",
  });
  const [{ sheet }] = window.document.querySelectorAll();
  assert.deepEqual(
    [...styleRules(sheet)].map((rule) => rule.selectorText),
    [".a", "&:hover", ".b", ".c"],
  );
});

test("a snapshot has each sheet's text under its file's name, without the query", () => {
  assert.deepEqual([...snapshot(windowWith({ "/a.css?used": ".a {}" }).document)], [["/a.css", ".a {}"]]);
});
