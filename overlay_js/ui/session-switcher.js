/** Which session of the component this is, and a menu of the others. */

import { drawerIcon } from "./drawer-icons.js";
import { button, fill, h } from "./dom.js";
import { when } from "./format.js";
import { icon } from "./icons.js";
import { Menu } from "./menu.js";

/** @typedef {import("../wire.d.ts").SessionRow} SessionRow */

const SHOWN = 20;
const NEW = "New session";

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

/** @param {SessionRow} row */
export const nameOf = ({ label, firstPrompt }) => label || firstPrompt || NEW;

/** @param {SessionRow} row @returns {string} `12:41 · 5 versions · ★ 2` */
export function detailOf({ lastModified, totalVersions = 0, starred = 0 }) {
  const versions = { 0: "nothing changed yet", 1: "1 version" }[totalVersions] ?? `${totalVersions} versions`;
  return [when(lastModified), versions, starred > 0 && `★ ${starred}`].filter(Boolean).join(" · ");
}
