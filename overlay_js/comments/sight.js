/** What one can see of an element of the story. */

import { isIn, pointIn } from "./placing.js";

/**
 * Where a pin's point is, if one can see it.
 *
 * @param {Element} target
 * @param {import("../wire.d.ts").Anchor} anchor
 * @param {{width: number, height: number}} page
 */
export function spot(target, anchor, { width, height }) {
  if (!target.isConnected || !target.checkVisibility({ visibilityProperty: true })) return null;
  const point = pointIn(target.getBoundingClientRect(), anchor);
  return isIn(point, [{ left: 0, top: 0, right: width, bottom: height }, ...clips(target)]) ? point : null;
}

/** @param {Element} target the boxes around it that scroll or cut off */
function clips(target) {
  const view = /** @type {Window & typeof globalThis} */ (target.ownerDocument.defaultView);
  const found = [];
  for (let at = target.parentElement; at && at !== target.ownerDocument.body; at = at.parentElement) {
    if (view.getComputedStyle(at).overflow !== "visible") found.push(at.getBoundingClientRect());
  }
  return found;
}
