import assert from "node:assert/strict";
import { test } from "node:test";

import { basename, duration, elementLabel, list, storyNames, when } from "../../../overlay_js/ui/format.js";

test("durations have the unit that people would take", () => {
  const cases = [
    [0.2, "<1 ms"],
    [1.2, "1 ms"],
    [38, "38 ms"],
    [999, "999 ms"],
    [2_140, "2.1 s"],
    [59_960, "1 min 0 s"],
    [83_000, "1 min 23 s"],
  ];
  for (const [ms, text] of cases) assert.equal(duration(ms), text);
});

test("times are as short as they can be told apart", () => {
  const now = new Date(2026, 2, 12, 15, 0);
  const at = (...parts) => when(new Date(...parts).toISOString(), now);
  assert.equal(at(2026, 2, 12, 9, 5), "09:05");
  assert.equal(at(2026, 2, 11, 23, 59), "Yesterday 23:59");
  assert.equal(at(2026, 1, 3, 10, 35), "3 Feb 10:35");
  assert.equal(at(2025, 10, 30, 10, 35), "30 Nov 2025");
  assert.equal(when("no time at all", now), "");
});

test("lists name a few and count the rest", () => {
  assert.equal(list([]), "");
  assert.equal(list(["a"]), "a");
  assert.equal(list(["a", "b"]), "a and b");
  assert.equal(list(["a", "b", "c"]), "a, b and c");
  assert.equal(list(["a", "b", "c", "d", "e"]), "a, b and 3 more");
});

test("an element is named by its id, else by its last class, a CSS module's without its hash", () => {
  assert.equal(elementLabel({ tag: "BUTTON", classes: ["button", "button--primary"] }), "<button> .button--primary");
  assert.equal(elementLabel({ tag: "nav", id: "top", classes: ["bar"] }), "<nav> #top");
  assert.equal(elementLabel({ tag: "div", classes: ["_card_1x9pz_4"] }), "<div> .card");
  assert.equal(elementLabel({ tag: "p" }), "<p>");
});

test("a path's last part", () => {
  assert.equal(basename("src/a/Button.tsx"), "Button.tsx");
  assert.equal(basename("Button.tsx"), "Button.tsx");
});

test("stories are told with their component, which is named once", () => {
  const of = (title, name) => ({ storyId: "x", title, name });
  assert.deepEqual(storyNames([]), []);
  assert.deepEqual(
    storyNames([of("Components/Button", "Small"), of("Components/Button", "Large"), of("Card", "Default")]),
    ["Button: Small", "Large", "Card: Default"],
  );
});
