import assert from "node:assert/strict";
import { test } from "node:test";

import { ApiError } from "../../../overlay_js/client.js";
import { Proposals } from "../../../overlay_js/session/proposals.js";

const WAITING = {
  pending: 3,
  open: 2,
  components: [
    { componentPath: "Button.tsx", pending: 1, open: 2 },
    { componentPath: "Card.tsx", pending: 2, open: 0 },
  ],
  processing: false,
  previewing: null,
};
const proposal = (id, status = "awaiting_approval") => ({ id, componentPath: "Button.tsx", status });

/** Proposals of an open Button; `asked` has what was asked for, `told` the events. */
function setUp() {
  const asked = [];
  const answers = {
    "/__ai-waiting": WAITING,
    "/__ai-proposals": [proposal("b"), proposal("a"), proposal("x", "stale")],
  };
  const client = {
    get: async (path, query) => {
      asked.push([path, query]);
      if (answers[path] instanceof Error) throw answers[path];
      return answers[path];
    },
    post: async (path, body) => {
      asked.push([path, body]);
      if (answers[path] instanceof Error) throw answers[path];
      return answers[path] ?? {};
    },
  };
  const session = Object.assign(new EventTarget(), { answer: { componentPath: "Button.tsx" } });
  const events = new EventTarget();
  const proposals = new Proposals({ client, session, events });
  return { proposals, asked, answers, session, events };
}

const news = (name, detail) => Object.assign(new Event(name), { detail });

test("while nobody looks only the numbers are asked for", async () => {
  const { proposals, asked } = setUp();
  await proposals.refresh();
  assert.deepEqual(asked, [["/__ai-waiting", undefined]]);
  assert.deepEqual([proposals.here("open"), proposals.here("pending"), proposals.list], [2, 1, null]);
});

test("of the component or of the project, with the decided ones or without", async () => {
  const { proposals, asked } = setUp();
  await proposals.look({ watched: true });
  assert.deepEqual(asked.at(-1), [
    "/__ai-proposals",
    { componentPath: "Button.tsx", status: "awaiting_approval,stale" },
  ]);
  assert.equal(proposals.count("pending"), 1);
  await proposals.look({ scope: "project", decided: true });
  assert.deepEqual(asked.at(-1), ["/__ai-proposals", { componentPath: undefined, status: null }]);
  assert.equal(proposals.count("pending"), 3);
  assert.deepEqual(
    proposals.openOf("Button.tsx").map(({ id }) => id),
    ["x", "a", "b"], // the oldest first
  );
});

test("news that come together are asked about once", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { proposals, asked, events } = setUp();
  proposals.start();
  for (const name of ["proposal", "comment", "preview"]) events.dispatchEvent(news(name, {}));
  context.mock.timers.tick(60);
  assert.equal(asked.length, 1);
  proposals.stop();
  events.dispatchEvent(news("proposal", {}));
  context.mock.timers.tick(60);
  assert.equal(asked.length, 1);
});

test("what is processed anywhere is followed, and a proposal that was made is told", () => {
  const { proposals, events } = setUp();
  const ready = [];
  proposals.addEventListener("ready", (event) => ready.push(event.detail.id));
  proposals.start();
  events.dispatchEvent(news("process", { stage: "claimed", componentPath: "Card.tsx", comments: 2 }));
  assert.equal(proposals.progress.componentPath, "Card.tsx");
  events.dispatchEvent(news("process", { stage: "proposed", componentPath: "Card.tsx", proposalId: "p" }));
  events.dispatchEvent(news("proposal", { id: "p", componentPath: "Card.tsx", made: true }));
  events.dispatchEvent(news("proposal", { id: "p", componentPath: "Card.tsx", made: false }));
  assert.deepEqual(ready, ["p"]);
  events.dispatchEvent(news("process", { stage: "done" }));
  assert.equal(proposals.progress, null);
  proposals.stop();
});

test("processing is that of the scope, and over when it is refused", async () => {
  const { proposals, asked, answers } = setUp();
  await proposals.refresh();
  await proposals.process();
  assert.deepEqual(asked.at(-2), ["/__ai-process", { componentPath: "Button.tsx" }]);
  await proposals.look({ scope: "project" });
  answers["/__ai-process"] = new ApiError("Wait.", "already_processing", 409);
  await assert.rejects(proposals.process(), /Wait/);
  assert.deepEqual(asked.at(-2), ["/__ai-process", {}]);
  assert.equal(proposals.progress, null);
});

test("a decision is followed by a look, whatever came of it", async () => {
  const { proposals, asked, answers } = setUp();
  answers["/__ai-proposals/a%2Fb/reject"] = new ApiError("Decided.", "proposal_decided", 409);
  await assert.rejects(proposals.act(proposal("a/b"), "reject", { reason: "no" }), /Decided/);
  assert.deepEqual(
    asked.map(([path]) => path),
    ["/__ai-proposals/a%2Fb/reject", "/__ai-waiting"],
  );
});

test("while the sidecar is away what is there stays", async () => {
  const { proposals, answers } = setUp();
  await proposals.refresh();
  answers["/__ai-waiting"] = new ApiError("Away.", "offline");
  await proposals.refresh();
  assert.equal(proposals.waiting, WAITING);
});

test("another component has other proposals", async () => {
  const { proposals, session } = setUp();
  proposals.start();
  await proposals.look({ watched: true });
  session.answer = { componentPath: "Card.tsx" };
  session.dispatchEvent(new Event("change"));
  assert.deepEqual([proposals.list, proposals.here("pending")], [null, 2]);
  proposals.stop();
});
