import { viteSheets } from "./cssom.js";

/**
 * @typedef {{file: string, selector: string, index: number, media: string | undefined, properties: Record<string, string>}} MatchedRule
 */

/**
 * The rules of Vite's stylesheets that apply to an element now, in cascade order: cascade layer, specificity, source order.
 * `index` counts the style rules of the sheet, nested ones included.
 *
 * @param {Element} element
 * @returns {MatchedRule[]} the weakest first
 */
export function matchedRules(element) {
  const document = element.ownerDocument;
  /** @type {{rule: MatchedRule, layered: boolean, weight: number[], order: number}[]} */
  const found = [];
  let order = 0;
  for (const { file, sheet } of viteSheets(document)) {
    let index = 0;
    const visit = (
      /** @type {CSSRuleList} */ rules,
      /** @type {string[]} */ media,
      /** @type {string} */ parent,
      /** @type {boolean} */ layered,
    ) => {
      for (const rule of rules) {
        const any = /** @type {any} */ (rule);
        if ("selectorText" in rule) {
          const full = parent ? nested(any.selectorText, parent) : any.selectorText;
          const weight = matching(element, full);
          if (weight) {
            const properties = declarations(any.style);
            found.push({
              rule: { file, selector: any.selectorText, index, media: media.join(" and ") || undefined, properties },
              layered,
              weight,
              order,
            });
          }
          index += 1;
          order += 1;
          if (any.cssRules?.length) visit(any.cssRules, media, full, layered);
        } else if (any.cssRules) {
          const condition = any.media?.mediaText;
          const active = condition === undefined || document.defaultView?.matchMedia(condition).matches;
          const supported = !("conditionText" in any) || condition !== undefined || applies(any);
          if (active && supported)
            visit(
              any.cssRules,
              condition ? [...media, condition] : media,
              parent,
              layered || any.constructor.name === "CSSLayerBlockRule",
            );
          else index += count(any.cssRules);
        }
      }
    };
    visit(sheet.cssRules, [], "", false);
  }
  found.sort((a, b) => Number(b.layered) - Number(a.layered) || compare(a.weight, b.weight) || a.order - b.order);
  return found.map(({ rule }) => rule);
}

/**
 * The specificity of the strongest of a list's selectors that match, or null.
 *
 * @param {Element} element
 * @param {string} list
 */
function matching(element, list) {
  let strongest = null;
  for (const selector of split(list)) {
    if (!matches(element, selector)) continue;
    const weight = specificity(selector);
    if (strongest === null || compare(weight, strongest) > 0) strongest = weight;
  }
  return strongest;
}

/**
 * @param {Element} element
 * @param {string} selector
 */
function matches(element, selector) {
  try {
    return element.matches(selector);
  } catch {
    return false; // a pseudo-element, or a selector that only another engine knows
  }
}

/**
 * Ids, classes and types of a complex selector (Selectors Level 4, section 17).
 *
 * @param {string} selector
 * @returns {number[]}
 */
export function specificity(selector) {
  const weight = [0, 0, 0];
  const add = (/** @type {number[]} */ other) =>
    other.forEach((value, place) => (weight[place] = (weight[place] ?? 0) + value));
  let rest = selector.replace(/"[^"]*"|'[^']*'/g, '""');
  for (let call = innermost(rest); call; call = innermost(rest)) {
    const strongest = split(call.inside).map(specificity).sort(compare).at(-1) ?? [0, 0, 0];
    if (call.name === "is" || call.name === "not" || call.name === "has") add(strongest);
    else if (call.name !== "where") add([0, 1, 0]);
    rest = rest.slice(0, call.start) + " " + rest.slice(call.end);
  }
  rest = rest.replace(/::[\w-]+/g, () => (add([0, 0, 1]), " "));
  rest = rest.replace(/#[\w-]+/g, () => (add([1, 0, 0]), " "));
  rest = rest.replace(/\.[\w-]+|\[[^\]]*\]|:[\w-]+/g, () => (add([0, 1, 0]), " "));
  rest.replace(/[a-z][\w-]*/gi, () => (add([0, 0, 1]), ""));
  return weight;
}

/** @param {string} selector */
function innermost(selector) {
  const found = /:([\w-]+)\(/.exec(selector);
  if (!found) return null;
  let depth = 0;
  for (let at = found.index + found[0].length - 1; at < selector.length; at++) {
    if (selector[at] === "(") depth += 1;
    else if (selector[at] === ")" && --depth === 0) {
      return {
        name: found[1] ?? "",
        inside: selector.slice(found.index + found[0].length, at),
        start: found.index,
        end: at + 1,
      };
    }
  }
  return null;
}

/**
 * Splits a selector list at its top-level commas.
 *
 * @param {string} list
 */
function split(list) {
  const parts = [""];
  let depth = 0;
  for (const letter of list) {
    if (letter === "(" || letter === "[") depth += 1;
    if (letter === ")" || letter === "]") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/**
 * @param {string} selector
 * @param {string} parent
 */
function nested(selector, parent) {
  return selector.includes("&") ? selector.replaceAll("&", `:is(${parent})`) : `:is(${parent}) ${selector}`;
}

/** @param {CSSStyleDeclaration} style */
function declarations(style) {
  /** @type {Record<string, string>} */
  const properties = {};
  // cssText names shorthands as they were written; the indexed names are all longhands.
  const written = style.cssText.split(/;\s*(?![^(]*\))/).map((part) => part.slice(0, part.indexOf(":")).trim());
  for (const name of new Set([...written, ...style].filter(Boolean))) {
    const value = style.getPropertyValue(name);
    if (value && Object.keys(properties).length < 200)
      properties[name] = value + (style.getPropertyPriority(name) ? " !important" : "");
  }
  return properties;
}

/** @param {any} rule an at-rule with a condition that is not a media query */
function applies(rule) {
  return rule.constructor.name === "CSSSupportsRule" ? CSS.supports(rule.conditionText) : true;
}

/** @param {CSSRuleList} rules */
function count(rules) {
  let total = 0;
  for (const rule of rules) {
    if ("selectorText" in rule) total += 1;
    if ("cssRules" in rule) total += count(/** @type {any} */ (rule).cssRules);
  }
  return total;
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function compare(a, b) {
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);
}
