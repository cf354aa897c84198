import { textOf } from "../comments/reading.js";
import { matchedRules } from "./cascade.js";

const COMPUTED = [
  "display",
  "position",
  "color",
  "background-color",
  "background-image",
  "font-size",
  "font-weight",
  "font-family",
  "line-height",
  "text-align",
  "padding-top",
  "padding-right",
  "padding-bottom",
  "padding-left",
  "margin-top",
  "margin-right",
  "margin-bottom",
  "margin-left",
  "width",
  "height",
  "gap",
  "flex-direction",
  "justify-content",
  "align-items",
  "border-top-width",
  "border-top-style",
  "border-top-color",
  "border-top-left-radius",
  "box-shadow",
  "opacity",
];
const MOST_RULES = 100;

/**
 * An element as the sidecar's editors need to know it: what it is, where it stands, how it looks, and the rules that
 * make it look so, the weakest first.
 *
 * @param {Element} element
 * @returns {Record<string, unknown>}
 */
export function describe(element) {
  const window = /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView);
  const style = window.getComputedStyle(element);
  return {
    tag: element.localName,
    id: element.id || undefined,
    classes: [...element.classList].slice(0, 64),
    selector: selectorOf(element),
    text: textOf(element) || undefined,
    ancestors: ancestors(element).map(label).slice(0, 16),
    computed: Object.fromEntries(COMPUTED.map((name) => [name, style.getPropertyValue(name)])),
    rules: matchedRules(element).slice(-MOST_RULES),
  };
}

/**
 * The root element of the open story: the first thing that it rendered.
 *
 * @param {Window} frame
 * @returns {Element | null}
 */
export function rootOf(frame) {
  const { document } = frame;
  const story = document.querySelector("#storybook-root > *");
  if (story && document.body.classList.contains("sb-show-main")) return story;
  return document.querySelector("[id^='story--'][id$='-inner'] > *") ?? story;
}

/**
 * @param {Element} element
 * @returns {string} e.g. `button.button.button--primary`
 */
export function label(element) {
  return element.localName + [...element.classList].map((name) => `.${name}`).join("");
}

/** @param {Element} element */
function ancestors(element) {
  const chain = [];
  for (let parent = element.parentElement; parent && parent.id !== "storybook-root"; parent = parent.parentElement)
    chain.push(parent);
  return chain;
}

/** @param {Element} element */
function selectorOf(element) {
  const steps = [element, ...ancestors(element)].map((step) => {
    const siblings = step.parentElement
      ? [...step.parentElement.children].filter((other) => other.localName === step.localName)
      : [];
    return siblings.length > 1 ? `${step.localName}:nth-of-type(${siblings.indexOf(step) + 1})` : step.localName;
  });
  return steps.reverse().join(" > ").slice(0, 1000);
}
