/**
 * What a page carries before anybody asks for Sidestory: the ✨ button and a place to open the palette in. The palette
 * itself is loaded when it is first opened.
 */

import { draw } from "../ui/draw.js";
import { FocusMemory } from "./focus.js";
import { isMac } from "./keys.js";
import { createOverlay } from "./overlay.js";
import { shellStyles } from "./styles.js";
import { Theme } from "./theme.js";
import { watchComments } from "./watch.js";

/** The journey that a reload interrupted, see session/memory.js. */
const JOURNEY = "sidestory:journey";

const SPARKLES = [
  "FM6.5 2.2l1.2 3.4a2 2 0 0 0 1.2 1.2l3.4 1.2-3.4 1.2a2 2 0 0 0-1.2 1.2l-1.2 3.4-1.2-3.4a2 2 0 0 0-1.2-1.2L.7 8l3.4-1.2a2 2 0 0 0 1.2-1.2z",
  "FM12.6 1l.6 1.6 1.6.6-1.6.6-.6 1.6-.6-1.6-1.6-.6 1.6-.6z",
  "FM12.9 10.9l.5 1.4 1.4.5-1.4.5-.5 1.4-.5-1.4-1.4-.5 1.4-.5z",
];

/** @typedef {import("../ui/palette.js").Palette} Palette */

export class Host {
  /** @param {{story: import("../wire.d.ts").StoryContext, events: EventTarget & {online: boolean}, document: Document}} parts */
  constructor({ story, events, document }) {
    this.story = story;
    this.events = events;
    this.document = document;
    this.focus = new FocusMemory();
    this.opened = false;
    /** @type {import("./overlay.js").Overlay | null} */
    this.overlay = null;
    /** @type {Promise<Palette> | null} */
    this.palette = null;
    /** @type {Promise<import("../comments/comments.js").Comments> | null} */
    this.commenting = null;
  }

  /** Show the button, and the palette too when a reload interrupted a change. */
  start() {
    this.overlay ??= createOverlay(this.document);
    if (!this.overlay || this.overlay.isConnected) return;
    this.overlay.addStyles(shellStyles);
    this.theme = new Theme(this.overlay);
    this.fab = this.#button();
    this.note = this.document.createElement("p");
    this.note.className = "fab-note";
    this.note.setAttribute("role", "status");
    this.overlay.root.append(this.note, this.fab);
    this.document.documentElement.append(this.overlay);
    this.theme.start();
    this.story.addEventListener("change", this.theme.refresh);
    this.events.addEventListener("proposal", this.#onProposal);
    this.document.addEventListener("keydown", this.#onPageKey);
    this.document.addEventListener("sidestory:toggle", this.#onToggle);
    watchComments({ story: this.story, events: this.events, found: () => this.comments().catch(() => {}) });
    if (interrupted()) this.open();
  }

  stop() {
    if (!this.overlay?.isConnected) return;
    this.close();
    this.events.removeEventListener("proposal", this.#onProposal);
    this.document.removeEventListener("keydown", this.#onPageKey);
    this.document.removeEventListener("sidestory:toggle", this.#onToggle);
    if (this.theme) this.story.removeEventListener("change", this.theme.refresh);
    this.theme?.stop();
    this.overlay.remove();
    this.overlay = this.palette = null;
  }

  open = async () => {
    if (this.opened || !this.overlay) return;
    this.opened = true;
    this.focus.remember();
    this.theme?.refresh();
    this.fab?.classList.add("away");
    this.fab?.classList.remove("news");
    this.palette ??= this.#load(this.overlay);
    try {
      const palette = await this.palette;
      await breath();
      if (this.opened) palette.start();
    } catch (error) {
      console.warn("Sidestory: the palette could not be loaded", error);
      this.palette = null; // the next press tries again
      this.close();
      this.#say("Sidestory isn't running. Start it, then try again.");
    }
  };

  close = () => {
    if (!this.opened) return;
    this.opened = false;
    const inside = this.document.activeElement === this.overlay;
    this.palette?.then(
      (palette) => palette.stop(),
      () => {},
    );
    this.fab?.classList.remove("away");
    if (inside) this.focus.restore();
  };

  /** @param {import("./overlay.js").Overlay} overlay */
  async #load(overlay) {
    const { Palette } = await import("../ui/palette.js");
    const { story, events, comments, close } = this;
    return new Palette({ overlay, story, events, comments, close });
  }

  /** @param {string} id */
  openComment = async (id) => {
    await this.open();
    (await this.palette)?.showComment(id);
  };

  /** The comments, from when they are first needed: there are some, or somebody leaves one. */
  comments = () => {
    this.commenting ??= this.#loadComments();
    return this.commenting;
  };

  async #loadComments() {
    try {
      const { Comments } = await import("../comments/comments.js");
      const { story, events, openComment: onOpen } = this;
      const comments = new Comments({ story, events, onOpen });
      comments.start();
      return comments;
    } catch (error) {
      this.commenting = null; // the next who needs them tries again
      throw error;
    }
  }

  /**
   * Cmd+K in some frame, sent by boot.js. The first press opens; the second closes and is Storybook's, which
   * `preventDefault` tells the sender.
   *
   * @param {Event} event
   */
  #onToggle = (event) => {
    if (!this.opened) return void this.open();
    event.preventDefault();
    this.close();
  };

  /** While nobody looks, a proposal was made. @param {Event} event */
  #onProposal = (event) => {
    const { made, status } = /** @type {CustomEvent} */ (event).detail;
    if (this.opened || !made || status === "failed") return;
    this.fab?.classList.add("news");
    this.#say("A proposal is ready");
  };

  /** @param {string} text shown beside the button for a while */
  #say(text) {
    if (!this.note) return;
    this.note.textContent = text;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => this.note && (this.note.textContent = ""), 5_000);
  }

  /** Escape also closes when nothing on the page has the focus. @param {KeyboardEvent} event */
  #onPageKey = (event) => {
    const idle = this.document.activeElement === this.document.body;
    if (event.key === "Escape" && idle && !event.defaultPrevented) this.close();
  };

  #button() {
    const button = this.document.createElement("button");
    const keys = isMac(navigator) ? "⌘K" : "Ctrl+K";
    button.type = "button";
    button.className = "fab";
    button.title = `Sidestory (${keys})`;
    button.setAttribute("aria-label", "Open Sidestory");
    button.setAttribute("aria-keyshortcuts", "Meta+K Control+K");
    button.append(draw(SPARKLES, 20));
    button.addEventListener("click", this.open);
    return button;
  }
}

/** Let the page go on: what comes next is a task of its own, so that none of them is long. */
function breath() {
  return new Promise((resolve) => setTimeout(resolve));
}

function interrupted() {
  try {
    return sessionStorage.getItem(JOURNEY) !== null;
  } catch {
    return false; // storage is blocked: nothing was kept
  }
}
