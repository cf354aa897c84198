/** Reads unified diffs, and finds what changed within a line. Pure. */

/** @typedef {{kind: 'add' | 'del' | 'same' | 'gap', text: string, line: number | null, marks: [number, number] | null}} DiffLine */

const CONTEXT = 3; // unchanged lines between two changes that are shown
const GAP = /** @type {DiffLine} */ (Object.freeze({ kind: "gap", text: "", line: null, marks: null }));

/**
 * @param {string} diff one file's unified diff
 * @returns {DiffLine[]} `line` is the number in the new file (in the old one for removed lines); `marks` the part that
 *   differs from the line it replaced
 */
export function parseUnified(diff) {
  /** @type {DiffLine[]} */
  const lines = [];
  let [before, after] = [0, 0];
  let inside = false;
  for (const row of diff.replace(/\r?\n$/, "").split(/\r?\n/)) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
    if (hunk) {
      if (inside) lines.push(GAP);
      [before, after, inside] = [Number(hunk[1]), Number(hunk[2]), true];
    } else if (inside && !row.startsWith("\\")) {
      const text = row.slice(1);
      if (row.startsWith("+")) lines.push({ kind: "add", text, line: after++, marks: null });
      else if (row.startsWith("-")) lines.push({ kind: "del", text, line: before++, marks: null });
      else {
        before += 1;
        lines.push({ kind: "same", text, line: after++, marks: null });
      }
    }
  }
  return pair(near(lines));
}

/**
 * Only the context beside a change, without blank lines and closing brackets; short runs between two changes stay whole.
 *
 * @param {DiffLine[]} lines
 * @returns {DiffLine[]}
 */
function near(lines) {
  /** @type {DiffLine[]} */
  const kept = [];
  for (let start = 0, end; start < lines.length; start = end) {
    end = start + 1;
    while (lines[start]?.kind === "same" && lines[end]?.kind === "same") end += 1;
    const run = lines.slice(start, end);
    const [after, before] = [changes(lines[start - 1]), changes(lines[end])];
    if (run[0]?.kind !== "same" || (after && before && run.length <= CONTEXT)) kept.push(...run);
    else {
      kept.push(...run.slice(0, after ? 1 : 0).filter(says));
      if (after && before) kept.push(GAP);
      kept.push(...run.slice(before ? -1 : run.length).filter(says));
    }
  }
  return kept;
}

/** @param {DiffLine | undefined} line */
const changes = (line) => line?.kind === "add" || line?.kind === "del";

/** @param {DiffLine} line */
const says = ({ text }) => !/^[\s)\]};,>/]*$/.test(text);

/**
 * Give each removed line and the added one in its place the marks of what differs.
 *
 * @param {DiffLine[]} lines
 */
function pair(lines) {
  for (let start = 0; start < lines.length; start += 1) {
    if (lines[start]?.kind !== "del") continue;
    let end = start;
    while (lines[end]?.kind === "del") end += 1;
    const size = end - start;
    for (let index = 0; index < size && lines[end + index]?.kind === "add"; index += 1) {
      const [old, fresh] = [lines[start + index], lines[end + index]];
      const marks = old && fresh && changed(old.text, fresh.text);
      if (old && fresh && marks) [old.marks, fresh.marks] = marks;
    }
    start = end;
  }
  return lines;
}

/**
 * @param {string} before
 * @param {string} after
 * @returns {[[number, number], [number, number]] | null} null when the lines have too little in common to be compared
 */
export function changed(before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const indent = /^\s*/.exec(before)?.[0].length ?? 0;
  if (head + tail <= indent || head + tail < shortest * 0.3) return null;
  // Whole words and numbers: `14.3px` against `11px` differs in all of it, not in `4.3`.
  while (head > 0 && word(before[head - 1]) && (word(before[head]) || word(after[head]))) head -= 1;
  while (tail > 0 && word(before.at(-tail)) && (word(before.at(-tail - 1)) || word(after.at(-tail - 1)))) tail -= 1;
  return [
    [head, before.length - tail],
    [head, after.length - tail],
  ];
}

/** @param {string | undefined} character */
const word = (character) => character !== undefined && /[\w.#%-]/.test(character);

/**
 * Colours in a line of code, for the swatches beside them.
 *
 * @param {string} text
 * @returns {{at: number, color: string}[]}
 */
export function colorsIn(text) {
  const pattern =
    /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b(?![\w-])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\([^()]*\)/gi;
  return [...text.matchAll(pattern)].map(({ 0: color, index }) => ({ at: index, color }));
}
