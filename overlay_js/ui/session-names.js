/** What sessions go by in menus. Pure. */

import { when } from "./format.js";

/** @typedef {import("../wire.d.ts").SessionRow} SessionRow */

export const NEW = "New session";

/** @param {SessionRow} row */
export const nameOf = ({ label, firstPrompt }) => label || firstPrompt || "Empty session";

/** @param {SessionRow} row @returns {string} `12:41 · 5 versions · ★ 2` */
export function detailOf({ lastModified, totalVersions = 0, starred = 0 }) {
  const versions = { 0: "nothing changed yet", 1: "1 version" }[totalVersions] ?? `${totalVersions} versions`;
  return [when(lastModified), versions, starred > 0 && `★ ${starred}`].filter(Boolean).join(" · ");
}
