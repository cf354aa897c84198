/** The receipt: how far a change came on its way to the screen, and the verdict. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { timeline, verdict } from "./words.js";

const MARKS = { ok: "check", bad: "cross", none: null };

/**
 * @param {import("../wire.d.ts").Receipt} receipt
 * @param {boolean} rolledBack
 */
export function receiptView(receipt, rolledBack) {
  const { tone, label } = verdict(receipt, rolledBack);
  const steps = timeline(receipt).flatMap((step, index) => {
    const dot = h("span", { class: "dot" }, mark(step.state));
    const name = h("span", { class: "step-name" }, h("b", {}, step.name), step.time && h("i", {}, step.time));
    const item = h("li", { class: `step ${step.state}`, "aria-label": describe(step) }, dot, name);
    return index ? [h("li", { class: `link ${step.state}`, role: "presentation" }), item] : [item];
  });
  const pill = h("span", { class: "pill" }, label);
  return h("div", { class: `receipt ${tone}` }, h("ol", { class: "steps" }, ...steps), pill);
}

/** @param {import("./words.js").Step['state']} state */
function mark(state) {
  const name = /** @type {import("./icons.js").IconName | null} */ (MARKS[state]);
  return name && icon(name, 12);
}

/** @param {import("./words.js").Step} step */
const describe = ({ name, time, state }) =>
  `${name}: ${{ ok: time ? `after ${time}` : "done", bad: "failed", none: "not seen" }[state]}`;
