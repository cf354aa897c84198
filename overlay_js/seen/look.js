/**
 * How a page looks, as a text: two moments with the same text look the same. What paints nothing (the colour of an element
 * without text, a corner without an edge) is left out; where in doubt, it counts.
 */

const MOST = 300; // elements; a bigger page isn't judged
const OPAQUE = "canvas, video, iframe, object, embed"; // what they show, no style tells
const OWN = "script, style, link, template, #storybook-docs, [class^='sb-'], [hidden]"; // Storybook's, or never painted
const UNSEEN = new Set(["class", "style", "id", "for"]); // attributes that change nothing by themselves

const BOX = words(`
  background-color background-image background-size background-position background-repeat background-clip
  box-shadow filter backdrop-filter mix-blend-mode clip-path mask-image overflow-x overflow-y object-fit
  object-position transform z-index visibility opacity background-origin background-blend-mode
  border-image-source accent-color appearance color-scheme image-rendering resize column-rule-style
  column-rule-width cursor pointer-events animation transition
`);
const TEXT = words(`
  color -webkit-text-fill-color font-family font-style font-weight font-size text-transform text-decoration
  text-underline-offset text-shadow text-overflow text-emphasis -webkit-text-stroke user-select font-variant
  font-feature-settings font-variation-settings
`);
const DRAWN = words(`
  fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin
  stroke-dashoffset stroke-miterlimit vector-effect paint-order fill-rule marker-start marker-mid marker-end
  stop-color stop-opacity rx ry d
`);
const SIDES = ["top", "right", "bottom", "left"];
const CORNERS = ["top-left", "top-right", "bottom-right", "bottom-left"];
const SHAPES = "path, circle, ellipse, line, polyline, polygon, rect, text, use, stop";
const FIELDS = "input, textarea, select";
const TYPED = ["padding-top", "padding-right", "padding-bottom", "padding-left", "text-align", "text-indent"];
const SPACED = [...TYPED, "letter-spacing", "word-spacing", "line-height"];

/** @param {string} text */
function words(text) {
  return text.trim().split(/\s+/);
}

/**
 * @param {Window & typeof globalThis} window of the story
 * @returns {string | null} null where nobody can tell: something is drawn by a script, or there is too much of it
 */
export function look(window) {
  /** @type {string[]} */
  const marks = [];
  const { body } = window.document;
  const tops = [...body.children].filter((element) => !element.matches(OWN) && !element.shadowRoot);
  if (tops.reduce((sum, top) => sum + 1 + top.getElementsByTagName("*").length, 0) > MOST) return null;
  for (const top of tops) if (!walk(window, top, marks)) return null;
  marks.push(ground(window, body), ground(window, window.document.documentElement));
  return marks.join("\n");
}

/**
 * @param {Window & typeof globalThis} window
 * @param {Element} element
 * @param {string[]} marks
 * @returns {boolean} whether it could be looked at
 */
function walk(window, element, marks) {
  if (element.matches(OPAQUE) || element.localName.includes("-")) return false;
  const style = window.getComputedStyle(element);
  if (style.display === "none") return true;
  const faded = Number(style.opacity) === 0 || clipped(element, style);
  marks.push(faded ? `${place(window, element)}|${element.textContent}` : painted(window, element, style));
  return faded || [...element.children].every((child) => walk(window, child, marks));
}

/** Whether it is there for screen readers only. @param {Element} element @param {CSSStyleDeclaration} style */
function clipped(element, style) {
  const { width, height } = element.getBoundingClientRect();
  return style.position === "absolute" && style.overflowX === "hidden" && width <= 1 && height <= 1;
}

/**
 * @param {Window & typeof globalThis} window
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function painted(window, element, style) {
  const attributes = [...element.attributes].filter(({ name }) => !UNSEEN.has(name) && !name.startsWith("data-"));
  const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue?.trim());
  const field = element.matches(FIELDS);
  return [
    element.localName,
    ...attributes.map(({ name, value }) => `${name}=${value}`),
    place(window, element),
    values(style, BOX),
    edges(style),
    corners(element, style),
    ...(texts.length > 0 || field || style.display === "list-item" ? [values(style, TEXT)] : []),
    ...texts.map((node) => `${node.nodeValue} ${lines(window, node)}`),
    ...(element.matches(SHAPES) ? [values(style, DRAWN)] : []),
    ...(field ? typed(window, element, style) : []),
    ...(style.display === "list-item"
      ? [values(style, ["list-style-type", "list-style-position", "list-style-image"])]
      : []),
    ...["::before", "::after"].map((name) => made(window.getComputedStyle(element, name))),
  ].join("|");
}

/**
 * What is in a field: no rectangle tells where.
 *
 * @param {Window & typeof globalThis} window
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function typed(window, element, style) {
  const placeholder = values(window.getComputedStyle(element, "::placeholder"), [...TEXT, "opacity"]);
  return [placeholder, values(style, SPACED), "value" in element && element.value];
}

/** Where an element is on the page, in tenths of a px. @param {Window} window @param {Element} element */
function place(window, element) {
  return rect(window, element.getBoundingClientRect());
}

/** Where a text is, line by line. @param {Window} window @param {Node} node */
function lines(window, node) {
  const range = window.document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].map((box) => rect(window, box)).join(" ");
}

/** @param {Window} window @param {DOMRect} box */
function rect(window, { left, top, width, height }) {
  return [left + window.scrollX, top + window.scrollY, width, height].map((px) => Math.round(px * 10)).join(",");
}

/** What a pseudo-element adds, if it is there. @param {CSSStyleDeclaration} style */
function made(style) {
  const { content } = style;
  if (content === "none" || content === "normal" || content === "") return "";
  const sizes = ["width", "height", ...SIDES, ...SIDES.map((side) => `margin-${side}`), "display", "position"];
  const radii = CORNERS.map((corner) => `border-${corner}-radius`);
  return [content, values(style, BOX), values(style, TEXT), values(style, [...sizes, ...radii]), edges(style)].join(
    "|",
  );
}

/** Borders and outlines that are drawn. @param {CSSStyleDeclaration} style */
function edges(style) {
  const drawn = SIDES.filter((side) => style.getPropertyValue(`border-${side}-width`) !== "0px").map((side) =>
    values(style, [`border-${side}-width`, `border-${side}-style`, `border-${side}-color`]),
  );
  const outlined = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
  const outline = ["outline-width", "outline-style", "outline-color", "outline-offset"];
  return [...drawn, outlined ? values(style, outline) : ""].join("|");
}

/**
 * Radii where something shows them, no larger than they can be drawn: half of the shorter side, if all are alike.
 *
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function corners(element, style) {
  const shown =
    !/^(rgba\(.*, 0\)|transparent)$/.test(style.backgroundColor) ||
    [style.backgroundImage, style.boxShadow, style.backdropFilter].some((value) => value && value !== "none") ||
    SIDES.some((side) => style.getPropertyValue(`border-${side}-width`) !== "0px") ||
    (style.overflowX !== "visible" && !element.matches(FIELDS)) || // which browsers clip of themselves
    style.outlineStyle !== "none" ||
    element.localName === "img";
  if (!shown) return "";
  const { width, height } = element.getBoundingClientRect();
  const radii = CORNERS.map((corner) => style.getPropertyValue(`border-${corner}-radius`));
  const [first = "", ...rest] = radii;
  const alike = /^[\d.]+px$/.test(first) && rest.every((radius) => radius === first);
  return alike ? String(Math.min(parseFloat(first), width / 2, height / 2)) : radii.join(" ");
}

/** The page's own ground. @param {Window} window @param {Element} element */
function ground(window, element) {
  return values(window.getComputedStyle(element), ["background-color", "background-image", "overflow-y"]);
}

/** @param {CSSStyleDeclaration} style @param {readonly string[]} names */
function values(style, names) {
  return names.map((name) => style.getPropertyValue(name)).join(";");
}
