/** What one is at in the palette: told, so that it is kept, and gone back to. */

import { Working } from "../session/working.js";
import { isDrawer } from "./drawers.js";
import { goTo } from "./open-story.js";

/** @typedef {import("../wire.d.ts").WorkingState} WorkingState */
/** @typedef {import("../wire.d.ts").Mode} Mode */

export class Resuming {
  /**
   * @param {object} parts
   * @param {import("../client.js").Client} parts.client
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {import("./field.js").Field} parts.field
   * @param {import("./drawers.js").Drawers} parts.drawers
   * @param {import("./toast.js").Toast} parts.toast
   * @param {() => Mode} parts.mode
   * @param {(mode: Mode) => void} parts.onMode
   */
  constructor({ client, session, story, field, drawers, toast, mode, onMode }) {
    this.session = session;
    this.story = story;
    this.field = field;
    this.drawers = drawers;
    this.toast = toast;
    this.mode = mode;
    this.onMode = onMode;
    this.working = new Working({
      client,
      storage: session.memory.lasting,
      read: () => this.state,
      apply: (state) => this.#return(state),
    });
  }

  /** @returns {WorkingState} */
  get state() {
    const { answer } = this.session;
    return {
      ...{ storyId: this.story.current?.storyId ?? null, componentPath: answer?.componentPath ?? null },
      ...{ sessionId: answer?.sessionId ?? null, draft: this.field.value, mode: this.mode(), panel: this.drawers.open },
    };
  }

  /** Go back to what one was at when the page was last left. */
  async restore() {
    if (await this.working.restore()) this.toast.show("The last session is back");
    else if (this.working.phase === "idle") this.toast.show("There is nothing to restore any more");
    this.field.focus();
  }

  /** @param {WorkingState} state */
  async #return({ storyId, sessionId, componentPath, draft, mode, panel }) {
    if (storyId) await goTo(this.story, storyId);
    const known = storyId && this.session.memory.componentOf(storyId)?.componentPath;
    const chosen = componentPath && known && known !== componentPath ? { componentPath } : {};
    if (sessionId) await this.session.open({ ...chosen, sessionId });
    this.field.value = draft;
    this.onMode(mode);
    if (isDrawer(panel)) await this.drawers.show(panel);
  }
}
