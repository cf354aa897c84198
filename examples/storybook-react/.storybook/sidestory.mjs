/* eslint-disable -- Sidestory 0.1.0 sha256:64c201ab1ae6b318. Made by `sidestory init`, which updates it; `sidestory init --undo` removes it. */
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
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { request as connect } from 'node:http';
import { BlockList, isIP } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} Options
 * @property {string[]} [allowedOrigins] Further origins under which this dev server is opened, e.g. `https://my.dev`.
 * @property {string[]} [allowedPeers] Addresses or networks (`172.17.0.0/16`) besides loopback, for containers and WSL.
 *
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Answer
 * @typedef {import('node:net').Server} Listener
 * @typedef {{port: number, token: string}} Run
 * @typedef {{status: number, code: string, error: string}} Refusal
 * @typedef {{peers: BlockList, origins: URL[]}} Rules
 *
 * @typedef {object} ResolvedConfig What is read of Vite's.
 * @property {string} root
 * @property {string} base
 * @property {readonly {name: string}[]} plugins
 * @property {{https?: unknown, hmr?: boolean | {server?: Listener}}} server
 *
 * @typedef {object} DevServer What is used of Vite's.
 * @property {ResolvedConfig} config
 * @property {Listener | null} httpServer
 * @property {{use(handler: (request: Request, answer: Answer, next: () => void) => void): void}} middlewares
 */

const NAME = 'sidestory';
const BOOT = '__ai-overlay/boot.js';
const STATIC = '/__ai-overlay/';
// Every route of the contract; nothing that needs decoding, no empty and no dot segments.
const ROUTE = /^\/__ai-[a-z]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/;
const HOP_BY_HOP = new Set(
  ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
);
// The page's cookies and what a proxy said about it are none of the sidecar's business.
const NOT_FORWARDED = /^(?::|host$|cookie$|authorization$|proxy-|forwarded$|x-forwarded-|x-sidestory-)/;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const NOT_ANSWERED = /^(?:access-control-|set-cookie)/;

/**
 * The Vite plugin.
 * @param {Options} [options]
 */
export function sidestory(options = {}) {
  const rules = readOptions(options);
  const announcement = new Announcement();
  /** @type {() => Run | undefined} */
  let findSidecar = () => undefined;
  let src = '';
  return {
    name: NAME,
    /** @param {unknown} _ @param {{command: string, isPreview?: boolean}} env */
    apply: (_, env) => env.command === 'serve' && !env.isPreview && !process.env['VITEST'],
    /** @this {{meta?: {viteVersion?: string}} | void} @param {DevServer} server */
    configureServer({ config, httpServer, middlewares }) {
      const { hmr } = config.server;
      const listener = httpServer ?? (typeof hmr === 'object' ? hmr.server : undefined); // Storybook's is in hmr
      const viteVersion = this?.meta?.viteVersion;
      const publish = () => {
        const devServer = listener && describe(listener, config, rules, viteVersion);
        // Who never ran Sidestory gets no folder of it.
        if (devServer && fs.existsSync(stateFolder())) announcement.publish(devServer);
      };
      if (listener?.listening) publish();
      listener?.on('listening', publish).on('close', () => announcement.withdraw());
      src = config.base + BOOT;
      findSidecar = () => {
        const run = findRun(config.root);
        if (run && !announcement.published) publish();
        return run;
      };
      middlewares.use((request, answer, next) => {
        const route = routeOf(request.url ?? '', config.base);
        if (route === undefined) next();
        else handle(request, answer, route, rules, findSidecar);
      });
    },
    transformIndexHtml() {
      if (!findSidecar()) return [];
      return [{ tag: 'script', attrs: { type: 'module', src }, injectTo: /** @type {const} */ ('head') }];
    },
    closeBundle() {
      announcement.withdraw();
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
    if (options.configType !== 'DEVELOPMENT') return head ?? '';
    return `${head ?? ''}\n<script type="module" src="/${BOOT}"></script>\n`;
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
  for (const peer of ['127.0.0.0/8', '::1', ...allowedPeers]) {
    const [address = '', bits] = peer.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (!isIP(address)) throw new TypeError(`sidestory: allowedPeers has ${JSON.stringify(peer)}, which is no address.`);
    if (bits === undefined) peers.addAddress(address, family);
    else peers.addSubnet(address, Number(bits), family);
  }
  const origins = allowedOrigins.map((origin) => {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new TypeError(`sidestory: allowedOrigins has ${JSON.stringify(origin)}; write it like "https://my.dev:8443".`);
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
  const query = url.indexOf('?');
  let route = query < 0 ? url : url.slice(0, query);
  if (base !== '/' && route.startsWith(`${base}__ai-`)) route = route.slice(base.length - 1);
  if (!route.startsWith('/__ai-')) return undefined;
  return ROUTE.test(route) ? route : '';
}

/**
 * Why a request is turned away, or undefined. What is absent is never permission.
 * @param {Request} request @param {string} route @param {Rules} rules
 * @returns {Refusal | undefined}
 */
function refusal(request, route, rules) {
  const { headers, method = '', socket } = request;
  const peer = socket.remoteAddress ?? '';
  if (!isIP(peer) || !rules.peers.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4'))
    return { status: 403, code: 'peer_not_allowed', error: 'Sidestory answers only this machine; see allowedPeers.' };
  const origin = ownOrigin(request, rules);
  if (origin === undefined)
    return { status: 403, code: 'host_not_allowed', error: 'Open this page through localhost; see allowedOrigins.' };
  if (!['GET', 'POST', 'DELETE'].includes(method))
    return { status: 405, code: 'method_not_allowed', error: 'Sidestory takes GET, POST and DELETE.' };
  if (route === '') return { status: 400, code: 'bad_path', error: 'This is no address of Sidestory.' };
  const site = headers['sec-fetch-site'];
  const allowed =
    method === 'GET'
      ? site === 'same-origin' || (route.startsWith(STATIC) && (site === undefined || site === 'none'))
      : headers.origin === origin;
  if (allowed) return undefined;
  return { status: 403, code: 'origin_not_allowed', error: 'Only pages of this dev server may use Sidestory.' };
}

/**
 * The origin under which a page of this server made the request; undefined when its Host isn't one of ours.
 * @param {Request} request @param {Rules} rules
 */
function ownOrigin(request, rules) {
  // HTTP/2 has `:authority`, which can't be there twice.
  const hosts = request.headersDistinct?.['host'] ?? [request.headers[':authority'] ?? request.headers.host];
  const host = String(hosts[0]).toLowerCase();
  if (hosts.length !== 1 || !/^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host)) return undefined;
  const known = rules.origins.find((origin) => origin.host === host);
  if (known) return known.origin;
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)+localhost)(?::\d+)?$/.test(host)) return undefined;
  const url = `${'encrypted' in request.socket ? 'https' : 'http'}://${host}`;
  return URL.canParse(url) ? new URL(url).origin : undefined;
}

// --- forwarding ----------------------------------------------------------------------------------------------------

/**
 * @param {Request} request @param {Answer} answer @param {string} route @param {Rules} rules
 * @param {() => Run | undefined} findSidecar
 */
function handle(request, answer, route, rules, findSidecar) {
  for (const name of answer.getHeaderNames()) if (NOT_ANSWERED.test(name)) answer.removeHeader(name);
  answer.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  answer.setHeader('X-Content-Type-Options', 'nosniff');
  const refused = refusal(request, route, rules);
  if (refused) return refuse(answer, refused);
  const run = findSidecar();
  if (run) forward(request, answer, route, run);
  else withoutSidecar(answer, route);
}

/** @param {Answer} answer @param {Refusal} refused */
function refuse(answer, { status, code, error }) {
  answer.statusCode = status;
  answer.setHeader('Content-Type', 'application/json');
  answer.setHeader('Cache-Control', 'no-store');
  answer.end(JSON.stringify({ success: false, code, error }));
}

/** @param {Answer} answer @param {string} route */
function withoutSidecar(answer, route) {
  if (route !== `/${BOOT}`) {
    const error = "Sidestory isn't running: start it with `sidestory run`.";
    return refuse(answer, { status: 503, code: 'no_sidecar', error });
  }
  // The manager page asks for it in any case, and a failed load would be an error in its console.
  answer.setHeader('Content-Type', 'text/javascript');
  answer.setHeader('Cache-Control', 'no-store');
  answer.end('export {};\n');
}

/** @param {Request} request @param {Answer} answer @param {string} route @param {Run} run */
function forward(request, answer, route, run) {
  /** @type {import('node:http').OutgoingHttpHeaders} */
  const headers = { 'x-sidestory-token': run.token };
  for (const [name, value] of Object.entries(request.headers))
    if (!HOP_BY_HOP.has(name) && !NOT_FORWARDED.test(name)) headers[name] = value;
  const url = request.url ?? '';
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  // No agent: a kept connection that the sidecar just closed would lose a prompt.
  const upstream = connect({
    host: '127.0.0.1', port: run.port, method: request.method, path: route + query, headers, agent: false,
  });
  upstream.setNoDelay(true);
  upstream.on('response', (source) => relay(source, answer));
  upstream.on('error', (/** @type {NodeJS.ErrnoException} */ { code }) => {
    if (answer.headersSent || answer.destroyed) answer.destroy();
    else if (code === 'ECONNREFUSED') withoutSidecar(answer, route);
    else refuse(answer, { status: 502, code: 'sidecar_failed', error: 'Sidestory broke off; its terminal says why.' });
  });
  answer.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** @param {Request} source @param {Answer} answer */
function relay(source, answer) {
  // Set one by one, not with writeHead: Storybook's compression wraps that and loses what flushHeaders then sends.
  answer.statusCode = source.statusCode ?? 502;
  for (const [name, value] of Object.entries(source.headers))
    if (value !== undefined && !HOP_BY_HOP.has(name) && !NOT_ANSWERED.test(name)) answer.setHeader(name, value);
  if (source.headers['content-type']?.startsWith('text/event-stream')) {
    answer.setHeader('Cache-Control', 'no-store, no-transform');
    answer.write(': open\n\n'); // sends the headers at once, and is too small for Storybook's compression to begin
  }
  source.on('error', () => answer.destroy());
  source.pipe(answer);
}

// --- the state folder: the same paths as sidecar/state.py ------------------------------------------------------------

function stateFolder() {
  const { SIDESTORY_STATE_DIR: configured, LOCALAPPDATA, XDG_STATE_HOME = '' } = process.env;
  if (configured) return path.resolve(configured);
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'sidestory');
  if (process.platform === 'win32') return path.join(LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'sidestory');
  return path.join(path.isAbsolute(XDG_STATE_HOME) ? XDG_STATE_HOME : path.join(home, '.local', 'state'), 'sidestory');
}

/** The real path, spelled as Python's os.path.realpath does. @param {string} folder */
function realPath(folder) {
  return process.platform === 'win32' ? fs.realpathSync.native(folder) : fs.realpathSync(folder);
}

/**
 * The running sidecar of the project at `root`, or of the nearest folder above it (a monorepo's).
 * @param {string} root @returns {Run | undefined}
 */
function findRun(root) {
  const projects = path.join(stateFolder(), 'projects');
  for (let folder = realPath(root); ; folder = path.dirname(folder)) {
    const id = createHash('sha256').update(folder.replaceAll(path.sep, '/')).digest('hex').slice(0, 16);
    const run = readRun(path.join(projects, id, 'run.json'));
    if (run || folder === path.dirname(folder)) return run;
  }
}

/** @param {string} file @returns {Run | undefined} */
function readRun(file) {
  try {
    const { mode, uid } = fs.statSync(file);
    if (process.getuid && (uid !== process.getuid() || mode & 0o077)) return undefined;
    const { pid, port, token } = JSON.parse(fs.readFileSync(file, 'utf8'));
    process.kill(pid, 0); // asks whether it lives
    return { port, token };
  } catch {
    return undefined; // no file, a half-removed one, or a sidecar that was killed: none is running
  }
}

/**
 * What the sidecar reads about this dev server; undefined while it isn't listening on a port.
 * @param {Listener} listener @param {ResolvedConfig} config @param {Rules} rules @param {string | undefined} viteVersion
 */
function describe(listener, config, rules, viteVersion) {
  const address = listener.address();
  if (address === null || typeof address === 'string') return undefined;
  const scheme = 'setSecureContext' in listener ? 'https' : 'http';
  const local = ['::', '0.0.0.0'].includes(address.address) || rules.peers.check(address.address, address.family === 'IPv6' ? 'ipv6' : 'ipv4');
  const host = local ? 'localhost' : address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    pid: process.pid,
    url: `${scheme}://${host}:${address.port}`,
    base: config.base,
    root: realPath(config.root),
    kind: config.plugins.some((plugin) => plugin.name.startsWith('storybook:')) ? 'storybook' : 'vite',
    viteVersion,
    origins: rules.origins.map((origin) => origin.origin),
    startedAt: Date.now() / 1000,
  };
}

/** The dev server's file in the state folder. */
class Announcement {
  #file = '';
  #text = '';
  #withdraw = () => this.withdraw();
  /** @param {NodeJS.Signals} signal */
  #die = (signal) => {
    this.withdraw();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal); // as if nobody had listened
  };

  /** Writes the file. @param {{pid: number, url: string}} devServer */
  publish(devServer) {
    this.withdraw();
    const folder = path.join(stateFolder(), 'devservers');
    const text = JSON.stringify(devServer);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${devServer.pid}-${new URL(devServer.url).port}.json`);
    const temporary = `${file}.${randomBytes(8).toString('hex')}.tmp`;
    fs.writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
    fs.renameSync(temporary, file);
    this.#file = file;
    this.#text = text;
    process.once('exit', this.#withdraw);
    for (const signal of SIGNALS) process.once(signal, this.#die);
  }

  get published() {
    return this.#file !== '';
  }

  /** Removes the file, unless a restarted server wrote its own. */
  withdraw() {
    process.off('exit', this.#withdraw);
    for (const signal of SIGNALS) process.off(signal, this.#die);
    try {
      if (this.#file && fs.readFileSync(this.#file, 'utf8') === this.#text) fs.unlinkSync(this.#file);
    } catch {
      // somebody tidied up the state folder: it is gone, which is what was wanted
    }
    this.#file = '';
  }
}
