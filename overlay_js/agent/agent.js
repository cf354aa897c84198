import { browserId } from "../frames.js";
import { channelOf, fromAddress } from "../story.js";
import { ErrorLog } from "./errors.js";
import { listenToVite } from "./hmr.js";
import { Reporter } from "./report.js";
import { Settler } from "./settle.js";

/** Storybook's own complaint when the second of two updates takes the story away from the first one's rendering. */
const SUPERSEDED = "cannot render when not prepared";

/**
 * What runs beside a story: it tells the sidecar which story this document shows, what the document made of each hot
 * update, and which errors it saw. It changes nothing in the page.
 *
 * @param {Window & typeof globalThis} window the frame that renders stories
 */
export function start(window) {
  const reporter = new Reporter(window, browserId(window));
  const errors = new ErrorLog();
  const settler = new Settler(window, errors, reporter);

  window.addEventListener("error", (event) => {
    if (!event.error && (!event.message || /^ResizeObserver loop/.test(event.message))) return; // an image, or a notice
    errors.add({
      source: "runtime",
      message: text(event.error ?? event.message),
      file: event.filename,
      line: event.lineno,
      column: event.colno,
    });
  });
  window.addEventListener("unhandledrejection", (event) => {
    const message = text(event.reason);
    if (message !== SUPERSEDED) errors.add({ source: "runtime", message });
  });
  errors.addEventListener("new", () => settler.failed());

  void listenToVite(errors, settler);
  whenChannel(window, (channel) => {
    settler.remount = () => channel.emit("forceRemount", { storyId: fromAddress(window.location)?.storyId });
    channel.on("currentStoryWasSet", () => reporter.hello());
    channel.on("storyRendered", () => settler.rendered());
    channel.on("storyRenderPhaseChanged", ({ newPhase, renderId }) => settler.entered(newPhase, renderId));
    channel.on("storyUnchanged", () => settler.rendered()); // an update of stories other than the open one
    channel.on("docsRendered", () => settler.rendered());
    channel.on("storyThrewException", (error) => errors.add({ source: "render", message: text(error) }));
    channel.on("storyErrored", (error) => errors.add({ source: "render", message: error?.title ?? text(error) }));
    channel.on("storyMissing", (id) => settler.missed(id));
  });

  // A sidecar that was started again has forgotten who is here.
  new BroadcastChannel("sidestory-events").onmessage = ({ data }) => data.name === "online" && reporter.hello();
  window.document.addEventListener("visibilitychange", () => reporter.hello());
  window.addEventListener("pagehide", () => reporter.gone());
  window.addEventListener("pageshow", (event) => event.persisted && reporter.hello());
  reporter.hello();
  settler.loaded();
}

/**
 * @param {Window} window
 * @param {(channel: import("../story.js").Channel) => void} use
 */
function whenChannel(window, use) {
  const timer = window.setInterval(() => {
    const channel = channelOf(window);
    if (channel === null) return;
    window.clearInterval(timer);
    use(channel);
  }, 20);
}

/**
 * @param {any} error anything that was thrown
 * @returns {string} its first line
 */
function text(error) {
  const said =
    error instanceof Object && "message" in error
      ? `${error.name && error.name !== "Error" ? `${error.name}: ` : ""}${error.message}`
      : String(error);
  return (said.trim().split("\n")[0] ?? "").slice(0, 1000);
}
