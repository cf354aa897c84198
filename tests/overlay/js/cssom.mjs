/** As much of a browser's CSSOM as the agent looks at: rules without strings and comments, a few properties, a few values. */

const PROPERTIES = /^(--[\w-]+|color|gap|padding|padding-top|margin|opacity)$/;
const NONSENSE = /\bwide\b|[$@]|darken\(/;

class Style {
  #values = new Map();
  get cssText() {
    return [...this.#values].map(([name, { value, important }]) => `${name}: ${value}${important};`).join(" ");
  }
  setProperty(name, value, important = "") {
    if (PROPERTIES.test(name) && !NONSENSE.test(value)) this.#values.set(name, { value, important });
  }
  getPropertyValue = (name) => this.#values.get(name)?.value ?? "";
  getPropertyPriority = (name) => (this.#values.get(name)?.important ? "important" : "");
  [Symbol.iterator]() {
    return this.#values.keys();
  }
}

class CSSLayerBlockRule {}
class CSSSupportsRule {}

/** Rules and declarations of a block, which begins at `at`. */
function block(text, at, style) {
  const cssRules = [];
  for (;;) {
    const next = /[{};]/g;
    next.lastIndex = at;
    const end = next.exec(text);
    const head = text.slice(at, end?.index).trim();
    at = end ? end.index + 1 : text.length;
    if (head && end?.[0] !== "{" && !head.startsWith("@import")) {
      const [, name, value, important = ""] = /^([^:]+):\s*(.*?)(\s*!important)?$/.exec(head);
      style.setProperty(name, value, important);
    }
    if (!end || end[0] === "}") return { cssRules, at };
    if (end[0] === "{") {
      const rule = ruleOf(head);
      const inner = block(text, at, rule.style ?? style);
      cssRules.push(Object.assign(rule, { cssRules: inner.cssRules }));
      at = inner.at;
    }
  }
}

function ruleOf(head) {
  const [, name, condition] = /^@(\w+)\s*(.*)$/.exec(head) ?? [];
  if (name === "media") return { media: { mediaText: condition }, conditionText: condition };
  if (name === "layer") return new CSSLayerBlockRule();
  if (name === "supports") return Object.assign(new CSSSupportsRule(), { conditionText: condition });
  return { selectorText: head, style: new Style() };
}

export class CSSStyleSheet {
  ownerNode = null;
  cssRules = [];
  replaceSync(text) {
    if (text.includes("@import")) throw new Error("a browser complains of that in the console");
    this.cssRules = block(text, 0, new Style()).cssRules;
  }
}

/** A window whose document has Vite's stylesheets, by file. @param {Record<string, string>} sheets */
export function windowWith(sheets) {
  const styles = Object.entries(sheets).map(([file, text]) => {
    const sheet = new CSSStyleSheet();
    sheet.cssRules = block(text, 0, new Style()).cssRules;
    const style = { sheet, textContent: text, getAttribute: () => file };
    sheet.ownerNode = style;
    return style;
  });
  const document = {
    createElement: () => ({ style: new Style() }),
    querySelectorAll: () => styles,
    querySelector: (selector) => {
      if (/[%$]|^>|:$/.test(selector)) throw new SyntaxError(selector);
      return null;
    },
  };
  const window = { document, CSSStyleSheet, matchMedia: (media) => ({ matches: !media.includes("print") }) };
  return Object.assign(window, { document: Object.assign(document, { defaultView: window }) });
}
