/**
 * The highest frame above `frame` that its scripts may touch.
 *
 * @param {Window} frame
 * @returns {Window}
 */
export function topFrame(frame) {
  let highest = frame;
  while (highest.parent !== highest) {
    try {
      if (highest.parent.location.origin !== frame.location.origin) break;
      highest = highest.parent;
    } catch {
      break; // the parent is of another origin
    }
  }
  return highest;
}

/**
 * The id that all documents of this browser and origin share, so that the sidecar can tell browsers apart.
 *
 * @param {Window} frame
 * @returns {string}
 */
export function browserId(frame) {
  const key = "sidestory-browser";
  try {
    const known = frame.localStorage.getItem(key);
    if (known) return known;
    const made = frame.crypto.randomUUID();
    frame.localStorage.setItem(key, made);
    return made;
  } catch {
    return "no-storage"; // storage is blocked: one browser at a time is told apart well enough
  }
}
