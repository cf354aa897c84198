/**
 * Real Vite dev servers with the plugin, for test_vite_plugin.py.
 *
 *     node vite_host.mjs PLUGIN VITE SERVERS    SERVERS: JSON [{root, host?, base?, options?}]
 *
 * Prints one JSON line with their ports, and closes them when its standard input ends.
 */
const [plugin, vite, servers] = process.argv.slice(2);
const { sidestory } = await import(plugin);
const { createServer } = await import(vite);

const running = [];
for (const { root, host = "localhost", base = "/", options } of JSON.parse(servers)) {
  const server = await createServer({
    root,
    base,
    configFile: false,
    logLevel: "silent",
    server: { host, port: 0, allowedHosts: true },
    optimizeDeps: { noDiscovery: true },
    plugins: [sidestory(options)],
  });
  running.push(await server.listen());
}
console.log(JSON.stringify(running.map((server) => server.httpServer.address().port)));
for await (const _ of process.stdin);
await Promise.all(running.map((server) => server.close()));
