import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Board, withComment } from "../../../overlay_js/comments/board.js";

const BUTTON = "src/Button.tsx";
const comment = (id, revision = 1, text = id) => ({ id, revision, text, componentPath: BUTTON });

/** A client that answers what it is told to, in the order of `answers`. */
const client = (...answers) => ({
  asked: [],
  get(path, query) {
    this.asked.push([path, query]);
    const next = answers.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  },
});

test("it shows a place's comments, and asks once for the same place", async () => {
  const from = client({ componentPath: BUTTON, comments: [comment("a")] });
  const board = new Board(from);
  await Promise.all([board.show({ storyId: "button--primary" }), board.show({ storyId: "button--primary" })]);
  assert.deepEqual(from.asked, [["/__ai-comments", { storyId: "button--primary" }]]);
  assert.equal(board.phase, "ready");
  assert.equal(board.componentPath, BUTTON);
  assert.equal(board.comments.length, 1);
});

test("a late answer about another place is not shown", async () => {
  let late;
  const board = new Board({
    get: (_, { storyId }) =>
      storyId === "one" ? new Promise((done) => (late = done)) : Promise.resolve({ componentPath: "b", comments: [] }),
  });
  const first = board.show({ storyId: "one" });
  await board.show({ storyId: "two" });
  late({ componentPath: "a", comments: [comment("a")] });
  await first;
  assert.equal(board.componentPath, "b");
  assert.deepEqual(board.comments, []);
});

test("news of the same component is taken in: new, changed, deleted; another's isn't", async () => {
  const board = new Board(client({ componentPath: BUTTON, comments: [comment("a")] }));
  await board.show({ storyId: "button--primary" });
  board.hear({ componentPath: BUTTON, comment: comment("b") });
  board.hear({ componentPath: "src/Card.tsx", comment: comment("c") });
  board.hear({ componentPath: BUTTON, comment: comment("a", 2, "changed") });
  assert.deepEqual(
    board.comments.map(({ text }) => text),
    ["changed", "b"],
  );
  board.hear({ componentPath: BUTTON, deleted: "a" });
  assert.deepEqual(
    board.comments.map(({ id }) => id),
    ["b"],
  );
});

test("of the whole project every component's news counts; what was imported is asked for", async () => {
  const from = client({ comments: [] }, { comments: [comment("a"), comment("b")] });
  const board = new Board(from);
  await board.show({});
  board.hear({ componentPath: "src/Card.tsx", comment: comment("c") });
  assert.equal(board.comments.length, 1);
  const loaded = new Promise((done) => board.addEventListener("change", done));
  board.hear({ componentPath: BUTTON, imported: 2 });
  await loaded;
  assert.equal(board.comments.length, 2);
});

test("news that names no comment is asked for, once, also when it comes while an answer is on its way", async () => {
  const answers = [];
  const board = new Board({ get: () => new Promise((done) => answers.push(done)) });
  const shown = board.show({ storyId: "button--primary" });
  answers[0]({ componentPath: BUTTON, comments: [comment("a")] });
  await shown;
  board.hear({ componentPath: "src/Card.tsx" });
  assert.equal(answers.length, 1);
  board.hear({ componentPath: BUTTON });
  board.hear({ componentPath: BUTTON, proposalId: "p" });
  assert.equal(answers.length, 3);
  const changed = new Promise((done) => board.addEventListener("change", done, { once: true }));
  answers[1]({ componentPath: BUTTON, comments: [comment("a", 2, "claimed")] });
  answers[2]({ componentPath: BUTTON, comments: [comment("a", 3, "proposed")] });
  await changed;
  assert.equal(board.comments[0].text, "proposed");
  assert.equal(answers.length, 3);

  const again = board.show({});
  board.hear({ componentPath: BUTTON });
  answers[3]({ comments: [comment("a", 3, "proposed")] });
  await again;
  answers[4]({ comments: [comment("a", 4, "applied")] });
  await new Promise((done) => board.addEventListener("change", done, { once: true }));
  assert.equal(board.comments[0].text, "applied");
});

test("an older copy, or the same again, changes nothing", () => {
  const known = [comment("a", 3, "new")];
  assert.deepEqual(withComment(known, comment("a", 2, "old")), known);
  assert.deepEqual(withComment(known, comment("a", 3, "same")), known);
});

test("what can't be asked says why, and what is shown already stays", async () => {
  const failure = new ApiError("Sidestory isn't running.", "offline");
  const board = new Board(client(failure, { componentPath: BUTTON, comments: [comment("a")] }, failure));
  await board.show({ storyId: "x" });
  assert.equal(board.phase, "failed");
  assert.equal(board.problem, failure);
  await board.load();
  await board.load();
  assert.equal(board.phase, "ready");
  assert.equal(board.comments.length, 1);
});

test("what is told while an answer is on its way is not lost, although the answer doesn't know of it", async () => {
  const answers = [];
  const board = new Board({ get: () => new Promise((done) => answers.push(done)) });
  const shown = board.show({ storyId: "button--primary" });
  board.hear({ componentPath: BUTTON, comment: comment("b") });
  board.hear({ componentPath: "src/Card.tsx", comment: comment("c") });
  answers[0]({ componentPath: BUTTON, comments: [comment("a")] });
  await shown;
  assert.deepEqual(
    board.comments.map(({ id }) => id),
    ["a", "b"],
  );
  const again = board.load();
  board.hear({ componentPath: BUTTON, deleted: "a" });
  answers[1]({ componentPath: BUTTON, comments: [comment("a"), comment("b")] });
  await again;
  assert.deepEqual(
    board.comments.map(({ id }) => id),
    ["b"],
  );
});
