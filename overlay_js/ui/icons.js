/** The palette's icons. */

import { draw } from "./draw.js";

const PATHS = {
  bolt: ["FM9.2 1.2L3 9.1h4.1l-.9 5.7L12.9 6.7H8.6z"],
  undo: ["M5.5 3L2.5 6l3 3", "M2.8 6h6.7a3.5 3.5 0 0 1 0 7H6.5"],
  redo: ["M10.5 3l3 3-3 3", "M13.2 6H6.5a3.5 3.5 0 0 0 0 7h3"],
  check: ["M4.3 8.3l2.5 2.5 4.9-5.3"],
  cross: ["M4.5 4.5l7 7", "M11.5 4.5l-7 7"],
  plus: ["M8 3.5v9", "M3.5 8h9"],
  down: ["M4.5 6.5L8 10l3.5-3.5"],
  right: ["M6.5 4.5L10 8l-3.5 3.5"],
  clock: ["M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z", "M8 5v3.2l2 1.3"],
  layers: ["M8 2l6 3.2-6 3.2-6-3.2z", "M2.3 8.5L8 11.5l5.7-3", "M2.3 11.5L8 14.5l5.7-3"],
  broom: ["M3 4.5h10", "M6 4.5V3h4v1.5", "M4.2 4.5l.6 8.5h6.4l.6-8.5"],
  warn: ["M8 2.5l6.2 11H1.8z", "M8 6.5v3.2", "M8 11.6v.2"],
  unseen: [
    "M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4z",
    "M8 9.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z",
    "M3 13L13 3",
  ],
  stop: ["M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z", "M8 5v3.5", "M8 10.8v.2"],
  plug: ["M6 2v3", "M10 2v3", "M4 5h8v2.5a4 4 0 0 1-8 0z", "M8 11.5V14"],
  hand: ["M11.6 2.4l2 2L6 12l-2.8.8L4 10z"],
  enter: ["M12.5 4v3.5a1.5 1.5 0 0 1-1.5 1.5H3.5", "M6 6.3L3.3 9 6 11.7"],
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * @param {IconName} name
 * @param {number} [size] in px
 */
export const icon = (name, size) => draw(PATHS[name], size);
