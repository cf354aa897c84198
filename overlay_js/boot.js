/**
 * What Storybook's manager and, through page.js, each page that Vite serves is given: the topmost same-origin frame hosts
 * the overlay, and every frame takes Cmd+K.
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
  await idle(); // Storybook is loading: the button must not make one of its tasks a long one
  new Host({ story, events, document }).start();
}

/** Resolves when the page has nothing better to do, or after a second. Safari can't tell; there it is the next task. */
function idle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve);
  });
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
