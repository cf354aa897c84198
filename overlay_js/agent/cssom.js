/**
 * A declaration that an edit wrote, as the sidecar found it in the source.
 *
 * @typedef {{file: string, selector: string, media: string | null, property: string, value: string, index: number, rewritten: boolean, compiled: boolean}} Expected
 * `rewritten`: its sheet has changed; `compiled`: it is in a language that the browser doesn't know, Sass or Less.
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
 * Whether the browser took a declaration: null where no stylesheet of the page says so or shows that it did not.
 *
 * A sheet that another one imports, or that is compiled, comes to the page under another file's name, its selectors and
 * values perhaps as others: there only finding it is a proof.
 *
 * @param {Window & typeof globalThis} window
 * @param {Expected} expected
 * @param {Map<string, string>} before the sheets as they were before the update, none if the document was loaded since
 * @returns {boolean | null}
 */
export function found(window, expected, before) {
  const { document } = window;
  const value = expected.value.replace(/\s*!important$/, "");
  const scratch = document.createElement("i").style;
  scratch.setProperty(expected.property, value);
  const wanted = plain(scratch.getPropertyValue(expected.property));
  const asWritten = !expected.compiled || (literal(value) && valid(document, expected.selector));
  if (asWritten && (wanted === "" || !valid(document, expected.selector))) return false;
  const sheets = [...viteSheets(document)];
  const own = sheets.filter(({ file }) => file.endsWith(`/${expected.file}`));
  if (own.length > 0 && !expected.compiled) return own.some((each) => taken(each, expected, wanted, before));
  const suits = (/** @type {string} */ value) => !asWritten || value === wanted;
  const isNamed = (/** @type {{selector: string}} */ each) => each.selector === unscoped(expected.selector);
  const somewhere = (own.length > 0 ? own : sheets).some(({ file, sheet }) => {
    const { property, rewritten } = expected;
    const changed = rewritten && before.size > 0 && before.get(file) !== sheet.ownerNode?.textContent;
    const news = changed ? fresh(window, sheet, before.get(file) ?? "", property) : [];
    const there = asWritten || !rewritten || before.size === 0 ? entries(sheet, property) : [];
    return (
      news.some((each) => suits(each.value) || (isNamed(each) && !plainly(value))) ||
      there.some((each) => isNamed(each) && suits(each.value))
    );
  });
  return somewhere || null;
}

/**
 * Whether a file's own sheet has a declaration. A value that a CSS plugin rewrote counts when the sheet changed.
 *
 * @param {{file: string, sheet: CSSStyleSheet}} own
 * @param {Expected} expected
 * @param {string} wanted the value as the browser writes it
 * @param {Map<string, string>} before
 */
function taken({ file, sheet }, { property, selector, value, rewritten }, wanted, before) {
  const changed = !rewritten || before.get(file) !== sheet.ownerNode?.textContent;
  const all = entries(sheet, property);
  const isNamed = [...styleRules(sheet)].some((rule) => unscoped(rule.selectorText) === unscoped(selector));
  const values = (isNamed ? all.filter((each) => each.selector === unscoped(selector)) : all).map(({ value }) => value);
  if (values.includes(wanted)) return true;
  return changed && !plainly(value.replace(/\s*!important$/, "")) && (values.length > 0 || !isNamed);
}

/**
 * Which rules of a sheet give a property which values.
 *
 * @param {CSSStyleSheet} sheet
 * @param {string} property
 */
function entries(sheet, property) {
  return [...styleRules(sheet)]
    .map((rule) => ({ selector: unscoped(rule.selectorText), value: plain(rule.style.getPropertyValue(property)) }))
    .filter(({ value }) => value !== "");
}

/**
 * Those that it didn't have before.
 *
 * @param {Window & typeof globalThis} window
 * @param {CSSStyleSheet} sheet
 * @param {string} text what it was
 * @param {string} property
 */
function fresh(window, sheet, text, property) {
  const old = new window.CSSStyleSheet();
  old.replaceSync(text.replace(/@import[^;]*;/g, "")); // which would be complained of in the console
  const known = new Set(entries(old, property).map((each) => JSON.stringify(each)));
  return entries(sheet, property).filter((each) => !known.has(JSON.stringify(each)));
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
 * Whether no CSS plugin has a reason to rewrite a value: a keyword or a hex colour; lengths may come in another unit.
 *
 * @param {string} value
 */
function plainly(value) {
  return /^(#[0-9a-f]+|[a-z-]+)$/i.test(value.trim());
}

/**
 * Whether a value comes out of Sass and Less as it stands: words, numbers and colours, nothing to work out.
 *
 * @param {string} value
 */
function literal(value) {
  return /^[\w#.%,\s-]+$/.test(value) && !/\s-\s/.test(value);
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
