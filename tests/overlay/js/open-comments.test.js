import assert from "node:assert/strict";
import { test } from "node:test";

import { OpenComments } from "../../../overlay_js/ui/open-comments.js";

/** Comments of which one waits, and who follows them; they arrive when the test says so. */
function setUp() {
  const asked = [];
  const comments = Object.assign(new EventTarget(), {
    here: { comments: [{ status: "pending" }, { status: "resolved" }] },
    follow: () => asked.push("follow"),
    reveal: async (id) => void asked.push(`reveal ${id}`),
  });
  let arrive;
  const loading = new Promise((resolve) => (arrive = () => resolve(comments)));
  const said = new OpenComments({ comments: () => loading, onChange: () => asked.push("change") });
  return { asked, comments, said, arrive };
}

test("before they are loaded there are none, and nothing to follow", () => {
  const { asked, said } = setUp();
  said.follow();
  said.conceal();
  assert.deepEqual([said.count, asked], [0, []]);
});

test("those that wait are counted, and changes told while somebody looks", async () => {
  const { asked, comments, said, arrive } = setUp();
  arrive();
  await said.start();
  assert.equal(said.count, 1);
  comments.dispatchEvent(new Event("change"));
  said.follow();
  said.conceal();
  said.stop();
  comments.dispatchEvent(new Event("change"));
  assert.deepEqual(asked, ["change", "change", "follow", "reveal null"]);
});

test("who has left meanwhile is told nothing", async () => {
  const { asked, comments, said, arrive } = setUp();
  const started = said.start();
  said.stop();
  arrive();
  await started;
  comments.dispatchEvent(new Event("change"));
  assert.deepEqual(asked, []);
});
