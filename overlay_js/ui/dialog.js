/** A question over the palette. Escape and a press outside say no. */

import { button, h } from "./dom.js";

/**
 * @param {ShadowRoot} root
 * @param {{title: string, text: string, yes: string}} question
 * @returns {Promise<boolean>}
 */
export function ask(root, { title, text, yes }) {
  const before = /** @type {HTMLElement | null} */ (root.activeElement);
  return new Promise((resolve) => {
    const no = button({ class: "btn line", onclick: () => end(false) }, "Cancel");
    const go = button({ class: "btn danger", onclick: () => end(true) }, yes);
    const box = h(
      "div",
      {
        class: "dialog card",
        role: "alertdialog",
        "aria-modal": true,
        "aria-labelledby": "ask",
        "aria-describedby": "about",
      },
      h("h2", { id: "ask" }, title),
      h("p", { id: "about" }, text),
      h("div", { class: "row actions" }, h("span", { class: "grow" }), no, go),
    );
    /** @param {Event} event */
    const onPress = (event) => event.target === veil && end(false);
    const veil = h("div", { class: "veil", onpointerdown: onPress, onkeydown: onKey }, box);

    /** @param {KeyboardEvent} event */
    function onKey(event) {
      event.stopPropagation(); // the palette stays open
      if (event.key === "Escape") end(false);
      if (event.key !== "Tab") return;
      event.preventDefault();
      (root.activeElement === no ? go : no).focus();
    }

    /** @param {boolean} answer */
    function end(answer) {
      veil.remove();
      before?.focus();
      resolve(answer);
    }

    root.append(veil);
    no.focus();
  });
}
