import assert from "node:assert/strict";
import { test } from "node:test";

import { beginning, proceed } from "../../../overlay_js/session/progress.js";

const news = (stage, componentPath = "Button.tsx") => ({ stage, componentPath, comments: 2 });

test("one component after the other, until the end", () => {
  let progress = beginning(2);
  progress = proceed(progress, news("claimed"), 2);
  assert.deepEqual(progress, { total: 2, done: 0, componentPath: "Button.tsx", comments: 2, stage: "claimed" });
  progress = proceed(progress, news("asking"), 2);
  assert.equal(progress.stage, "asking");
  progress = proceed(progress, news("proposed"), 1);
  assert.deepEqual([progress.done, progress.stage], [1, null]);
  progress = proceed(progress, news("failed", "Card.tsx"), 0);
  assert.equal(progress.done, 2);
  assert.equal(proceed(progress, { stage: "done" }, 0), null);
});

test("what was begun elsewhere is joined; more components than were known are no problem", () => {
  let progress = proceed(null, news("editing"), 3);
  assert.deepEqual([progress.total, progress.done], [3, 0]);
  progress = proceed(proceed(null, news("proposed"), 0), news("claimed", "Card.tsx"), 0);
  assert.deepEqual([progress.total, progress.done, progress.componentPath], [2, 1, "Card.tsx"]);
});
