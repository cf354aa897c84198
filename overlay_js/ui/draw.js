/** Draws icons, on a 16 × 16 grid with 1.5 wide strokes. A path that starts with `F` is filled instead. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string[]} paths
 * @param {number} [size] in px
 */
export function draw(paths, size = 16) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 16 16", width: size, height: size, fill: "none", "aria-hidden": "true" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, String(value));
  for (const path of paths) svg.append(stroke(path));
  return svg;
}

/** @param {string} path */
function stroke(path) {
  const filled = path.startsWith("F");
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("d", filled ? path.slice(1) : path);
  element.setAttribute(filled ? "fill" : "stroke", "currentColor");
  if (!filled) {
    element.setAttribute("stroke-width", "1.5");
    element.setAttribute("stroke-linecap", "round");
    element.setAttribute("stroke-linejoin", "round");
  }
  return element;
}
