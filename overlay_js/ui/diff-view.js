/** A diff to look at: per file, foldable, with what changed inside a line and a swatch beside every colour. */

import { button, h } from "./dom.js";
import { basename, count } from "./format.js";
import { colorsIn, parseUnified } from "./unified.js";

/** @typedef {import("./unified.js").DiffLine} DiffLine */

const SHOWN = 12; // lines of a file before it is folded
const SLACK = 3; // folding fewer lines than this saves nothing

const SIGNS = { add: "+", del: "−", same: " ", gap: "⋯" };

/**
 * @param {import("../wire.d.ts").FileDiff[]} files
 * @param {object} [how]
 * @param {boolean} [how.folded] whether one must unfold each file
 * @param {string} [how.of] what it is the diff of, where there are several
 */
export function diffView(files, { folded = files.length > 3, of = "" } = {}) {
  return h("div", { class: "diffs" }, ...files.map((file) => fileView(file, folded, of && ` in ${of}`)));
}

/**
 * @param {import("../wire.d.ts").FileDiff} file
 * @param {boolean} folded
 * @param {string} where
 */
function fileView({ path, diff, added, removed }, folded, where) {
  const slash = path.lastIndexOf("/") + 1;
  const name = h(
    "span",
    { class: "path", title: path },
    h("i", {}, path.slice(0, slash)),
    h("b", {}, path.slice(slash)),
  );
  const counts = h(
    "span",
    { class: "counts" },
    added > 0 && h("ins", {}, `+${count(added)}`),
    removed > 0 && h("del", {}, `−${count(removed)}`),
  );
  const head = h("summary", { "aria-label": `${path}${where}: ${added} added, ${removed} removed` }, name, counts);
  const code = codeView(parseUnified(diff), `${basename(path)}${where}`);
  return h("details", { class: "diff", open: !folded }, head, code);
}

/** @param {DiffLine[]} lines @param {string} name of what they are in */
function codeView(lines, name) {
  const code = h("div", { class: "code", tabindex: -1, role: "group", "aria-label": `Changed lines of ${name}` });
  const table = h("div", { class: "lines" });
  const long = lines.length > SHOWN + SLACK;
  table.append(...(long ? lines.slice(0, SHOWN) : lines).map(lineView));
  code.append(table);
  if (!long) return code;
  const words = `Show all ${count(lines.length)} lines`;
  const more = button({ class: "more", "aria-label": `${words} of ${name}`, onclick: () => unfold() }, words);
  const unfold = () => {
    more.remove();
    table.append(...lines.slice(SHOWN).map(lineView));
    code.focus({ preventScroll: true });
  };
  return h("div", {}, code, more);
}

/** @param {DiffLine} line */
function lineView(line) {
  const text = h("span", { class: "text" }, ...pieces(line));
  return h(
    "div",
    { class: `line ${line.kind}` },
    h("span", { class: "no", "aria-hidden": "true" }, line.line === null ? "" : String(line.line)),
    h("span", { class: "sign" }, SIGNS[line.kind]),
    text,
  );
}

/**
 * @param {DiffLine} line
 * @returns {(Node | string)[]}
 */
function pieces({ text, marks, kind }) {
  const colors =
    kind === "add" || kind === "del" ? colorsIn(text).filter(({ color }) => CSS.supports("color", color)) : [];
  const [from, to] = marks ?? [0, 0];
  const cuts = [...new Set([0, from, to, ...colors.map(({ at }) => at), text.length])].sort((a, b) => a - b);
  /** @type {(Node | string)[]} */
  const parts = [];
  cuts.slice(0, -1).forEach((start, index) => {
    const color = colors.find(({ at }) => at === start);
    const piece = text.slice(start, cuts[index + 1]);
    const inner = color ? [swatch(color.color), piece] : [piece];
    if (start >= from && start < to) parts.push(h("mark", {}, ...inner));
    else parts.push(...inner);
  });
  return parts;
}

/** @param {string} color */
function swatch(color) {
  const element = h("i", { class: "swatch", "aria-hidden": "true" });
  element.style.setProperty("--color", color);
  return element;
}
