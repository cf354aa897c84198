/** History, Versions and Comments, of which at most one is open; each is loaded when it is first wanted. */

import { offline } from "../client.js";
import { h } from "./dom.js";

/** @typedef {'history' | 'versions' | 'comments'} DrawerName */
/** @typedef {import("./history-drawer.js").HistoryDrawer | import("./versions-drawer.js").VersionsDrawer} OfSession */
/** @typedef {OfSession | import("./comments-drawer.js").CommentsDrawer} AnyDrawer */

/** @param {string | null} name @returns {name is DrawerName} */
export const isDrawer = (name) => ["history", "versions", "comments"].includes(name ?? "");

export class Drawers {
  /** @type {DrawerName | null} */
  open = null;
  element = h("div");
  busy = false;
  /** @type {Map<DrawerName, Promise<AnyDrawer>>} */
  #loaded = new Map();
  /** The one on the screen. @type {AnyDrawer | null} */
  #shown = null;

  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../client.js").Client} parts.client
   * @param {(versionId: number) => void} parts.onRestore
   * @param {(before: DrawerName | null) => void} parts.onChange told which one was open before
   * @param {(css: string) => void} parts.addStyles
   * @param {(work: Promise<unknown>) => void} parts.tell says what did not work
   * @param {import("./comments-drawer.js").Needs} parts.commenting what the comments' drawer needs
   */
  constructor({ session, client, onRestore, onChange, addStyles, tell, commenting }) {
    this.session = session;
    this.client = client;
    this.onRestore = onRestore;
    this.onChange = onChange;
    this.addStyles = addStyles;
    this.tell = tell;
    this.commenting = commenting;
  }

  /** @param {DrawerName | null} name */
  async show(name) {
    const before = this.open;
    if (name === before) return;
    this.open = name;
    this.onChange(before);
    this.#shown?.drawer.hide();
    this.#shown = null;
    if (!name) return;
    const drawer = await this.#load(name);
    if (this.open !== name) return; // closed while it was loaded
    this.#shown = drawer;
    drawer.drawer.show();
    drawer.update(this.busy);
  }

  /** @param {DrawerName} name */
  toggle(name) {
    return this.show(this.open === name ? null : name);
  }

  /** @param {boolean} busy a change is on its way */
  update(busy) {
    this.busy = busy;
    this.#shown?.update(busy);
  }

  /** @param {DrawerName} name */
  async #load(name) {
    const loading = this.#loaded.get(name) ?? this.#make(name);
    this.#loaded.set(name, loading);
    try {
      return await loading;
    } catch {
      this.#loaded.delete(name); // the next press tries again
      await this.show(null);
      throw offline();
    }
  }

  /** @param {DrawerName} name */
  async #make(name) {
    const [{ drawer: css }, make] = await Promise.all([import("./styles/drawer.js"), this[name]()]);
    if (!this.element.hasChildNodes()) this.addStyles(css);
    const made = make({ session: this.session, onClose: () => void this.show(null) });
    this.element.append(made.drawer.element);
    return made;
  }

  async history() {
    const { HistoryDrawer } = await import("./history-drawer.js");
    const onVersion = (/** @type {number} */ versionId) => this.#reveal(versionId);
    return (/** @type {Common} */ common) => new HistoryDrawer({ ...common, onVersion });
  }

  async versions() {
    const { VersionsDrawer } = await import("./versions-drawer.js");
    const { client, onRestore, tell } = this;
    return (/** @type {Common} */ common) => new VersionsDrawer({ ...common, client, onRestore, tell });
  }

  async comments() {
    const [{ CommentsDrawer }, { comments: css }, comments] = await Promise.all([
      import("./comments-drawer.js"),
      import("./styles/comments.js"),
      this.commenting.comments(),
    ]);
    const { tell, commenting } = this;
    return (/** @type {Common} */ common) => {
      this.addStyles(css);
      return new CommentsDrawer({ ...common, ...commenting, comments, tell });
    };
  }

  /** @param {string} commentId */
  async showComment(commentId) {
    await this.show("comments");
    const drawer = this.#shown;
    if (drawer && "revealComment" in drawer) drawer.revealComment(commentId);
  }

  /** @param {number} versionId */
  async #reveal(versionId) {
    await this.show("versions");
    const drawer = this.#shown;
    if (drawer && "reveal" in drawer) drawer.reveal(versionId);
  }
}

/** @typedef {{session: import("../session/session.js").Session, onClose: () => void}} Common */
