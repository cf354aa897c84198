/**
 * What a page that Vite serves is given: Storybook's preview, or an app. Beside the overlay it runs the agent, which watches
 * what becomes of hot updates.
 */
import { start } from "./agent/agent.js";
import "./boot.js";

start(window);
