import assert from "node:assert/strict";
import { test } from "node:test";

import { Reporter } from "../../../overlay_js/agent/report.js";

const ROOT = new URL("../../../", import.meta.url).href; // the overlay's modules are one folder below

/** A reporter in a frame, and what it fetches; `answer` is what the sidecar says. */
function setUp(answer = async () => ({ ok: true, json: async () => ({ declarations: [] }) })) {
  const sent = [];
  const window = {
    crypto: { randomUUID: () => "tab-1" },
    document: { visibilityState: "visible" },
    location: { search: "?id=button--primary&viewMode=story" },
    performance: { timeOrigin: 1234.5 },
    fetch: (url, options) => (sent.push({ address: url.href, ...options }), answer()),
  };
  return { reporter: new Reporter(window, "browser-1"), sent, window };
}

test("a report says which document it is, what it shows, and whether anybody sees it", async () => {
  const { reporter, sent, window } = setUp();
  await reporter.send("settled", { renderedAt: 99 });
  const [{ address, method, headers, body }] = sent;
  assert.deepEqual([address, method, headers], [ROOT + "__ai-report", "POST", { "Content-Type": "application/json" }]);
  assert.deepEqual(JSON.parse(body), {
    ...{ event: "settled", tab: "tab-1", browser: "browser-1", storyId: "button--primary" },
    ...{ visible: true, loadedAt: 1234.5, renderedAt: 99 },
  });
  window.document.visibilityState = "hidden";
  window.location.search = "";
  await reporter.send("error", { errors: [] });
  const { visible, storyId } = JSON.parse(sent[1].body);
  assert.deepEqual([visible, storyId], [false, null]);
});

test("only the last word outlives the document", () => {
  const { reporter, sent } = setUp();
  reporter.hello();
  reporter.gone();
  assert.deepEqual(
    sent.map(({ body, keepalive }) => [JSON.parse(body).event, keepalive]),
    [
      ["hello", false],
      ["gone", true],
    ],
  );
});

test("what to look for is what the sidecar says; nothing while it is away or refuses", async () => {
  const declarations = [{ property: "gap" }];
  const told = setUp(async () => ({ ok: true, json: async () => ({ declarations }) }));
  assert.deepEqual(await told.reporter.expected(), declarations);
  assert.equal(told.sent[0].address, ROOT + "__ai-checks");
  assert.deepEqual(await setUp(async () => ({ ok: false })).reporter.expected(), []);
  const away = setUp(() => Promise.reject(new TypeError("Failed to fetch")));
  assert.deepEqual(await away.reporter.expected(), []);
  await away.reporter.send("hello", {});
  assert.equal(away.sent.length, 2);
});
