import assert from "node:assert/strict";
import { test } from "node:test";

import { Actions } from "../../../overlay_js/ui/actions.js";

/** The buttons over parts that note what they were asked. */
function setUp({ answer = {}, prompt = "larger", typed = "" } = {}) {
  const asked = [];
  const noting = (name) => (value) => void asked.push(value === undefined ? name : `${name} ${value}`);
  const names = ["undo", "redo", "again", "choose", "decide", "dismiss", "apply"];
  const changes = Object.fromEntries(names.map((name) => [name, noting(name)]));
  const field = { value: typed, focus: noting("focus") };
  const drawers = { toggle: noting("toggle") };
  const session = { answer, open: noting("open") };
  const parts = { session, changes: Object.assign(changes, { outcome: { prompt } }), field, drawers };
  return { asked, field, actions: new Actions({ ...parts, tell: (work) => work }) };
}

test("nothing is undone or redone that can't be", () => {
  const { asked, actions } = setUp({ answer: { canUndo: true, canRedo: false } });
  actions.act("undo");
  actions.act("redo");
  actions.act("history");
  assert.deepEqual(asked, ["undo", "toggle history"]);
});

test("a prompt that is sent again leaves the field, and nothing else that was typed there", () => {
  const same = setUp({ typed: "larger" });
  same.actions.help("again");
  assert.deepEqual([same.asked, same.field.value], [["again"], ""]);
  const other = setUp({ typed: "something else" });
  other.actions.choose("icon");
  assert.deepEqual([other.asked, other.field.value], [["choose icon"], "something else"]);
});

test("a typed undo leaves the field once it is decided what becomes of the hand edit in its way", () => {
  for (const choice of ["mine", "theirs"]) {
    const { asked, field, actions } = setUp({ prompt: "undo", typed: "undo" });
    actions.help(choice);
    assert.deepEqual([asked, field.value], [[`decide ${choice}`], ""]);
  }
});

test("what refused the session is asked again, not a prompt that there never was", () => {
  const { asked, actions } = setUp();
  actions.session.phase = "refused";
  actions.help("again");
  assert.deepEqual(asked, ["open"]);
});

test("a prompt is edited in the field, and the card goes", () => {
  const { asked, field, actions } = setUp();
  actions.follow("edit_prompt");
  assert.deepEqual([asked, field.value], [["dismiss", "focus"], "larger"]);
});
