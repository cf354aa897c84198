/**
 * The only script that a page is given, in Storybook's manager and in its preview. It decides what this document is:
 * the topmost same-origin frame hosts the overlay; a frame that renders stories runs the agent; both take Cmd+K.
 */
import { captureKeys } from "./host/keys.js";
import { topFrame } from "./frames.js";

const MARK = "data-sidestory";
const top = topFrame(window);

if (!document.documentElement.hasAttribute(MARK)) {
  document.documentElement.setAttribute(MARK, "");
  if (top === window) await host();
  else adopt(top);
  captureKeys(window, () => top.document.dispatchEvent(new CustomEvent("sidestory:toggle", { cancelable: true })));
  if (rendersStories()) (await import("./agent/agent.js")).start(window);
}

/** Shows the ✨ button; everything behind it is loaded when it is first opened. */
async function host() {
  const [{ Host }, { StoryContext }, { EventStream }] = await Promise.all([
    import("./host/host.js"),
    import("./story.js"),
    import("./events.js"),
  ]);
  const story = new StoryContext(window);
  const events = new EventStream(window);
  story.start();
  events.start();
  new Host({ story, events, document }).start();
}

/**
 * The manager may not have been given the script (only the preview was wired): give it to it.
 *
 * @param {Window} frame
 */
function adopt(frame) {
  if (frame.document.documentElement.hasAttribute(MARK)) return;
  const script = frame.document.createElement("script");
  script.type = "module";
  script.src = import.meta.url;
  frame.document.head.append(script);
}

/** @returns {boolean} whether this document is Storybook's preview or a plain Vite page, not the manager */
function rendersStories() {
  return document.getElementById("storybook-preview-wrapper") === null && !("__STORYBOOK_ADDONS_MANAGER" in window);
}
