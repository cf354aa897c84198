/**
 * Sends made-up requests through the plugin's middleware, with peers and protocols that a test can't have for real.
 *
 *     node guard_probe.mjs PLUGIN CASES    CASES: JSON [{options?, peer, method?, url?, headers, http2?}]
 *
 * Prints the `code` of each answer as a JSON list; `next` for a request that isn't the plugin's.
 */
const [plugin, cases] = process.argv.slice(2);
const { sidestory } = await import(plugin);

/** @param {any} request */
function codeOf({ options, peer, method = "GET", url = "/__ai-session", headers, http2 = false }) {
  let code = "next";
  const answer = {
    getHeaderNames: () => [],
    setHeader() {},
    end: (body) => (code = JSON.parse(body).code),
  };
  const socket = { remoteAddress: peer, ...(http2 && { encrypted: true }) };
  const distinct = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()]));
  const request = { method, url, headers, socket, ...(!http2 && { headersDistinct: distinct }) };
  const server = {
    config: { root: process.cwd(), base: "/", plugins: [], server: {} },
    httpServer: null,
    middlewares: { use: (handler) => handler(request, answer, () => {}) },
  };
  sidestory(options).configureServer(server);
  return code;
}

console.log(JSON.stringify(JSON.parse(cases).map(codeOf)));
