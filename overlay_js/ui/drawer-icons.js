/** Icons of the drawers, and of what leads to them. */

import { draw } from "./draw.js";

const STAR = "M8 1.9l1.9 3.9 4.2.6-3.1 3 .8 4.2L8 11.6l-3.8 2 .8-4.2-3.1-3 4.2-.6z";

const PATHS = {
  star: [STAR],
  starred: [STAR, `F${STAR}`],
  pencil: ["M10.8 2.9l2.3 2.3-7.6 7.6-3 .7.7-3z", "M9.3 4.4l2.3 2.3"],
  point: ["M8 1.8v3.4", "M8 10.8v3.4", "M1.8 8h3.4", "M10.8 8h3.4", "M8 12.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4z"],
  more: [
    "FM3.2 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM8 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM12.8 6.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
  ],
  comment: ["M8 2.5a5.5 5.5 0 1 1 0 11H2.5V8A5.5 5.5 0 0 1 8 2.5z"],
  chat: ["M2.5 3.5h11v7.5H7L4 13.5V11H2.5z"],
};

/**
 * @param {keyof typeof PATHS} name
 * @param {number} [size] in px
 */
export const drawerIcon = (name, size) => draw(PATHS[name], size);
