/** Which style rules of a page a change brought, and whether the story shows anything of them. */

import { styleRules, viteSheets } from "../agent/cssom.js";

/** How often each rule is there, by what it says. @typedef {Map<string, number>} Rules */

const STATES =
  /:(?<state>hover|focus(-visible|-within)?|active|visited|target|checked|disabled|invalid|open|popover-open)\b/;
const HASHED = /\._([\w-]+?)_[\w-]{4,}_\d+/g; // a class of a CSS module; another text of the module, another hash
const PSEUDO = /::?(before|after|placeholder|marker|selection|first-line|first-letter|backdrop)\b/g;

/** @param {Document} document @returns {Rules} */
export function rulesOf(document) {
  const rules = new Map();
  for (const rule of rulesWithWords(document)) {
    const words = wordsOf(rule);
    rules.set(words, (rules.get(words) ?? 0) + 1);
  }
  return rules;
}

/**
 * Why nothing is seen of the rules that are new.
 *
 * @param {Document} document of the story
 * @param {Rules} before
 * @returns {{why: 'absent' | 'hidden' | 'state' | 'none', name: string}} `state`: they are for another state, its name, or
 * for other screens, `""`; `none`: the page doesn't tell. `name`: else the class or the tag that they are for
 */
export function unseenBecause(document, before) {
  const left = new Map(before);
  const fresh = [];
  for (const rule of rulesWithWords(document)) {
    const words = wordsOf(rule);
    const known = left.get(words) ?? 0;
    left.set(words, known - 1);
    if (known <= 0) fresh.push(rule);
  }
  const [first, ...rest] = fresh.map((rule) => reason(document, rule));
  return first && rest.every(({ why }) => why === first.why) ? first : { why: "none", name: "" };
}

/** @param {Document} document */
function* rulesWithWords(document) {
  for (const { sheet } of viteSheets(document))
    for (const rule of styleRules(sheet)) if (rule.style.length > 0) yield rule;
}

/** What a rule says, without the rules in it. @param {CSSStyleRule} rule */
function wordsOf(rule) {
  return [...conditions(rule), selectorOf(rule).replace(HASHED, ".$1"), rule.style.cssText].join("|");
}

/**
 * @param {Document} document
 * @param {CSSStyleRule} rule
 * @returns {ReturnType<typeof unseenBecause>}
 */
function reason(document, rule) {
  const selector = selectorOf(rule);
  const name = nameOf(rule.selectorText);
  const state = STATES.exec(selector)?.groups?.["state"];
  if (state || conditions(rule).length > 0) return { why: "state", name: state ?? "" };
  const elements = matching(document, selector);
  if (elements === null || elements.some(shows)) return { why: "none", name };
  if (elements.length > 0) return { why: "hidden", name };
  const isHere = matching(document, last(rule.selectorText))?.length !== 0; // not as the selector wants it: `.dark .title`
  return { why: isHere ? "none" : "absent", name };
}

/** The whole selector of a rule that may stand in another one. @param {CSSStyleRule} rule @returns {string} */
function selectorOf(rule) {
  const { parentRule, selectorText } = rule;
  if (parentRule === null || !("selectorText" in parentRule)) return selectorText;
  const parent = `:is(${selectorOf(/** @type {CSSStyleRule} */ (parentRule))})`;
  return selectorText.includes("&") ? selectorText.replaceAll("&", parent) : `${parent} ${selectorText}`;
}

/** On which screens it holds: of `@media`, `@supports` and the like around it. @param {CSSRule} rule @returns {string[]} */
function conditions({ parentRule }) {
  if (parentRule === null) return [];
  const own = "conditionText" in parentRule ? [String(parentRule.conditionText)] : [];
  return [...conditions(parentRule), ...own];
}

/** @param {Document} document @param {string} selector @returns {Element[] | null} null where one can't ask for it */
function matching(document, selector) {
  try {
    return [...document.querySelectorAll(selector.replace(PSEUDO, ""))];
  } catch {
    return null;
  }
}

/** @param {Element} element */
function shows(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** What stands behind the combinators. @param {string} selector */
function last(selector) {
  const first = selector.split(",")[0]?.trim() ?? "";
  return first.split(/[\s>+~]+/).at(-1) ?? "";
}

/** What a selector is about, as the source has it: `.card > ._footer_1x2y3_1:first-child` → `.footer`. @param {string} selector */
function nameOf(selector) {
  return last(selector)
    .replace(HASHED, ".$1")
    .replace(/::?[\w-]+(\([^)]*\))?|&/g, "");
}
