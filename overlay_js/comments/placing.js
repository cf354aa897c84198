/** Where pins stand on the page. Pure. */

/** @typedef {{x: number, y: number}} Point px from the viewport's upper left corner */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

export const PIN = 26; // px, its width and height
const APART = 20; // px between two pins at the same place
const SLACK = 2; // px: a pin at the very edge is inside

/**
 * @param {{left: number, top: number, width: number, height: number}} box an element's
 * @param {{x?: number | null | undefined, y?: number | null | undefined}} place in parts of it; none is its upper right corner
 * @returns {Point}
 */
export function pointIn({ left, top, width, height }, { x, y }) {
  return { x: left + width * clamp(x ?? 1, 0, 1), y: top + height * clamp(y ?? 0, 0, 1) };
}

/**
 * @param {Point} point
 * @param {Box[]} boxes what one can see of it: the viewport, and each scrolling box around it
 */
export const isIn = ({ x, y }, boxes) =>
  boxes.every(
    ({ left, top, right, bottom }) =>
      x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK,
  );

/**
 * Pins that would cover each other stand side by side, and none of them leaves the page. The lower left corner of a pin
 * is at its point.
 *
 * @param {Point[]} points
 * @param {{width: number, height: number}} page
 * @returns {Point[]} of each pin's upper left corner
 */
export function spread(points, { width, height }) {
  /** @type {Point[]} */
  const corners = [];
  for (const point of points) {
    const corner = { x: clamp(point.x, 0, width - PIN), y: clamp(point.y - PIN, 0, height - PIN) };
    while (corners.some((other) => Math.abs(other.x - corner.x) < APART && Math.abs(other.y - corner.y) < APART)) {
      corner.x += APART;
      if (corner.x <= width - PIN) continue;
      corner.x = clamp(point.x, 0, width - PIN);
      corner.y += APART; // the row is full: the next one
      if (corner.y > height) break;
    }
    corners.push({ x: Math.round(corner.x), y: Math.round(corner.y) });
  }
  return corners;
}

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
