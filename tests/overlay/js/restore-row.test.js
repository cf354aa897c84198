import assert from "node:assert/strict";
import { test } from "node:test";

import { goTo } from "../../../overlay_js/ui/open-story.js";
import { told } from "../../../overlay_js/ui/restore-row.js";

const STATE = {
  storyId: "button--primary",
  componentPath: null,
  sessionId: null,
  draft: "",
  mode: "instant",
  panel: null,
};

test("what can be restored is told in a few words", () => {
  assert.equal(told({ state: STATE }), "button--primary");
  assert.equal(told({ state: { ...STATE, draft: "make it rounder" } }), "button--primary · “make it rounder”");
  const long = told({ state: { ...STATE, storyId: null, draft: "x".repeat(50) } });
  assert.equal(long, `“${"x".repeat(39)}…”`);
  assert.match(told({ state: STATE, savedAt: new Date().toISOString() }), /^button--primary · \d\d:\d\d$/);
});

/** A story context whose channel goes where `answer` says, and tells what it was asked. */
function setUp(answer) {
  const asked = [];
  const story = Object.assign(new EventTarget(), { current: { storyId: "a", viewMode: "story" }, frame: null });
  const emit = (event, { storyId }) => {
    asked.push([event, storyId]);
    answer(story, storyId);
  };
  story.frame = { __STORYBOOK_ADDONS_CHANNEL__: { emit } };
  return { story, asked };
}

test("another story is gone to as Storybook's own links do", async () => {
  globalThis.window = {};
  const { story, asked } = setUp((context, storyId) => {
    context.current = { storyId, viewMode: "story" };
    context.dispatchEvent(new Event("change"));
  });
  await goTo(story, "a");
  assert.deepEqual(asked, []);
  await goTo(story, "b");
  assert.deepEqual(asked, [["selectStory", "b"]]);
  globalThis.window = story.frame;
  await goTo(story, "c");
  assert.deepEqual(asked.at(-1), ["setCurrentStory", "c"]);
});

test("a story that is gone is said to be", async () => {
  globalThis.window = {};
  const { story } = setUp((context) => context.dispatchEvent(new Event("change")));
  await assert.rejects(goTo(story, "gone", 1), /The story gone can't be opened/);
});
