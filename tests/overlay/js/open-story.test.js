import assert from "node:assert/strict";
import { test } from "node:test";

import { openStory, siblingStory } from "../../../overlay_js/ui/open-story.js";

/** A story in a frame that was told to load anew, and Storybook's channel beside it. */
function setUp() {
  const listeners = new Map();
  const channel = { on: (event, use) => listeners.set(event, use), off: (event) => listeners.delete(event) };
  globalThis.window = { __STORYBOOK_ADDONS_CHANNEL__: channel };
  const frameElement = new EventTarget();
  const told = [];
  const frame = { frameElement, location: { reload: () => told.push("reload") } };
  const opened = openStory({ current: { storyId: "a--b", viewMode: "story" }, frame }).then(() => told.push("opened"));
  const later = () => new Promise((resolve) => setTimeout(resolve, 1));
  return { listeners, frameElement, told, opened, later };
}

test("a story is open once its frame has loaded and drawn it, in whatever order that is told", async () => {
  for (const [first, second] of [
    ["load", "drawn"],
    ["drawn", "load"],
  ]) {
    const { listeners, frameElement, told, opened, later } = setUp();
    const happen = {
      load: () => frameElement.dispatchEvent(new Event("load")),
      drawn: () => listeners.get("storyRendered")(),
    };
    happen[first]();
    await later();
    assert.deepEqual(told, ["reload"]);
    happen[second]();
    await opened;
    assert.equal(listeners.size, 0);
  }
});

test("a story that says nothing isn't waited for any longer than that", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { listeners, frameElement, opened } = setUp();
  frameElement.dispatchEvent(new Event("load"));
  context.mock.timers.tick(5_000);
  await opened;
  assert.equal(listeners.size, 0);
});

test("of a page of docs the first story with its title is opened", () => {
  const entries = {
    docs: { id: "a--docs", title: "A", type: "docs" },
    other: { id: "b--x", title: "B", type: "story" },
    story: { id: "a--x", title: "A", type: "story" },
  };
  assert.equal(siblingStory(entries, "docs"), "a--x");
  assert.equal(siblingStory(entries, "gone"), null);
});
