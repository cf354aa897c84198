/** The row above the field: which component, which element, and where the work is kept. */

import { drawerIcon } from "./drawer-icons.js";
import { isMac } from "../host/keys.js";
import { button, fill, h } from "./dom.js";
import { basename, elementLabel } from "./format.js";
import { icon } from "./icons.js";
import { Menu } from "./menu.js";
import { NEW, detailOf, nameOf } from "./session-names.js";
import { store } from "./store-words.js";
import { handEdited } from "./words.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("../wire.d.ts").SessionRow} SessionRow */

export class ContextRow {
  /**
   * @param {object} parts
   * @param {Session} parts.session
   * @param {import("../client.js").Client} parts.client
   * @param {(on: boolean) => void} parts.onElement
   * @param {() => void} parts.onPoint
   */
  constructor({ session, client, onElement, onPoint }) {
    this.session = session;
    this.client = client;
    this.component = button({ class: "chip component", onclick: this.#toggle });
    this.menu = new Menu({ anchor: this.component, label: "Component and session" });
    this.target = h("span", { class: "slot target" });
    this.point = button(
      { class: "btn square", title: "Point at an element of the story", "data-action": "point", onclick: onPoint },
      drawerIcon("point", 15),
    );
    this.byHand = h("span", { class: "chip note" });
    this.store = h("span", { class: "store" });
    this.onElement = onElement;
    const picker = h("span", { class: "slot picker" }, this.component, this.menu.element);
    this.element = h(
      "div",
      { class: "row ctx" },
      picker,
      this.target,
      this.point,
      this.byHand,
      h("span", { class: "grow" }),
      this.store,
      h("kbd", { title: "Once more for Storybook's search" }, isMac(navigator) ? "⌘K" : "Ctrl K"),
    );
  }

  stop() {
    this.menu.close();
  }

  /** @param {{hint: import("../wire.d.ts").ElementHint | null, useHint: boolean, pin: boolean}} state `pin`: a comment goes there */
  update({ hint, useHint, pin }) {
    const { answer, phase } = this.session;
    this.component.disabled = !answer;
    this.component.classList.toggle("loading", !answer && phase === "loading");
    const idle = {
      idle: "No story open",
      loading: "Finding the component",
      offline: "Not connected",
      refused: "No component",
      ready: "",
    };
    fill(
      this.component,
      h("b", {}, answer ? answer.component : idle[phase]),
      answer &&
        h(
          "i",
          {},
          answer.files.map(basename).slice(0, 2).join(" + "),
          answer.files.length > 2 && ` +${answer.files.length - 2}`,
        ),
      answer && icon("down", 12),
    );
    this.component.title = answer ? answer.files.join("\n") : "";
    this.#showTarget(answer ? hint : null, useHint, pin);
    this.point.hidden = !answer || !hint;
    this.byHand.hidden = !answer || !answer.dirty;
    fill(this.byHand, icon("hand", 12), "Changed by hand");
    this.byHand.title = `${handEdited(this.session.handEdits)}. Your edit is kept as a version of its own before the next change.`;
    this.#showStore();
  }

  /** @param {import("../wire.d.ts").ElementHint | null} hint @param {boolean} useHint @param {boolean} pin */
  #showTarget(hint, useHint, pin) {
    this.target.hidden = !hint;
    if (!hint) return;
    const label = elementLabel(hint);
    const onclick = () => this.onElement(!useHint);
    const off = button({ class: "chip-x", "aria-label": `Don't point at ${label}`, onclick }, icon("cross", 10));
    const on = button(
      { class: "chip mono off", title: `Point at this element: ${label}`, onclick },
      icon("plus", 10),
      h("span", { class: "cut" }, label),
    );
    const about = pin ? "What the comment is pinned to" : "What the prompt is about";
    fill(
      this.target,
      useHint
        ? h(
            "span",
            { class: "chip mono", title: `${about}: ${label}` },
            pin && drawerIcon("comment", 12),
            h("span", { class: "cut" }, label),
            off,
          )
        : on,
    );
  }

  #showStore() {
    const { answer, phase } = this.session;
    this.store.hidden = !answer && phase !== "offline";
    if (phase === "offline") {
      this.store.className = "store warn";
      return fill(this.store, h("span", { class: "dot pulse" }), h("span", {}, "Reconnecting"));
    }
    if (!answer) return;
    const { tone, label, title } = store(answer);
    this.store.className = `store ${tone}`;
    this.store.title = title;
    fill(this.store, h("span", { class: "dot" }), h("span", {}, label));
  }

  #toggle = async () => {
    if (this.menu.open) return this.menu.close();
    const { answer } = this.session;
    if (!answer) return;
    this.menu.show(this.#sections([]));
    const { componentPath } = answer;
    const answered = await this.client.get("/__ai-sessions", { componentPath }).catch(() => []); // the rest of the menu works
    const rows = Array.isArray(answered) ? answered : (answered.sessions ?? []);
    if (this.menu.open && rows.length > 1) this.menu.show(this.#sections(rows));
  };

  /** @param {SessionRow[]} rows */
  #sections(rows) {
    const { answer } = this.session;
    if (!answer) return [];
    const { componentPath, candidates, sessionId } = answer;
    const paths = candidates.length > 1 ? [...new Set([componentPath, ...candidates])] : [];
    const others = rows.slice(0, 6).map((row) => ({
      label: nameOf(row),
      detail: detailOf(row),
      checked: row.sessionId === sessionId,
      choose: () => void this.session.open({ componentPath, sessionId: row.sessionId }),
    }));
    return [
      {
        heading: "Component",
        items: paths.map((path) => ({
          label: basename(path),
          detail: path.slice(0, -basename(path).length).replace(/\/$/, ""),
          checked: path === componentPath,
          choose: () => void this.session.open({ componentPath: path }),
        })),
      },
      { heading: "Sessions", items: others },
      {
        heading: "",
        items: [
          {
            label: NEW,
            icon: /** @type {const} */ ("plus"),
            choose: () => void this.session.open({ componentPath, fresh: true }),
          },
        ],
      },
    ];
  }
}
