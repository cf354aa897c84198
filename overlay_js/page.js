/**
 * What a page that Vite serves is given. In Storybook's preview it runs the agent, which watches what becomes of hot
 * updates, beside the overlay; in an app, which shows no stories, it does nothing.
 */
import { start } from "./agent/agent.js";

if (document.getElementById("storybook-root")) {
  await import("./boot.js");
  start(window);
}
