/** History and Versions, of which at most one is open. */

import { h } from "./dom.js";
import { HistoryDrawer } from "./history-drawer.js";
import { VersionsDrawer } from "./versions-drawer.js";

/** @typedef {'history' | 'versions'} DrawerName */

export class Drawers {
  /** @type {DrawerName | null} */
  open = null;

  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../client.js").Client} parts.client
   * @param {(versionId: number) => void} parts.onRestore
   * @param {(before: DrawerName | null) => void} parts.onChange told which one was open before
   */
  constructor({ session, client, onRestore, onChange }) {
    const onClose = () => this.show(null);
    this.history = new HistoryDrawer({ session, onVersion: (id) => this.#reveal(id), onClose });
    this.versions = new VersionsDrawer({ session, client, onRestore, onClose });
    this.element = h("div", {}, this.history.drawer.element, this.versions.drawer.element);
    this.onChange = onChange;
  }

  /** @param {DrawerName | null} name */
  show(name) {
    const before = this.open;
    if (name === before) return;
    this.open = name;
    this.onChange(before);
    if (before) this[before].drawer.hide();
    if (name) this[name].drawer.show();
    this.update();
  }

  /** @param {DrawerName} name */
  toggle(name) {
    this.show(this.open === name ? null : name);
  }

  /** @param {{busy: boolean}} [state] */
  update(state) {
    this.versions.update(state);
    this.history.update();
  }

  /** @param {number} versionId */
  #reveal(versionId) {
    this.show("versions");
    this.versions.reveal(versionId);
  }
}
