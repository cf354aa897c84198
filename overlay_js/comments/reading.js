/** What one reads in an element. */

const MOST_TEXT = 200; // characters that tell elements apart

/** On one line; what stands in elements of its own is kept apart: “Title Text”. @param {Element} element */
export const textOf = (element) => words(element).trim().replace(/\s+/g, " ").slice(0, MOST_TEXT);

/**
 * Whether a text is what one reads in an element, however its parts were kept apart when it was noted.
 *
 * @param {Element} element
 * @param {string} text
 */
export function reads(element, text) {
  const [found, noted] = [bare(element.textContent ?? ""), bare(text)];
  return text.length < MOST_TEXT ? found === noted : found.startsWith(noted);
}

/** @param {Node} node @returns {string} */
function words(node) {
  if (node.nodeType === 3) return node.nodeValue ?? ""; // texts side by side are one word: “$” and “12”
  return node.nodeType === 1 ? ` ${[...node.childNodes].map(words).join("")} ` : "";
}

/** @param {string} text */
const bare = (text) => text.replace(/\s+/g, "");
