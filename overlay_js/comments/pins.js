/** The markers of comments on the open story. Dispatches `change` when one finds or loses its place. */

import { h } from "../ui/dom.js";
import { find } from "./anchor.js";
import { Bubble } from "./bubble.js";
import { Follow } from "./follow.js";
import { Layer } from "./layer.js";
import { outline } from "./outline.js";
import { pinStyles } from "./pin-styles.js";
import { spread } from "./placing.js";
import { spot } from "./sight.js";

/** @typedef {import("../wire.d.ts").Comment} Comment */
/** @typedef {'here' | 'hidden' | 'lost'} Place `hidden`: its element is there, but scrolled away or not shown */

/** How long an element must be away, in ms: a re-render takes it away for a moment. */
const GRACE = 600;

/**
 * @typedef {object} Pin
 * @property {Comment} comment
 * @property {HTMLElement} button
 * @property {Element | null} target
 * @property {number | null} since when its element was first missed
 */

export class Pins extends EventTarget {
  /** @type {Map<string, Pin>} */
  #pins = new Map();
  /** @type {Map<string, Place>} */
  #places = new Map();
  /** @type {Layer | null} */
  #layer = null;
  /** @type {Follow | null} */
  #follow = null;
  #drawn = "";
  /** The one that is pointed at, or chosen in the list. @type {string | null} */
  #active = null;

  /**
   * @param {object} parts
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {(commentId: string) => void} parts.onOpen
   * @param {() => number} [parts.now] ms
   */
  constructor({ story, onOpen, now = () => performance.now() }) {
    super();
    this.story = story;
    this.onOpen = onOpen;
    this.now = now;
    this.bubble = new Bubble();
    this.outline = h("div", { class: "outline", hidden: true });
  }

  /** @param {string} commentId @returns {Place | undefined} where its pin is, if it has one here */
  placeOf(commentId) {
    return this.#places.get(commentId);
  }

  /** @param {{comment: Comment, number: number}[]} wanted */
  update(wanted) {
    const { frame } = this.story;
    const ready = frame?.document?.body;
    if (!ready || wanted.length === 0) return this.stop();
    if (!this.#layer?.isOf(frame)) this.#begin(frame);
    const ids = new Set(wanted.map(({ comment }) => comment.id));
    for (const [id, { button }] of this.#pins) {
      if (ids.has(id)) continue;
      button.remove();
      this.#pins.delete(id);
      this.#places.delete(id);
    }
    for (const { comment, number } of wanted) this.#keep(comment, number);
    if (this.#active && !ids.has(this.#active)) this.#point(null);
    this.#layer?.show();
    this.#follow?.wake(true);
  }

  stop() {
    this.#follow?.stop();
    this.#layer?.hide();
    this.#layer = this.#follow = null;
    this.#pins.clear();
    this.#places.clear();
    this.#active = null;
    this.#drawn = "";
  }

  /** Show which element a comment is about, where it can be seen. @param {string | null} commentId */
  highlight(commentId) {
    this.#point(commentId && this.#pins.has(commentId) ? commentId : null, false);
  }

  /** Show which element a comment is about, and bring it into sight. @param {string | null} commentId */
  reveal(commentId) {
    const target = commentId ? this.#pins.get(commentId)?.target : null;
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#point(target ? commentId : null, false);
  }

  /** @param {Window} frame */
  #begin(frame) {
    this.stop();
    this.#layer = new Layer(frame, "sidestory-pins", pinStyles);
    this.#layer.root.append(this.outline, this.bubble.element);
    this.#follow = new Follow(frame, this.#look);
    this.#follow.start();
  }

  /** @param {Comment} comment @param {number} number */
  #keep(comment, number) {
    const pin = this.#pins.get(comment.id) ?? this.#make(comment.id, comment);
    pin.comment = comment;
    const { button } = pin;
    const { status, resolved, author, text } = comment;
    button.dataset.status = resolved || status === "applied" || status === "rejected" ? "done" : status;
    button.setAttribute("aria-label", `Comment ${number} by ${author}: ${text.slice(0, 200)}`);
    /** @type {HTMLElement} */ (button.firstElementChild).textContent = String(number);
    if (this.#active === comment.id) this.bubble.say(comment);
  }

  /** @param {string} id @param {Comment} comment @returns {Pin} */
  #make(id, comment) {
    const on = () => this.#point(id);
    const off = () => this.#point(null);
    const button = h(
      "button",
      {
        ...{ type: "button", class: "pin", "data-comment": id, hidden: true, onclick: () => this.onOpen(id) },
        ...{ onpointerenter: on, onpointerleave: off, onfocus: on, onblur: off },
      },
      h("span"),
    );
    this.#layer?.root.append(button);
    const pin = { comment, button, target: null, since: null };
    this.#pins.set(id, pin);
    return pin;
  }

  /** @param {string | null} id @param {boolean} [speak] with what was said beside it */
  #point(id, speak = true) {
    this.#active = id;
    for (const [each, { button }] of this.#pins) button.classList.toggle("on", each === id);
    const pin = id ? this.#pins.get(id) : undefined;
    this.bubble.say(pin && speak ? pin.comment : null);
    this.#follow?.wake();
  }

  /** Look where everything is; says whether something moved. @param {boolean} changed */
  #look = (changed) => {
    const layer = this.#layer;
    const { frame } = this.story;
    if (!layer || !frame || !layer.isOf(frame)) return false;
    if (changed) this.#seek(layer.document);
    const width = layer.document.documentElement.clientWidth;
    const height = layer.document.documentElement.clientHeight;
    const pins = [...this.#pins.values()];
    const seen = pins.map(({ comment, target }) => target && spot(target, comment.anchor ?? {}, { width, height }));
    const corners = spread(
      seen.flatMap((point) => (point ? [point] : [])),
      { width, height },
    );
    const placed = pins.map((pin, at) => ({ pin, corner: seen[at] ? corners.shift() : undefined }));
    const active = placed.find(({ pin }) => pin.comment.id === this.#active);
    const drawn = JSON.stringify([placed.map(({ corner }) => corner), box(active?.pin.target), this.#active]);
    if (drawn === this.#drawn) return this.#settle();
    this.#drawn = drawn;
    for (const { pin, corner } of placed) {
      pin.button.hidden = !corner;
      if (corner) pin.button.style.translate = `${corner.x}px ${corner.y}px`;
    }
    outline(this.outline, active?.corner ? (active.pin.target ?? null) : null);
    this.bubble.place(active?.corner ?? null, { width, height });
    this.#settle();
    return true;
  };

  /** Find the elements again. @param {Document} document */
  #seek(document) {
    for (const pin of this.#pins.values()) {
      pin.target = find(document, pin.comment.anchor ?? {});
      pin.since = pin.target ? null : (pin.since ?? this.now());
    }
  }

  /** Tell what has found its place, and what has been without one for a while; says whether that is still open. */
  #settle() {
    let open = false;
    let news = false;
    for (const [id, { button, target, since }] of this.#pins) {
      const shown = this.#layer?.document.body.classList.contains("sb-show-main");
      const missed = since !== null && this.now() - since < GRACE;
      if (missed || (since !== null && !shown)) open ||= Boolean(shown);
      else {
        const place = target ? (button.hidden ? "hidden" : "here") : "lost";
        news ||= this.#places.get(id) !== place;
        this.#places.set(id, place);
      }
    }
    if (news) this.dispatchEvent(new Event("change"));
    return open;
  }
}

/** @param {Element | null | undefined} target */
const box = (target) => target && Object.values(target.getBoundingClientRect().toJSON());
