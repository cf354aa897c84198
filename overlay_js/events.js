import { browserId } from "./frames.js";

const NAMES = ["receipt", "external", "state", "session", "comment", "proposal", "process"];
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/**
 * What the sidecar has to tell, as CustomEvents whose `detail` is the event's JSON, plus `online` and `offline`.
 *
 * A browser opens six connections to one origin, so that a stream in every tab would stop Storybook from loading: the tab
 * that holds a Web Lock has the only stream and passes everything on over a BroadcastChannel.
 */
export class EventStream extends EventTarget {
  online = false;
  #window;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {EventSource | null} */
  #source = null;
  /** @type {AbortController | null} */
  #ending = null;
  #retry = RETRY_MS;

  /** @param {Window} window the topmost frame */
  constructor(window) {
    super();
    this.#window = window;
  }

  start() {
    if (this.#ending) return;
    const ending = (this.#ending = new AbortController());
    this.#channel = new BroadcastChannel("sidestory-events");
    this.#channel.onmessage = ({ data }) => this.#receive(data.name, data.detail);
    const lead = () =>
      new Promise((resolve) => {
        ending.signal.addEventListener("abort", () => resolve(undefined), { once: true });
        this.#open();
      });
    const locks = this.#window.navigator.locks; // there only in secure contexts, which localhost is
    if (locks) locks.request("sidestory-events", { signal: ending.signal }, lead).catch(() => {});
    else void lead();
    this.#channel.postMessage({ name: "hello", detail: null });
  }

  stop() {
    this.#ending?.abort();
    this.#ending = null;
    this.#source?.close();
    this.#source = null;
    this.#channel?.close();
    this.#channel = null;
  }

  #open() {
    const ending = this.#ending;
    if (!ending) return;
    const source = new EventSource(new URL(`../__ai-events?browser=${browserId(this.#window)}`, import.meta.url));
    this.#source = source;
    source.onopen = () => {
      this.#retry = RETRY_MS;
      this.#tell("online", null);
    };
    source.onerror = () => {
      source.close();
      this.#tell("offline", null);
      this.#window.setTimeout(() => this.#ending === ending && this.#open(), this.#retry);
      this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY_MS);
    };
    for (const name of NAMES) {
      source.addEventListener(name, (event) => this.#tell(name, JSON.parse(event.data)));
    }
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.#channel?.postMessage({ name, detail });
    this.#receive(name, detail);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #receive(name, detail) {
    if (name === "hello") {
      if (this.#source && this.online) this.#channel?.postMessage({ name: "online", detail: null });
      return;
    }
    if (name === "online" || name === "offline") this.online = name === "online";
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
