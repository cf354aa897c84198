import assert from "node:assert/strict";
import { test } from "node:test";

import { describe, label, rootOf } from "../../../overlay_js/agent/element.js";
import { windowWith } from "./cssom.mjs";

const window = Object.assign(windowWith({ "/a.css": ".b { gap: 1px }" }), {
  getComputedStyle: () => ({ getPropertyValue: (name) => (name === "color" ? "red" : "") }),
});

/** An element with these children in it. */
function element(localName, { classes = [], id = "", text = "" } = {}, ...children) {
  const made = { localName, id, classList: classes, nodeType: 1, children, parentElement: null };
  made.childNodes = [{ nodeType: 3, nodeValue: text }, ...children];
  for (const child of children) child.parentElement = made;
  return Object.assign(made, { ownerDocument: window.document, matches: (selector) => selector === ".b" });
}

test("an element is described by what it is, where it stands, how it looks and why", () => {
  const button = element("button", { classes: ["b", "b--big"], id: "go", text: `  Go\n  ${"on ".repeat(100)}` });
  const card = element("div", { classes: ["card"] }, element("button"), button, element("i"));
  element("div", { id: "storybook-root" }, card);
  const { text, computed, rules, ...rest } = describe(button);
  assert.deepEqual(rest, {
    tag: "button",
    id: "go",
    classes: ["b", "b--big"],
    selector: "div > button:nth-of-type(2)",
    ancestors: ["div.card"],
  });
  assert.deepEqual([text.slice(0, 8), text.length], ["Go on on", 200]);
  assert.equal(computed.color, "red");
  assert.deepEqual(
    rules.map(({ file, selector }) => [file, selector]),
    [["/a.css", ".b"]],
  );
});

test("what a page has too much of is cut, so that a report stays small", () => {
  const many = Array.from({ length: 100 }, (_, number) => `c${number}`);
  let inner = element("b", { classes: many });
  const { classes } = describe(inner);
  assert.equal(classes.length, 64);
  const deepest = inner;
  for (let depth = 0; depth < 400; depth++) inner = element("section", {}, inner);
  assert.equal(describe(deepest).ancestors.length, 16);
  assert.ok(describe(deepest).selector.length <= 1000);
});

test("without text or id there is no word of them", () => {
  const { id, text } = describe(element("hr"));
  assert.deepEqual([id, text], [undefined, undefined]);
});

test("a label is tag and classes", () => {
  assert.equal(label(element("a", { classes: ["x", "y"] })), "a.x.y");
});

test("the story's root is what it rendered first; on a page of docs that of the first story there", () => {
  const [story, inDocs] = [element("button"), element("i")];
  const frame = (found, shows) => ({
    document: {
      querySelector: (selector) => found[selector] ?? null,
      body: { classList: { contains: (name) => name === shows } },
    },
  });
  const both = { "#storybook-root > *": story, "[id^='story--'][id$='-inner'] > *": inDocs };
  assert.equal(rootOf(frame(both, "sb-show-main")), story);
  assert.equal(rootOf(frame(both, "")), inDocs);
  assert.equal(rootOf(frame({ "#storybook-root > *": story }, "")), story);
  assert.equal(rootOf(frame({}, "sb-show-main")), null);
});
