/** Which session of the component this is, and a menu of the others. */

import { drawerIcon } from "./drawer-icons.js";
import { button, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { Menu } from "./menu.js";
import { NEW, detailOf, nameOf } from "./session-names.js";

/** @typedef {import("../wire.d.ts").SessionRow} SessionRow */

const SHOWN = 20;

export class SessionSwitcher {
  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../client.js").Client} parts.client
   * @param {(work: Promise<unknown>) => void} parts.tell says what did not work
   */
  constructor({ session, client, tell }) {
    this.session = session;
    this.client = client;
    this.anchor = button({ class: "switch", onclick: () => tell(this.#toggle()) });
    this.menu = new Menu({ anchor: this.anchor, label: "Sessions" });
    this.element = h("div", { class: "switcher" }, this.anchor, this.menu.element);
  }

  update() {
    const { answer } = this.session;
    const title = answer?.firstPrompt || NEW;
    fill(this.anchor, drawerIcon("chat", 14), h("span", { class: "cut", dir: "auto" }, title), icon("down", 12));
    this.anchor.title = title;
    this.anchor.setAttribute("aria-label", `Session: ${title}. Choose another one`);
  }

  close() {
    this.menu.close();
  }

  async #toggle() {
    if (this.menu.open) return this.menu.close();
    const { answer } = this.session;
    if (!answer) return;
    const { sessions } = await this.client.get("/__ai-sessions", { componentPath: answer.componentPath });
    this.menu.show(this.#sections(sessions));
    /** @type {HTMLElement | null} */
    const chosen = this.menu.element.querySelector("[aria-checked=true]");
    chosen?.focus();
  }

  /** @param {SessionRow[]} rows */
  #sections(rows) {
    const { answer } = this.session;
    if (!answer) return [];
    const { componentPath, component, sessionId } = answer;
    const items = rows.slice(0, SHOWN).map((row) => ({
      label: nameOf(row),
      detail: detailOf(row),
      checked: row.sessionId === sessionId,
      choose: () => void this.session.open({ componentPath, sessionId: row.sessionId }),
    }));
    const fresh = () => void this.session.open({ componentPath, fresh: true });
    return [
      {
        heading: "",
        items: [{ label: NEW, detail: "Files stay as they are", icon: /** @type {const} */ ("plus"), choose: fresh }],
      },
      { heading: `Sessions of ${component}`, items },
    ];
  }
}
