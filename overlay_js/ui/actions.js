/** What the buttons do: those of the bar, of the card that says what came of a change, and of a problem. */

import { ask } from "./dialog.js";
import { openStory } from "./open-story.js";

export class Actions {
  /**
   * @param {object} parts
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../session/changes.js").Changes} parts.changes
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {import("./field.js").Field} parts.field
   * @param {import("./drawers.js").Drawers} parts.drawers
   * @param {import("./toast.js").Toast} parts.toast
   * @param {ShadowRoot} parts.root where questions are asked
   * @param {(work: Promise<unknown> | undefined) => Promise<void>} parts.tell says what did not work
   */
  constructor({ session, changes, story, field, drawers, toast, root, tell }) {
    this.session = session;
    this.changes = changes;
    this.story = story;
    this.field = field;
    this.drawers = drawers;
    this.toast = toast;
    this.root = root;
    this.tell = tell;
  }

  /** Of the bar. @param {import("./bar.js").BarAction} action */
  act(action) {
    if (action === "undo" && this.session.answer?.canUndo) return this.changes.undo();
    if (action === "redo" && this.session.answer?.canRedo) return this.changes.redo();
    if (action === "clear") return this.clear();
    if (action === "undo" || action === "redo") return null;
    return this.tell(this.drawers.toggle(action));
  }

  /** Of the card. @param {import("./result-card.js").CardAction} action */
  follow(action) {
    const prompt = this.changes.outcome?.prompt ?? "";
    if (action === "cancel") return this.tell(this.changes.cancel());
    if (action === "undo") return this.changes.undo();
    if (action === "recheck") return this.tell(this.changes.recheck());
    if (action === "open_story") return this.tell(openStory(this.story).then(() => this.changes.recheck()));
    if (action === "apply_plan") return this.changes.apply();
    this.changes.dismiss();
    if (action === "edit_prompt") this.field.value = prompt;
    return this.field.focus();
  }

  /** Of a problem. @param {import("./problems.js").ProblemAction} action */
  help(action) {
    if (action === "retry_session" || this.session.phase === "refused") return this.session.open();
    const work = action === "again" ? this.changes.again() : this.changes.decide(action);
    this.#takeBack(); // not before: with an empty field the problem is put away, and what was asked with it
    return work;
  }

  /** One of several elements was chosen. @param {string} id */
  choose(id) {
    this.#takeBack();
    return this.changes.choose(id);
  }

  /** Forget the conversation, if that is meant. */
  async clear() {
    const question = {
      title: "Clear all conversation history?",
      text: `The conversation and its versions are forgotten${stars(this.session.answer)}. Your files stay as they are.`,
      yes: "Clear",
    };
    if (!(await ask(this.root, question))) return;
    await this.tell(
      this.session.clear().then(() => {
        this.changes.dismiss();
        this.drawers.show(null);
        this.toast.show("Session cleared");
      }),
    );
    this.field.focus();
  }

  /** The prompt that is sent again leaves the field, unless something else was typed there. */
  #takeBack() {
    if (this.field.value === this.changes.outcome?.prompt) this.field.value = "";
  }
}

/** What is starred is kept for good, so that whoever clears should know of it. @param {import("../wire.d.ts").SessionAnswer | null} answer */
function stars(answer) {
  const count = answer?.starred.length ?? 0;
  return count ? `, the ${count === 1 ? "starred one" : `${count} starred ones`} too` : "";
}
