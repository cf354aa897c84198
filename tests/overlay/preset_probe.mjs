/**
 * What the plugin answers to questions without a server, as JSON: `node preset_probe.mjs PLUGIN`.
 */
const { default: preset, sidestory } = await import(process.argv[2]);

/** @param {() => unknown} call */
function messageOf(call) {
  try {
    call();
    return null;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

const names = async (plugins) =>
  (await preset.viteFinal({ root: "r", plugins }, {})).plugins.flat(9).map((p) => p?.name ?? "");
const applies = (env) => sidestory().apply({}, env);
const vitest = (call) => {
  process.env.VITEST = "true";
  const result = call();
  delete process.env.VITEST;
  return result;
};

console.log(
  JSON.stringify({
    serve: applies({ command: "serve", isPreview: false }),
    build: applies({ command: "build" }),
    preview: applies({ command: "serve", isPreview: true }),
    vitest: vitest(() => applies({ command: "serve" })),
    developmentHead: preset.managerHead("<i>", { configType: "DEVELOPMENT" }),
    productionHead: preset.managerHead("<i>", { configType: "PRODUCTION" }),
    emptyHead: preset.managerHead(undefined, { configType: "PRODUCTION" }),
    added: await names([{ name: "a" }, null]),
    kept: await names([{ name: "a" }, [false, [Promise.resolve([sidestory()])]]]).then((all) => all.length),
    without: (await preset.viteFinal({ root: "r" }, {})).plugins.map((p) => p.name),
    badOrigin: messageOf(() => sidestory({ allowedOrigins: ["my.dev"] })),
    slashOrigin: messageOf(() => sidestory({ allowedOrigins: ["https://my.dev/"] })),
    badPeer: messageOf(() => sidestory({ allowedPeers: ["docker"] })),
    badNetwork: messageOf(() => sidestory({ allowedPeers: ["10.0.0.0/99"] })),
    badAddonOption: await preset.viteFinal({}, { allowedOrigins: ["x"] }).catch((error) => error.name),
  }),
);
