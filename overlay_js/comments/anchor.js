/** How the element that a comment is pinned to is described, and found again after edits, hot updates and re-renders. */

import { reads, textOf } from "./reading.js";

/** @typedef {import("../wire.d.ts").Anchor} Anchor */

export const ROOT = "#storybook-root"; // in which Storybook renders
const MOST_PATH = 1000; // as the sidecar takes them

/**
 * @param {Element} element
 * @param {{x: number, y: number}} place within it, in parts of its width and height
 * @param {{component?: string | undefined, storyId?: string | undefined}} about
 * @returns {Anchor}
 */
export function anchorOf(element, { x, y }, about) {
  return { selector: pathTo(element), tag: element.localName, text: textOf(element), ...about, x, y };
}

/**
 * The element of an anchor as the page is now. What is at its old place with its old text is it; else what has its text,
 * nearest to its old place; else what is at its old place, whose text was edited.
 *
 * @param {Document} document
 * @param {Anchor} anchor
 * @returns {Element | null} null: it lost its place
 */
export function find(document, { selector, tag, text }) {
  const root = document.querySelector(ROOT);
  if (!root) return null;
  const there = at(root, selector ?? "");
  if (there && reads(there, text ?? "")) return there;
  return (text && withText(root, text, tag ?? "", selector ?? "")) || there;
}

/** Whether one can point at an element: it belongs to the story, or to what the story put beside it (a dialog, say). */
export function isOfStory(/** @type {Element} */ element) {
  const { body } = element.ownerDocument;
  if (!body.contains(element) || element === body || element.matches(ROOT)) return false;
  return element.closest(`${ROOT}, [class*="sb-"], [id^="storybook-"]`)?.matches(ROOT) ?? true;
}

/**
 * The way from the story's root, or from the body for what stands beside it. Each step says which of how many of its kind
 * it is, so that the next one doesn't take the place of one that was removed.
 *
 * @param {Element} element
 */
export function pathTo(element) {
  const steps = [];
  for (let at = element; !at.matches(ROOT); at = at.parentElement) {
    steps.unshift(step(at));
    if (at.localName === "body" || !at.parentElement) break;
  }
  return steps.join(" > ").slice(0, MOST_PATH);
}

/** @param {Element} element */
function step(element) {
  const kin = [...(element.parentElement?.children ?? [])].filter(({ localName }) => localName === element.localName);
  const place = kin.indexOf(element) + 1;
  if (kin.length < 2) return element.localName;
  return `${element.localName}:nth-of-type(${place}):nth-last-of-type(${kin.length - place + 1})`;
}

/**
 * @param {Element} root
 * @param {string} selector a path of ours, or what another program says; then the only one that fits is meant
 */
function at(root, selector) {
  try {
    const exact = selector.startsWith("body")
      ? root.ownerDocument.querySelector(selector)
      : root.querySelector(`:scope > ${selector}`);
    if (exact) return exact;
    const fitting = root.querySelectorAll(selector);
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  } catch {
    return null; // it is no selector
  }
}

/**
 * @param {Element} root
 * @param {string} text
 * @param {string} tag
 * @param {string} selector
 */
function withText(root, text, tag, selector) {
  const same = [...root.querySelectorAll("*")].filter((element) => reads(element, text));
  const kin = same.filter(({ localName }) => localName === tag);
  const candidates =
    kin.length > 0 ? kin : same.filter((element) => !same.includes(/** @type {Element} */ (element.firstElementChild)));
  return candidates[nearest(candidates.map(pathTo), selector)] ?? null;
}

/**
 * Which of several paths is most like another one: the most equal steps at the end, then at the beginning.
 *
 * @param {string[]} paths
 * @param {string} wanted
 * @returns {number} its place, -1 for no paths
 */
export function nearest(paths, wanted) {
  const goal = wanted.split(" > ");
  const scores = paths.map((path) => {
    const steps = path.split(" > ");
    return shared(steps.toReversed(), goal.toReversed()) * 100 + shared(steps, goal);
  });
  return scores.indexOf(Math.max(...scores));
}

/** @param {string[]} one @param {string[]} other */
function shared(one, other) {
  const end = one.findIndex((each, at) => each !== other[at]);
  return end < 0 ? one.length : end;
}
