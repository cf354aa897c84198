/**
 * Runs a snippet of a seed, as it is, with what it takes for granted: `data`, `redis`, `swarmUI` and the like.
 *
 *     node run.mjs <snippet> <names to give back, by commas> < settings.json
 *
 * Prints `{logs, given}`. The seeds' own address is led to the sidecar under test.
 */
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , file, names = ""] = process.argv;
const settings = JSON.parse(await text(process.stdin));
const { sidecar, token, images, redisPort, globals = {} } = settings;
const logs = [];
const realFetch = globalThis.fetch;

globalThis.fetch = (input, init) => realFetch(String(input).replace("http://localhost:7802", sidecar), init);
console.log = (...words) => logs.push(words.join(" "));
Object.assign(globalThis, globals, {
  redis: { get: redisGet },
  swarmUI: { generateImage },
  generateImage,
  generateImageInSwarmUI: generateImage,
  generateHierarchicalSwarmUiPrompts,
  getSessionFromRedis: async (timestamp) => JSON.parse(await redisGet(`storyart:session:${timestamp}`)),
});

const code = await readFile(file, "utf8");
const given = code.startsWith("import ") ? await asModule(code) : await asFunction(code);
process.stdout.write(JSON.stringify({ logs, given }));

/** @param {string} code */
async function asFunction(code) {
  const AsyncFunction = (async () => {}).constructor;
  return await new AsyncFunction(`${code}\n;return {${names}};`)();
}

/** Beside the module that the seed imports, which is StoryArt's own. @param {string} code */
async function asModule(code) {
  const folder = await mkdtemp(join(tmpdir(), "sidestory-seed-"));
  try {
    await mkdir(join(folder, "services"));
    await writeFile(join(folder, "package.json"), '{"type": "module"}');
    const own = "export const generateHierarchicalSwarmUiPrompts = globalThis.generateHierarchicalSwarmUiPrompts;\n";
    await writeFile(join(folder, "services", "promptGenerationService"), own);
    await writeFile(join(folder, "snippet.js"), `${code}\nexport { ${names} };\n`);
    return { ...(await import(pathToFileURL(join(folder, "snippet.js")).href)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** StoryArt's service, in its shape: here the sidecar makes the prompts. */
async function generateHierarchicalSwarmUiPrompts(analyzedEpisode, _context, styleConfig, _mode, _story, _llm, tell) {
  const headers = { "Content-Type": "application/json", "X-Sidestory-Token": token };
  const route = `${sidecar}/api/v1/session/latest/prompts`;
  const made = await realFetch(route, { method: "POST", headers, body: JSON.stringify({ styleConfig }) });
  const { prompts } = await made.json();
  tell?.(`${prompts.length} prompts`);
  const of = (beatId, ratio) => prompts.find((each) => each.beatId === beatId && each.aspectRatio === ratio)?.prompt;
  const ids = analyzedEpisode.scenes.flatMap((scene) => scene.beats.map((beat) => beat.beatId));
  return ids.map((beatId) => ({ beatId, cinematic: of(beatId, "16:9"), vertical: of(beatId, "9:16") }));
}

/** SwarmUI's API: a session first, then an image. */
async function generateImage(prompt) {
  const ask = async (route, body) => {
    const headers = { "Content-Type": "application/json" };
    const answer = await realFetch(`${images}/API/${route}`, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${route}: ${answer.status}`);
    return answer.json();
  };
  const { session_id } = await ask("GetNewSession", {});
  return (await ask("GenerateText2Image", { session_id, images: 1, ...prompt })).images[0];
}

/** GET, as any client sends it. @param {string} key */
function redisGet(key) {
  return new Promise((resolve, reject) => {
    const socket = connect(redisPort, "127.0.0.1");
    const chunks = [];
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      const all = Buffer.concat(chunks);
      const head = all.indexOf("\r\n");
      const size = Number(all.subarray(1, head).toString());
      if (head < 0 || all.length < head + 2 + size + 2) return;
      socket.end();
      resolve(all.subarray(head + 2, head + 2 + size).toString());
    });
    socket.write(`*2\r\n$3\r\nGET\r\n$${Buffer.byteLength(key)}\r\n${key}\r\n`);
  });
}

/** @param {AsyncIterable<Buffer>} stream */
async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
