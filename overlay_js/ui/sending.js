/** What becomes of what is typed: a change, a plan, or a comment; and what goes with it. */

/** @typedef {import("../wire.d.ts").Mode} Mode */

export class Sending {
  /** The change whose prompt was put back into the field. @type {string | undefined} */
  #returned;

  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../session/changes.js").Changes} parts.changes
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {import("./target.js").Target} parts.target
   * @param {import("./field.js").Field} parts.field
   * @param {import("./comment-mode.js").CommentMode} parts.commenting
   * @param {import("./toast.js").Toast} parts.toast
   * @param {() => Mode} parts.mode
   * @param {(work: Promise<unknown>) => Promise<void>} parts.tell says what did not work
   * @param {() => void} parts.onChange
   */
  constructor({ session, changes, story, target, field, commenting, toast, mode, tell, onChange }) {
    this.session = session;
    this.changes = changes;
    this.story = story;
    this.target = target;
    this.field = field;
    this.commenting = commenting;
    this.toast = toast;
    this.mode = mode;
    this.tell = tell;
    this.onChange = onChange;
  }

  /** @param {string} prompt */
  submit(prompt) {
    if (this.mode() === "comment") return void this.tell(this.#comment(prompt));
    if (this.changes.running) return null;
    this.field.value = "";
    return this.changes.iterate({ prompt, ...this.wish() });
  }

  /** What goes with a prompt. */
  wish = () => {
    const storyId = this.story.current?.storyId;
    return { mode: this.mode(), storyId, element: this.target.describe() };
  };

  /** What could not be done stays in the field, unless something else was typed meanwhile. */
  giveBack() {
    const { outcome } = this.changes;
    if (!outcome?.error || outcome.kind !== "iterate" || outcome.requestId === this.#returned) return;
    if (this.field.value !== "") return;
    this.#returned = outcome.requestId;
    this.field.value = outcome.prompt;
  }

  /** An empty field has nothing left to complain about. */
  forgive() {
    if (this.field.value === "" && this.changes.outcome?.error) this.changes.dismiss();
    this.commenting.forgive();
  }

  /** Leave what was typed as a comment. @param {string} comment */
  async #comment(comment) {
    const { componentPath, component } = this.session.answer ?? (await this.session.ensure());
    const storyId = this.story.current?.storyId;
    const anchor = this.target.anchor(component);
    if (!(await this.commenting.send({ componentPath, comment, storyId, anchor }))) return;
    if (this.field.value.trim() === comment) this.field.value = "";
    this.toast.show("Comment left");
    this.onChange();
  }
}
