/**
 * A real Vite dev server, and what a page does with its HMR socket: `node vite_updates.mjs VITE WS ROOT`.
 *
 * Prints "connected", then one line for each update, full reload or error that comes; ends with its standard input.
 */
const [vite, socket, root] = process.argv.slice(2);
const { createServer } = await import(vite);
const { WebSocket } = globalThis.WebSocket ? globalThis : await import(socket);
const server = await createServer({
  root,
  configFile: false,
  logLevel: "silent",
  server: { host: "127.0.0.1", port: 0 },
  optimizeDeps: { noDiscovery: true },
});
await server.listen();
const url = `http://127.0.0.1:${server.httpServer.address().port}`;
const load = async (path) => (await fetch(url + path, { headers: { accept: "*/*" } })).text();
for (const path of ["/main.js", "/Button.css"]) await load(path);
const page = new WebSocket(`${url.replace("http", "ws")}/?token=${server.config.webSocketToken}`, "vite-hmr");
page.onmessage = async ({ data }) => {
  const { type, updates = [] } = JSON.parse(data);
  if (!["connected", "update", "full-reload", "error"].includes(type)) return;
  await Promise.all(updates.map((update) => load(`${update.path}?t=${update.timestamp}`))); // a page takes them at once
  console.log(type);
};
for await (const _ of process.stdin);
page.close();
await server.close();
