import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { NO_STORY, problem } from "../../../overlay_js/ui/problems.js";

const labels = ({ actions = [] }) => actions.map(({ label }) => label);

test("a prompt that no quick edit understands brings the nearest one and examples, each once", () => {
  const details = { nearest: "more rounded", examples: ["30% larger", "more rounded"] };
  const shown = problem(new ApiError("Not understood.", "not_a_quick_edit", 0, details));
  assert.deepEqual(
    [shown.text, shown.lead, shown.prompts],
    ["Not understood.", "Nearest", ["more rounded", "30% larger"]],
  );
  assert.ok(problem(new ApiError("x", "not_a_quick_edit", 422)).prompts?.length, "examples of our own");
});

test("a hand edit in the way is a choice, of what the sidecar offers", () => {
  const details = { conflicts: ["src/Button.css"], choices: ["mine", "theirs"], versionId: 1 };
  const said =
    "You changed Button.css by hand since, in the same place. Keep your edit, or take version 1 all the same?";
  const shown = problem(new ApiError(said, "external_edit", 409, details));
  assert.equal(`${shown.title}. ${shown.text}`, said, "nothing is said twice");
  assert.deepEqual(labels(shown), ["Keep my edit", "Take back anyway"]);
  assert.deepEqual(labels(problem(new ApiError("x", "external_edit", 409, { paths: ["a"] }))), ["Try again"]);
});

test("an undo of several steps that a hand edit stops says how far it came, and what is left", () => {
  const say = (undone, steps) => {
    const details = { conflicts: ["src/Button.css"], choices: ["mine", "theirs"], versionId: 1, undone, steps };
    const shown = problem(new ApiError("x", "external_edit", 409, details));
    assert.deepEqual(labels(shown), ["Keep my edit", "Take back anyway"]);
    return `${shown.title}. ${shown.text}`;
  };
  const where = "You changed Button.css by hand since, in the same place.";
  const asked = "left: keep your edit on the way, or take it back too?";
  assert.equal(say(2, 3), `2 of the 3 steps are undone. ${where} 1 step is ${asked}`);
  assert.equal(say(1, 3), `1 of the 3 steps is undone. ${where} 2 steps are ${asked}`);
  assert.equal(say(0, 3), `None of the 3 steps is undone. ${where} 3 steps are ${asked}`);
});

test("what may pass by itself can be tried again, after the wait that was asked for", () => {
  const limited = problem(new ApiError("Busy.", "model_rate_limited", 0, { retryAfter: 12 }));
  assert.deepEqual([limited.waitSeconds, labels(limited)], [12, ["Try again"]]);
  assert.deepEqual(labels(problem(new ApiError("Cut.", "model_cut_off"))), ["Try again"]);
  assert.deepEqual(labels(problem(new ApiError("Store.", "store_unavailable", 503))), ["Try again"]);
});

test("a change that the sidecar has forgotten is not started again by itself", () => {
  assert.match(problem(new ApiError("x", "request_not_found", 404)).text, /Look at the component/);
});

test("what can't pass is one sentence, with near names where there are some", () => {
  const missing = problem(new ApiError("No such story.", "story_not_found", 404, { near: ["a", "b"] }));
  assert.equal(missing.text, "No such story. Near: a, b.");
  assert.deepEqual(labels(missing), []);
  assert.equal(problem(new ApiError("x", "token_required", 401)).tone, "bad");
});

test("a page about no component is not an error: there is only nothing to change", () => {
  const shown = problem(new ApiError("This page is about no component.", "no_component", 404));
  assert.deepEqual(shown, NO_STORY);
});

test("a sidecar that is away keeps the draft and says so", () => {
  const away = problem(new ApiError("x", "offline"));
  assert.match(away.text, /draft is kept/);
  assert.equal(away.title, "Sidestory isn't running");
});

test("what is ambiguous is asked, with the elements to choose from", () => {
  const candidates = [
    { id: "a", label: "“No” button", line: 3 },
    { id: "b", label: "“Yes” button", line: 4 },
  ];
  const shown = problem(new ApiError("Several.", "ambiguous", 422, { candidates }));
  assert.deepEqual([shown.text, shown.choices], ["Which one do you mean?", candidates]);
});
