/**
 * What a page that Vite serves is given. In Storybook's preview it runs the agent, which watches what becomes of hot
 * updates, beside the overlay; in an app, which shows no stories, it does nothing.
 */
import { start } from "./agent/agent.js";

if (document.getElementById("storybook-root")) {
  start(window); // first: the overlay waits until the page is idle, and an error of the first rendering would be missed
  await import("./boot.js");
}
