import assert from "node:assert/strict";
import { test } from "node:test";

import { matchedRules, specificity } from "../../../overlay_js/agent/cascade.js";
import { windowWith } from "./cssom.mjs";

/** What applies to an element that the selectors `matching` match; selectors with `!` are none. */
function applied(sheets, matching) {
  const { document } = windowWith(sheets);
  const matches = (selector) => {
    if (selector.includes("!")) throw new SyntaxError(selector);
    return matching.includes(selector);
  };
  return matchedRules({ ownerDocument: document, matches });
}

test("specificity counts ids, classes and types", () => {
  const weights = {
    "*": [0, 0, 0],
    "ul li::before": [0, 0, 3],
    "a.b:hover[c='.d #e']": [0, 3, 1],
    "#a .b c": [1, 1, 1],
    ":where(#a) b": [0, 0, 1],
    ":is(#a, .b)": [1, 0, 0],
    ":not(.a, b c) d": [0, 1, 1],
    ":nth-child(2n + 1) a": [0, 1, 1],
    ".a:has(> :is(#b, c)) d": [1, 1, 1],
  };
  for (const [selector, weight] of Object.entries(weights)) assert.deepEqual(specificity(selector), weight, selector);
});

test("rules come the weakest first: by layer, by specificity, by their order", () => {
  const rules = applied(
    {
      "/a.css?used": "#x { gap: 1px } .a { gap: 2px } .b { gap: 3px } .no { gap: 9px }",
      "/b.css": "@layer low { #y { gap: 4px } } .b { color: red !important }",
    },
    ["#x", "#y", ".a", ".b"],
  );
  assert.deepEqual(
    rules.map(({ file, selector, index }) => [file, selector, index]),
    [
      ["/b.css", "#y", 0],
      ["/a.css", ".a", 1],
      ["/a.css", ".b", 2],
      ["/b.css", ".b", 1],
      ["/a.css", "#x", 0],
    ],
  );
  assert.deepEqual(rules[3].properties, { color: "red !important" });
});

test("of a list the strongest selector that matches counts, and one that this browser doesn't know is passed over", () => {
  const [first, second] = applied({ "/a.css": ".a, #no, b { gap: 1px } !odd, b { gap: 2px }" }, [".a", "b"]);
  assert.deepEqual([first.properties.gap, second.properties.gap], ["2px", "1px"]);
});

test("conditions that don't hold hide their rules, but they keep their places", () => {
  globalThis.CSS = { supports: (condition) => condition === "(gap: 1px)" };
  const rules = applied(
    {
      "/a.css":
        "@media print { .a { gap: 1px } } @media (width > 9px) { @media (height > 9px) { .a { gap: 2px } } }" +
        "@supports (gap: 1px) { .a { gap: 3px } } @supports (odd: 1px) { .a { gap: 4px } } .a { gap: 5px }",
    },
    [".a"],
  );
  assert.deepEqual(
    rules.map(({ index, media, properties }) => [index, media, properties.gap]),
    [
      [1, "(width > 9px) and (height > 9px)", "2px"],
      [2, undefined, "3px"],
      [4, undefined, "5px"],
    ],
  );
});

test("nested rules apply by what they come to, under the selector that the source has", () => {
  const rules = applied({ "/a.css": ".a { gap: 1px; &:hover { gap: 2px } .b { gap: 3px } }" }, [
    ":is(.a):hover",
    ":is(.a) .b",
  ]);
  assert.deepEqual(
    rules.map(({ selector, index }) => [selector, index]),
    [
      ["&:hover", 1],
      [".b", 2],
    ],
  );
});
