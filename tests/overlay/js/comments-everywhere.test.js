import assert from "node:assert/strict";
import { test } from "node:test";

import { grouped } from "../../../overlay_js/ui/comments-everywhere.js";

const comment = (id, componentPath, status = "pending") => ({ id, componentPath, status, resolved: false });

test("by component, in their order; settled ones last, and only when asked for", () => {
  const comments = [comment("a", "B.tsx", "applied"), comment("b", "A.tsx", "rejected"), comment("c", "B.tsx")];
  const ids = (groups) => groups.map(([path, group]) => [path, group.map(({ id }) => id).join()]);
  assert.deepEqual(ids(grouped(comments, false)), [["B.tsx", "c"]]);
  assert.deepEqual(ids(grouped(comments, true)), [
    ["B.tsx", "c,a"],
    ["A.tsx", "b"],
  ]);
});
