/** What can be done with all comments: pins on or off, to a file, from a file, the review page. */

import { button, h } from "./dom.js";
import { Menu } from "./menu.js";
import { drawerIcon } from "./drawer-icons.js";

const REVIEW = new URL("../../__ai-review", import.meta.url);

export class CommentsMenu {
  /** Settled ones of the whole Storybook are shown too. */
  settled = false;

  /**
   * @param {object} parts
   * @param {import("../comments/comments.js").Comments} parts.comments
   * @param {(work: Promise<unknown>) => void} parts.tell says what did not work
   * @param {(text: string) => void} parts.say
   * @param {() => string | null} parts.scope whose comments are exported; null for all
   * @param {() => void} parts.onChange
   */
  constructor({ comments, tell, say, scope, onChange }) {
    this.comments = comments;
    this.tell = tell;
    this.say = say;
    this.scope = scope;
    this.onChange = onChange;
    const toggle = () => (this.menu.open ? this.menu.close() : this.menu.show(this.#sections()));
    this.anchor = button(
      { class: "btn square", title: "More", "aria-label": "More", onclick: toggle },
      drawerIcon("more", 16),
    );
    this.menu = new Menu({ anchor: this.anchor, label: "Comments" });
    this.file = h("input", {
      type: "file",
      accept: ".json,.md,.markdown",
      hidden: true,
      onchange: () => tell(this.#import()),
    });
    this.element = h("span", { class: "more-menu" }, this.anchor, this.menu.element, this.file);
  }

  #sections() {
    const { pinned } = this.comments;
    const all = this.scope() === null;
    const settle = { label: this.settled ? "Hide settled ones" : "Show settled ones", choose: this.#settle };
    return [
      {
        heading: "",
        items: [
          {
            label: pinned ? "Hide pins on the story" : "Show pins on the story",
            choose: () => void (this.comments.pinned = !pinned),
          },
          ...(all ? [settle] : []),
        ],
      },
      {
        heading: all ? "All comments" : "Comments of this component",
        items: [
          { label: "Export as JSON", choose: () => this.tell(this.#export("json", "comments.json")) },
          { label: "Export as Markdown", choose: () => this.tell(this.#export("markdown", "comments.md")) },
          { label: "Import a file", choose: () => this.file.click() },
        ],
      },
      {
        heading: "",
        items: [{ label: "Open the review page", choose: () => void open(REVIEW, "_blank", "noopener") }],
      },
    ];
  }

  #settle = () => {
    this.settled = !this.settled;
    this.onChange();
  };

  /** @param {"json" | "markdown"} format @param {string} name */
  async #export(format, name) {
    const componentPath = this.scope();
    const blob = await this.comments.client.file("/__ai-comments/export", { format, componentPath });
    const address = URL.createObjectURL(blob);
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser has begun to save by then
  }

  async #import() {
    const file = this.file.files?.[0];
    if (!file) return;
    this.file.value = ""; // the same file may be chosen again
    const { added, updated } = await this.comments.take(file);
    const words = [added && `${added} added`, updated && `${updated} updated`].filter(Boolean).join(", ");
    this.say(words || "Nothing new in that file");
  }
}
