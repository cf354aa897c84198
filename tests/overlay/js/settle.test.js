import assert from "node:assert/strict";
import { test } from "node:test";

import { ErrorLog } from "../../../overlay_js/agent/errors.js";
import { Settler } from "../../../overlay_js/agent/settle.js";

const FINE = "/overlay_js/story.js"; // a module that loads, below what the agent takes for Vite's base
const MISSING = "/overlay_js/no-such-module.js";
const MOODY = "/tests/overlay/js/moody.mjs";

/** A frame whose story may be replaced by an error display. */
class Frame {
  /** @type {Set<string>} */
  #classes = new Set();
  performance = performance;
  setTimeout = setTimeout;
  requestAnimationFrame = (draw) => setTimeout(draw, 1);
  document = {
    visibilityState: "visible",
    body: { classList: { contains: (name) => this.#classes.has(name) } },
    querySelector: () => null,
    querySelectorAll: () => [],
  };
  show(error) {
    this.#classes = new Set(error ? ["sb-show-errordisplay"] : []);
  }
}

/** Keeps the reports; `next` waits for one of a kind. */
class Reports {
  sent = [];
  #waiting = [];
  async send(event, detail) {
    this.sent.push({ event, ...detail });
    this.#waiting.splice(0).forEach((look) => look());
  }
  asked = 0;
  async expected() {
    this.asked += 1;
    return [];
  }
  async next(event, from = this.sent.length) {
    for (;;) {
      const found = this.sent.slice(from).find((report) => report.event === event);
      if (found) return found;
      await new Promise((resolve) => this.#waiting.push(resolve));
    }
  }
}

function page() {
  const frame = new Frame();
  const errors = new ErrorLog();
  const reports = new Reports();
  const settler = new Settler(frame, errors, reports);
  errors.addEventListener("new", () => settler.failed());
  let clock = 100;
  const update = (acceptedPath = FINE, path = acceptedPath) => ({
    type: "js-update",
    path,
    acceptedPath,
    timestamp: (clock += 1),
  });
  /** One update from begin to end. */
  const take = async (...updates) => {
    settler.begin(updates);
    settler.settle();
    return reports.next("settled");
  };
  return { frame, errors, reports, settler, update, take };
}

test("a good update settles with its name, and with when it was drawn", async () => {
  const { take, update } = page();
  const first = update();
  const { updates, errors, broken, renderedAt } = await take(first);
  assert.deepEqual(updates, [{ acceptedPath: first.acceptedPath, timestamp: first.timestamp }]);
  assert.deepEqual([errors, broken], [[], null]);
  assert.ok(renderedAt > performance.timeOrigin);
});

test("the sidecar is not asked what to look for while the dev server hands out the modules", async () => {
  const { reports, settler, update } = page();
  settler.begin([update()]);
  assert.equal(reports.asked, 0);
  settler.settle();
  await reports.next("settled");
  assert.equal(reports.asked, 1);
});

test("a page that goes on while the sidecar says what to look for is waited for", async () => {
  const { reports, settler, update } = page();
  reports.expected = () => new Promise((resolve) => (reports.say = resolve));
  settler.begin([update()]);
  settler.settle();
  await new Promise((resolve) => setTimeout(resolve, 100)); // the page is quiet by now
  settler.entered("rendering", "second");
  reports.say([]);
  setTimeout(() => settler.entered("completed", "second"), 30);
  const { renderedAt } = await reports.next("settled");
  assert.ok(renderedAt > performance.timeOrigin);
});

test("a module that can't be loaded is an error, each time that it is written so", async () => {
  const { reports, take, update } = page();
  const failing = () => reports.sent.filter(({ event }) => event === "error").length;
  await take(update(MISSING));
  assert.equal(failing(), 1);
  await take(update(FINE));
  assert.equal(failing(), 1);
  await take(update(MISSING));
  assert.equal(failing(), 2);
});

test("a module that could not be loaded before either proves nothing", async () => {
  const { take, update } = page();
  await take(update(MISSING));
  const { errors, broken } = await take(update(MISSING));
  assert.deepEqual(errors, []);
  assert.ok(broken.message);
});

test("a mistake that is taken back before the page was quiet, and made again, fails again", async () => {
  const { errors, reports, settler, take, update } = page();
  const boom = { source: "render", message: "boom" };
  settler.begin([update()]);
  settler.settle();
  errors.add(boom);
  assert.equal((await reports.next("error")).errors.length, 1);
  await take(update());
  settler.begin([update()]);
  settler.settle();
  errors.add(boom);
  assert.equal((await reports.next("error")).errors.length, 1);
});

test("an error that stands on the screen after an update, and didn't before, is told though it is an old one", async () => {
  const { errors, frame, take, update } = page();
  errors.add({ source: "render", message: "boom" });
  const settled = take(update());
  errors.add({ source: "render", message: "boom" });
  frame.show(true);
  assert.deepEqual(
    (await settled).errors.map(({ message }) => message),
    ["boom"],
  );
});

test("an error that stood on the screen before is no new one, and no proof", async () => {
  const { errors, frame, take, update } = page();
  frame.show(true);
  errors.add({ source: "render", message: "boom" });
  const { errors: told, broken } = await take(update()).then(() => take(update()));
  assert.deepEqual(told, []);
  assert.equal(broken.message, "boom");
});

test("a story that showed an error when the update began is rendered from the start, once", async () => {
  const { errors, frame, settler, take, update } = page();
  let mended = true;
  let remounts = 0;
  settler.remount = () => {
    remounts += 1;
    settler.entered("rendering", remounts);
    setTimeout(() => {
      if (mended) frame.show(false);
      else errors.add({ source: "render", message: "boom" });
      settler.entered(mended ? "completed" : "errored", remounts);
    }, 80);
  };
  frame.show(true);
  errors.add({ source: "render", message: "boom" });
  const whole = await take(update());
  assert.deepEqual([remounts, whole.broken], [1, null]);

  mended = false;
  frame.show(true);
  errors.add({ source: "render", message: "boom" });
  const { broken } = await take(update());
  assert.deepEqual([remounts, broken?.message], [2, "boom"]);

  frame.show(false);
  await take(update());
  assert.equal(remounts, 2);
});

test("an update that begins while another one settles takes over, and names both", async () => {
  const { reports, settler, update } = page();
  const [first, second] = [update(), update()];
  settler.begin([first]);
  settler.settle();
  settler.begin([second]); // Vite hasn't applied it yet
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.deepEqual(reports.sent, []);
  settler.settle();
  const { updates } = await reports.next("settled");
  assert.deepEqual(
    updates.map(({ timestamp }) => timestamp),
    [first.timestamp, second.timestamp],
  );
});

test("a change of a stories file settles after the last rendering, not after the first", async () => {
  const { reports, settler, update } = page();
  settler.begin([update(FINE, "/vite-app.js")]);
  settler.settle();
  settler.entered("rendering", 1);
  settler.entered("rendering", 2);
  settler.entered("completed", 1);
  settler.rendered();
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.deepEqual(reports.sent, []);
  settler.entered("completed", 2);
  settler.rendered();
  assert.ok((await reports.next("settled", 0)).renderedAt);
});

test("while Storybook loads a story anew the sidecar is asked nothing; once it is drawn, once", async () => {
  const { reports, settler, update } = page();
  for (const _ of [1, 2]) {
    settler.begin([update(FINE, "/vite-app.js")]);
    settler.settle();
  }
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(reports.asked, 0);
  settler.rendered();
  assert.equal(reports.asked, 1);
  settler.rendered();
  assert.ok((await reports.next("settled", 0)).renderedAt);
  assert.equal(reports.asked, 1);
});

test("a story that is never drawn gives no time of drawing", async () => {
  const { settler, reports } = page();
  settler.loaded();
  const { renderedAt } = await reports.next("settled");
  assert.equal(renderedAt, null);
});

test("a module that was repaired before the page was quiet isn't held against the page", async () => {
  const { errors, reports, settler } = page();
  const update = (timestamp) => ({ type: "js-update", path: MOODY, acceptedPath: MOODY, timestamp });
  settler.begin([update(1)]);
  settler.settle();
  await reports.next("error", 0);
  settler.begin([update(2)]);
  settler.settle();
  await reports.next("settled", 0);
  errors.mark(true);
  assert.equal(errors.add({ source: "runtime", message: "odd" }), false);
});

test("an error that every rendering brought before stays old over two updates in a row", async () => {
  const { errors, settler, reports, update } = page();
  const usual = { source: "runtime", message: "usual" };
  errors.add(usual);
  await reports.next("error", 0);
  settler.begin([update()]);
  settler.settle();
  settler.begin([update()]);
  settler.settle();
  errors.add(usual);
  assert.deepEqual((await reports.next("settled")).errors, []);
  assert.equal(reports.sent.filter(({ event }) => event === "error").length, 1);
});

test("a story that went missing is an error, unless it came back before the page was quiet", async () => {
  const { reports, settler, take, update } = page();
  const settled = take(update());
  settler.missed("button--primary");
  assert.match((await settled).errors[0].message, /button--primary is gone/);
  const failing = reports.sent.filter(({ event }) => event === "error").length;
  const repaired = take(update());
  settler.missed("button--primary");
  settler.rendered();
  assert.deepEqual((await repaired).errors, []);
  assert.equal(reports.sent.filter(({ event }) => event === "error").length, failing);
});

test("a document that draws no frames settles all the same, whether it says that it is hidden or not", async () => {
  for (const visibilityState of ["visible", "hidden"]) {
    const { frame, take, update } = page();
    let asked = 0;
    frame.requestAnimationFrame = () => (asked += 1); // it never comes: the window is covered, or minimised
    frame.document.visibilityState = visibilityState;
    const { errors, renderedAt } = await take(update());
    assert.deepEqual(errors, []);
    assert.ok(renderedAt > performance.timeOrigin, visibilityState);
    assert.equal(asked > 0, visibilityState === "visible");
  }
});
