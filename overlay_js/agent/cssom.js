/**
 * A declaration that an edit wrote, as the sidecar found it in the source.
 *
 * @typedef {{file: string, selector: string, media: string | null, property: string, value: string, index: number, rewritten: boolean}} Expected
 */

/**
 * The style rules of a sheet in source order, nested ones included.
 *
 * @param {CSSStyleSheet | CSSGroupingRule | CSSStyleRule} parent
 * @returns {Generator<CSSStyleRule>}
 */
export function* styleRules(parent) {
  for (const rule of parent.cssRules) {
    if (isStyleRule(rule)) yield rule;
    if ("cssRules" in rule) yield* styleRules(/** @type {CSSGroupingRule} */ (rule));
  }
}

/**
 * Vite tags each stylesheet with the file that it came from.
 *
 * @param {Document} document
 * @returns {Generator<{file: string, sheet: CSSStyleSheet}>}
 */
export function* viteSheets(document) {
  for (const style of document.querySelectorAll("style[data-vite-dev-id]")) {
    const sheet = /** @type {HTMLStyleElement} */ (style).sheet;
    if (sheet) yield { file: fileOf(style), sheet };
  }
}

/**
 * @param {Document} document
 * @returns {Map<string, string>} the text of each of Vite's stylesheets, by file
 */
export function snapshot(document) {
  const texts = new Map();
  for (const style of document.querySelectorAll("style[data-vite-dev-id]")) {
    texts.set(fileOf(style), style.textContent ?? "");
  }
  return texts;
}

/**
 * Whether the browser took a declaration. A value that a CSS plugin rewrote counts when the sheet changed.
 *
 * @param {Window} window
 * @param {Expected} expected
 * @param {Map<string, string>} before the sheets as they were before the update
 * @returns {boolean}
 */
export function found(window, expected, before) {
  const scratch = window.document.createElement("i").style;
  const value = expected.value.replace(/\s*!important$/, "");
  scratch.setProperty(expected.property, value);
  const wanted = plain(scratch.getPropertyValue(expected.property));
  for (const { file, sheet } of viteSheets(window.document)) {
    if (!file.endsWith(`/${expected.file}`)) continue;
    const changed = !expected.rewritten || before.get(file) !== sheet.ownerNode?.textContent;
    const rules = [...styleRules(sheet)];
    const named = rules.filter((rule) => unscoped(rule.selectorText) === unscoped(expected.selector));
    const values = (named.length > 0 ? named : rules)
      .map((rule) => plain(rule.style.getPropertyValue(expected.property)))
      .filter(Boolean);
    if (wanted === "" || !valid(window.document, expected.selector)) return false;
    if (values.includes(wanted)) return true;
    return changed && !plainly(value) && (values.length > 0 || named.length === 0);
  }
  return true; // the page has no such sheet: nothing that it could have ignored
}

/** @param {Element} style */
function fileOf(style) {
  return (style.getAttribute("data-vite-dev-id") ?? "").replace(/\?.*$/, "");
}

/**
 * @param {Document} document
 * @param {string} selector
 */
function valid(document, selector) {
  try {
    document.querySelector(selector.replaceAll("&", ":scope"));
    return true;
  } catch {
    return /:(global|local)\b/.test(selector); // CSS modules take these out
  }
}

/** @param {string} value */
function plain(value) {
  return value.replace(/\s+/g, " ").trim().toLowerCase();
}

/**
 * Whether no CSS plugin has a reason to rewrite a value: a keyword, a number with a unit, or a hex colour.
 *
 * @param {string} value
 */
function plainly(value) {
  return /^(#[0-9a-f]+|[a-z-]+)$/i.test(value.trim());
}

/**
 * A selector in one spelling, the class names that CSS modules scope (`_card_1x2y3_1`) under their local names.
 *
 * @param {string} selector
 */
function unscoped(selector) {
  return selector
    .replace(/\._([\w-]+?)_[\w-]{4,}_\d+/g, ".$1")
    .replace(/\s*([>+~,])\s*/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/["']/g, "")
    .replace(/::?(before|after)/g, "::$1");
}

/**
 * @param {CSSRule} rule
 * @returns {rule is CSSStyleRule}
 */
function isStyleRule(rule) {
  return "selectorText" in rule && "style" in rule;
}
