/* eslint-disable -- Sidestory 0.1.0 sha256:6428eebde20067b6. Made by `sidestory init`, which updates it; `sidestory init --undo` removes it. */
/**
 * Sidestory's plugin for Vite, and its addon preset for Storybook: forwards `/__ai-*` to the running sidecar and puts
 * the overlay into the page. Without a running sidecar it is silent, and in builds and under Vitest it does nothing.
 *
 *     // vite.config                                          // .storybook/main
 *     import { sidestory } from './.storybook/sidestory.mjs'; addons: ['./sidestory.mjs'],
 *     plugins: [sidestory()],
 *
 * The dev server's port is the only door that a browser sees, so this file decides who gets in: Vite's own CORS
 * approves every page on localhost. The token is added here and never reaches a page.
 */
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { request as connect } from "node:http";
import { BlockList, isIP } from "node:net";
import os from "node:os";
import path from "node:path";

/**
 * @typedef {object} Options
 * @property {string[]} [allowedOrigins] Further origins under which this dev server is opened, e.g. `https://my.dev`.
 * @property {string[]} [allowedPeers] Addresses or networks (`172.17.0.0/16`) besides loopback, for containers and WSL.
 *
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Answer
 * @typedef {import('node:net').Server} Listener
 * @typedef {import('node:net').Socket} Socket
 * @typedef {{port: number, token: string}} Run
 * @typedef {{status: number, code: string, error: string}} Refusal
 * @typedef {{peers: BlockList, origins: URL[]}} Rules
 *
 * @typedef {object} ResolvedConfig What is read of Vite's.
 * @property {string} root
 * @property {string} base
 * @property {readonly {name: string}[]} plugins
 * @property {{warnOnce(message: string): void}} logger
 * @property {{hmr?: boolean | {server?: Listener}}} server
 *
 * @typedef {object} DevServer What is used of Vite's.
 * @property {ResolvedConfig} config
 * @property {Listener | null} httpServer
 * @property {{use(handler: (request: Request, answer: Answer, next: () => void) => void): void}} middlewares
 */

const NAME = "sidestory";
const BOOT = "__ai-overlay/boot.js"; // for a page that only shows the overlay: Storybook's manager
const PAGE = "__ai-overlay/page.js"; // for a page that Vite serves: it also watches hot updates
const STATIC = "/__ai-overlay/";
const PAGES = ["/__ai-review", "/__ai-dashboard", "/__ai-saved"]; // people type these addresses, or open them from a mail
// Every route of the contract; nothing that needs decoding, no empty and no dot segments.
const ROUTE = /^\/__ai-[a-z]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/;
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)+localhost)(?::\d+)?$/;
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);
// The page's cookies and what a proxy said about it are none of the sidecar's business.
const NOT_FORWARDED = /^(?::|host$|cookie$|authorization$|proxy-|forwarded$|x-forwarded-|x-sidestory-)/;
const NOT_ANSWERED = /^(?:access-control-|set-cookie)/;

/**
 * The Vite plugin.
 * @param {Options} [options]
 */
export function sidestory(options = {}) {
  const rules = readOptions(options);
  /** @type {Announcement | undefined} */
  let announcement;
  /** @type {(socket?: Socket) => Run | undefined} */
  let findSidecar = () => undefined;
  let src = "";
  return {
    name: NAME,
    /** @param {unknown} _ @param {{command: string, isPreview?: boolean}} env */
    apply: (_, env) => env.command === "serve" && !env.isPreview && !process.env["VITEST"],
    /** @this {{meta?: {viteVersion?: string}} | void} @param {DevServer} server */
    configureServer({ config, httpServer, middlewares }) {
      const { hmr } = config.server;
      const announced = new Announcement(config, rules, this?.meta?.viteVersion);
      announced.follow(httpServer ?? (typeof hmr === "object" ? hmr.server : undefined)); // Storybook's is in hmr
      announcement = announced;
      findSidecar = (socket) => {
        const run = findRun(config.root);
        if (run) announced.ensure(socket);
        return run;
      };
      src = config.base + PAGE;
      middlewares.use((request, answer, next) => {
        const route = routeOf(request.url ?? "", config.base);
        if (route === undefined) next();
        else handle(request, answer, route, rules, findSidecar);
      });
    },
    transformIndexHtml() {
      if (!findSidecar()) return [];
      return [{ tag: "script", attrs: { type: "module", src }, injectTo: /** @type {const} */ ("head") }];
    },
    closeBundle() {
      announcement?.withdraw();
    },
  };
}

/** The addon preset: Storybook reads the default export. Options of the addon entry are those of the plugin. */
export default {
  /**
   * The manager page is rendered once, at the start, so its script is always there: without a sidecar it is empty.
   * @param {string | undefined} head @param {{configType?: string}} options
   */
  managerHead(head, options) {
    if (options.configType !== "DEVELOPMENT") return head ?? "";
    return `${head ?? ""}\n<script type="module" src="/${BOOT}"></script>\n`;
  },
  /**
   * Adds the plugin unless `vite.config` has it.
   * @template {{plugins?: unknown[]}} Config
   * @param {Config} config @param {Options} options
   * @returns {Promise<Config>}
   */
  async viteFinal(config, options) {
    const plugins = await flatten(config.plugins ?? []);
    if (plugins.some((plugin) => /** @type {any} */ (plugin)?.name === NAME)) return config;
    const { allowedOrigins, allowedPeers } = options;
    const own = sidestory({ ...(allowedOrigins && { allowedOrigins }), ...(allowedPeers && { allowedPeers }) });
    return { ...config, plugins: [...(config.plugins ?? []), own] };
  },
};

/** @param {unknown} plugins @returns {Promise<unknown[]>} */
async function flatten(plugins) {
  const settled = await plugins;
  return Array.isArray(settled) ? (await Promise.all(settled.map(flatten))).flat() : [settled];
}

/** @param {Options} options @returns {Rules} */
function readOptions({ allowedOrigins = [], allowedPeers = [] }) {
  const peers = new BlockList();
  for (const peer of ["127.0.0.0/8", "::1", ...allowedPeers]) {
    const [address = "", bits] = peer.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (!isIP(address))
      throw new TypeError(`sidestory: allowedPeers has ${JSON.stringify(peer)}, which is no address.`);
    if (bits === undefined) peers.addAddress(address, family);
    else peers.addSubnet(address, Number(bits), family);
  }
  const origins = allowedOrigins.map((origin) => {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new TypeError(
        `sidestory: allowedOrigins has ${JSON.stringify(origin)}; write it like "https://my.dev:8443".`,
      );
    return new URL(origin);
  });
  return { peers, origins };
}

// --- who gets in ---------------------------------------------------------------------------------------------------

/**
 * The sidecar's route that a request is for: undefined when it is none, empty when it is malformed.
 * @param {string} url @param {string} base
 */
function routeOf(url, base) {
  const query = url.indexOf("?");
  let route = query < 0 ? url : url.slice(0, query);
  if (base !== "/" && route.startsWith(`${base}__ai-`)) route = route.slice(base.length - 1);
  if (!route.startsWith("/__ai-")) return undefined;
  return ROUTE.test(route) ? route : "";
}

/**
 * Why a request is turned away, or undefined. What is absent is never permission.
 * @param {Request} request @param {string} route @param {Rules} rules
 * @returns {Refusal | undefined}
 */
function refusal(request, route, rules) {
  const { headers, method = "", socket } = request;
  const peer = socket.remoteAddress ?? "";
  if (!isIP(peer) || !rules.peers.check(peer, isIP(peer) === 6 ? "ipv6" : "ipv4"))
    return { status: 403, code: "peer_not_allowed", error: "Sidestory answers only this machine; see allowedPeers." };
  const origin = ownOrigin(request, rules);
  if (origin === undefined)
    return { status: 403, code: "host_not_allowed", error: "Open this page through localhost; see allowedOrigins." };
  if (!["GET", "POST", "DELETE"].includes(method))
    return { status: 405, code: "method_not_allowed", error: "Sidestory takes GET, POST and DELETE." };
  if (route === "") return { status: 400, code: "bad_path", error: "This is no address of Sidestory." };
  const site = headers["sec-fetch-site"];
  const allowed =
    method === "GET"
      ? site === "same-origin" ||
        (route.startsWith(STATIC) && (site === undefined || site === "none")) ||
        (PAGES.includes(route) && site === "none") // no page can make a browser say so
      : headers.origin === origin;
  if (allowed) return undefined;
  return { status: 403, code: "origin_not_allowed", error: "Only pages of this dev server may use Sidestory." };
}

/**
 * The origin under which a page of this server made the request; undefined when its Host isn't one of ours.
 * @param {Request} request @param {Rules} rules
 */
function ownOrigin(request, rules) {
  // HTTP/2 has `:authority`, which can't be there twice.
  const hosts = request.headersDistinct?.["host"] ?? [request.headers[":authority"] ?? request.headers.host];
  const host = String(hosts[0]).toLowerCase();
  const known = rules.origins.find((origin) => origin.host === host);
  if (hosts.length !== 1) return undefined;
  if (known) return known.origin;
  if (!LOOPBACK.test(host)) return undefined;
  const url = `${"encrypted" in request.socket ? "https" : "http"}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

// --- forwarding ----------------------------------------------------------------------------------------------------

/**
 * @param {Request} request @param {Answer} answer @param {string} route @param {Rules} rules
 * @param {(socket: Socket) => Run | undefined} findSidecar
 */
function handle(request, answer, route, rules, findSidecar) {
  for (const name of answer.getHeaderNames()) if (NOT_ANSWERED.test(name)) answer.removeHeader(name);
  answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  answer.setHeader("X-Content-Type-Options", "nosniff");
  const refused = refusal(request, route, rules);
  if (refused) return refuse(answer, refused);
  const run = findSidecar(request.socket);
  if (run) forward(request, answer, route, run);
  else withoutSidecar(answer, route);
}

/** @param {Answer} answer @param {Refusal} refused */
function refuse(answer, { status, code, error }) {
  answer.statusCode = status;
  answer.setHeader("Content-Type", "application/json");
  answer.setHeader("Cache-Control", "no-store");
  answer.end(JSON.stringify({ success: false, code, error }));
}

/** @param {Answer} answer @param {string} route */
function withoutSidecar(answer, route) {
  if (route !== `/${BOOT}`) {
    const error = "Sidestory isn't running: start it with `sidestory run`.";
    return refuse(answer, { status: 503, code: "no_sidecar", error });
  }
  // The manager page asks for it in any case, and a failed load would be an error in its console.
  answer.setHeader("Content-Type", "text/javascript");
  answer.setHeader("Cache-Control", "no-store");
  answer.end("export {};\n");
}

/** @param {Request} request @param {Answer} answer @param {string} route @param {Run} run */
function forward(request, answer, route, run) {
  /** @type {import('node:http').OutgoingHttpHeaders} */
  const headers = { "x-sidestory-token": run.token };
  for (const [name, value] of Object.entries(request.headers))
    if (!HOP_BY_HOP.has(name) && !NOT_FORWARDED.test(name)) headers[name] = value;
  const url = request.url ?? "";
  const query = url.includes("?") ? url.slice(url.indexOf("?")) : "";
  // No agent: a kept connection that the sidecar just closed would lose a prompt.
  const upstream = connect({
    host: "127.0.0.1",
    port: run.port,
    method: request.method,
    path: route + query,
    headers,
    agent: false,
  });
  upstream.setNoDelay(true);
  upstream.on("response", (source) => relay(source, answer));
  upstream.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
    if (answer.headersSent || answer.destroyed) answer.destroy();
    else if (code === "ECONNREFUSED") withoutSidecar(answer, route);
    else refuse(answer, { status: 502, code: "sidecar_failed", error: "Sidestory broke off; its terminal says why." });
  });
  answer.on("close", () => upstream.destroy());
  request.pipe(upstream);
}

/** @param {Request} source @param {Answer} answer */
function relay(source, answer) {
  // Set one by one, not with writeHead: Storybook's compression wraps that and loses what flushHeaders then sends.
  answer.statusCode = source.statusCode ?? 502;
  for (const [name, value] of Object.entries(source.headers))
    if (value !== undefined && !HOP_BY_HOP.has(name) && !NOT_ANSWERED.test(name)) answer.setHeader(name, value);
  if (source.headers["content-type"]?.startsWith("text/event-stream")) {
    answer.setHeader("Cache-Control", "no-store, no-transform");
    answer.write(": open\n\n"); // sends the headers at once, and is too small for Storybook's compression to begin
  }
  source.on("error", () => answer.destroy());
  source.pipe(answer);
}

// --- the state folder: the same paths as sidecar/state.py ------------------------------------------------------------

function stateFolder() {
  const { SIDESTORY_STATE_DIR: configured, LOCALAPPDATA, XDG_STATE_HOME = "" } = process.env;
  if (configured) return path.resolve(configured);
  const home = os.homedir();
  if (process.platform === "darwin") return path.join(home, "Library", "Application Support", "sidestory");
  if (process.platform === "win32") return path.join(LOCALAPPDATA || path.join(home, "AppData", "Local"), "sidestory");
  return path.join(path.isAbsolute(XDG_STATE_HOME) ? XDG_STATE_HOME : path.join(home, ".local", "state"), "sidestory");
}

/** The real path, spelled as Python's os.path.realpath does. @param {string} folder */
function realPath(folder) {
  return process.platform === "win32" ? fs.realpathSync.native(folder) : fs.realpathSync(folder);
}

/**
 * The running sidecar of the project at `root`, or of the nearest folder above it (a monorepo's).
 * @param {string} root @returns {Run | undefined}
 */
function findRun(root) {
  const projects = path.join(stateFolder(), "projects");
  for (let folder = realPath(root); ; folder = path.dirname(folder)) {
    const id = createHash("sha256").update(folder.replaceAll(path.sep, "/")).digest("hex").slice(0, 16);
    const run = readRun(path.join(projects, id, "run.json"));
    if (run || folder === path.dirname(folder)) return run;
  }
}

/** @param {string} file @returns {Run | undefined} */
function readRun(file) {
  try {
    const { mode, uid } = fs.statSync(file);
    if (process.getuid && (uid !== process.getuid() || mode & 0o077)) return undefined;
    const { pid, port, token } = JSON.parse(fs.readFileSync(file, "utf8"));
    return lives(pid) && port > 0 && typeof token === "string" ? { port, token } : undefined;
  } catch {
    return undefined; // no file, or not a whole one: none is running
  }
}

/** @param {number} pid */
function lives(pid) {
  try {
    return pid > 0 && process.kill(pid, 0); // signal 0 only asks
  } catch {
    return false;
  }
}

/** The dev server's file in the state folder: there as long as it listens. */
class Announcement {
  #config;
  #facts;
  #file = "";
  /** @type {Listener | undefined} */
  #listener;
  #withdraw = () => this.withdraw();

  /** @param {ResolvedConfig} config @param {Rules} rules @param {string | undefined} viteVersion */
  constructor(config, rules, viteVersion) {
    const { base, plugins, root } = config;
    const kind = plugins.some(({ name }) => name.startsWith("storybook:")) ? "storybook" : "vite";
    const origins = rules.origins.map(({ origin }) => origin);
    this.#config = config;
    this.#facts = { pid: process.pid, root: realPath(root), base, kind, viteVersion, origins };
  }

  /** @param {Listener | undefined} listener */
  follow(listener) {
    this.#listener = listener;
    listener?.on("listening", () => this.ensure()).on("close", this.#withdraw);
    this.ensure();
  }

  /**
   * Writes the file unless it is there. A server that Vite doesn't know, as in a framework's middleware mode, is
   * described by a connection to it.
   * @param {Socket} [socket]
   */
  ensure(socket) {
    if (this.#file || !fs.existsSync(stateFolder())) return; // who never ran Sidestory gets no folder of it
    const address = this.#listener?.address();
    const secure = "setSecureContext" in (this.#listener ?? {}) || "encrypted" in (socket ?? {});
    let url;
    if (address && typeof address === "object") url = urlAt(secure, address.address, address.port);
    else if (socket?.localAddress && socket.localPort) url = urlAt(secure, socket.localAddress, socket.localPort);
    else return;
    try {
      this.#write(JSON.stringify({ ...this.#facts, url, startedAt: Date.now() / 1000 }));
    } catch (error) {
      this.#config.logger.warnOnce(`sidestory: can't tell the sidecar about this dev server: ${error}`);
    }
  }

  /** @param {string} text */
  #write(text) {
    const folder = path.join(stateFolder(), "devservers");
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of fs.readdirSync(folder)) {
      if (!lives(parseInt(name, 10))) fs.rmSync(path.join(folder, name), { force: true }); // of a killed server
    }
    const file = path.join(folder, `${process.pid}-${randomBytes(4).toString("hex")}.json`);
    fs.writeFileSync(`${file}.tmp`, text, { mode: 0o600, flag: "wx" });
    fs.renameSync(`${file}.tmp`, file);
    this.#file = file;
    process.once("exit", this.#withdraw);
  }

  withdraw() {
    process.off("exit", this.#withdraw);
    if (this.#file) fs.rmSync(this.#file, { force: true });
    this.#file = "";
  }
}

/** @param {boolean} secure @param {string} address @param {number} port */
function urlAt(secure, address, port) {
  const bare = address.replace(/^::ffff:/, "");
  const host = /^(?:127\.|::1?$|0\.0\.0\.0$)/.test(bare) ? "localhost" : isIP(bare) === 6 ? `[${bare}]` : bare;
  return `${secure ? "https" : "http"}://${host}:${port}`;
}
