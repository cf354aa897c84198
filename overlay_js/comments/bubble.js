/** What was said, beside the pin that one points at. */

import { fill, h } from "../ui/dom.js";
import { fate } from "../ui/comment-words.js";
import { PIN } from "./placing.js";

const GAP = 8; // px

export class Bubble {
  element = h("div", { class: "bubble", role: "tooltip", hidden: true });

  /** @param {import("../wire.d.ts").Comment | null} comment null says nothing */
  say(comment) {
    this.element.hidden = true; // until it has its place
    this.said = comment !== null;
    if (!comment) return;
    const { author, text, replies } = comment;
    const answers = replies.length === 1 ? "1 reply" : replies.length > 1 ? `${replies.length} replies` : "";
    fill(
      this.element,
      h("b", { dir: "auto" }, author),
      h("p", { dir: "auto" }, text.slice(0, 500)),
      h("i", {}, [fate(comment).label, answers].filter(Boolean).join(" · ")),
    );
  }

  /** @param {{x: number, y: number} | null} corner its pin's @param {{width: number, height: number}} page */
  place(corner, page) {
    this.element.hidden = !corner || !this.said;
    if (this.element.hidden || !corner) return;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const right = corner.x + PIN + GAP;
    const x = right + width + GAP <= page.width ? right : Math.max(GAP, corner.x - GAP - width);
    const y = Math.max(GAP, Math.min(corner.y, page.height - height - GAP));
    this.element.style.translate = `${x}px ${y}px`;
  }
}
