/** The palette: opens and closes, and shows in its parts what the session and its changes say. */

import { ApiError } from "../client.js";
import { Dock } from "./dock.js";
import { makeParts } from "./parts.js";
import { showing } from "./showing.js";
import { storeNews } from "./store-words.js";
import { styles } from "./styles/index.js";
import { announcement } from "./words.js";

/** @typedef {import("../wire.d.ts").Mode} Mode */

export class Palette {
  /** @type {Mode} */
  mode = "instant";
  opened = false;
  /** @type {import("../wire.d.ts").SessionAnswer | null} what was last told of the stores */
  #kept = null;

  /**
   * @param {object} given
   * @param {import("../host/overlay.js").Overlay} given.overlay
   * @param {import("../wire.d.ts").StoryContext} given.story
   * @param {EventTarget} given.events
   * @param {() => Promise<import("../comments/comments.js").Comments>} given.comments
   * @param {() => void} given.close
   */
  constructor({ overlay, story, events, comments, close }) {
    this.close = close;
    this.root = overlay.root;
    this.parts = makeParts(
      { overlay, story, events, load: comments },
      {
        mode: () => this.mode,
        update: () => this.update(),
        onInput: this.#onInput,
        onMode: this.#onMode,
        onDrawer: this.#onDrawer,
        help: this.#help,
        point: () => this.#point(),
        pointAt: () => this.#pointAt(),
        tell: (work) => this.#tell(work),
      },
    );
    this.dock = new Dock({ parts: this.parts, story, onKey: this.#onKey });
    overlay.addStyles(styles);
  }

  start() {
    if (this.opened) return;
    this.opened = true;
    const { session, changes, seen, understanding, working, target, elsewhere, review, field, said } = this.parts;
    this.root.append(this.dock.element);
    session.addEventListener("change", this.#onSession);
    changes.addEventListener("change", this.#onOutcome);
    changes.addEventListener("begun", this.#onBegun);
    understanding.addEventListener("change", this.update);
    working.addEventListener("change", this.update);
    for (const part of [this.dock.layout, target, changes, seen, elsewhere, review]) part.start();
    this.update();
    field.focus();
    session.start();
    working.start();
    void this.#tell(said.start());
  }

  stop() {
    if (!this.opened) return;
    this.opened = false;
    const { session, changes, understanding, working, drawers, said } = this.parts;
    working.stop(); // before the drawer is closed: an open one is to be restored
    drawers.show(null);
    session.removeEventListener("change", this.#onSession);
    changes.removeEventListener("change", this.#onOutcome);
    changes.removeEventListener("begun", this.#onBegun);
    understanding.removeEventListener("change", this.update);
    working.removeEventListener("change", this.update);
    said.stop();
    understanding.stop();
    const { elsewhere, review, target, seen, context, notice, card, toast } = this.parts;
    const { layout } = this.dock;
    for (const part of [seen, changes, elsewhere, review, session, target, layout, context, notice, card, toast])
      part.stop();
    this.dock.element.remove();
  }

  /** Show a comment in its drawer. @param {string} id */
  showComment(id) {
    void this.#tell(this.parts.drawers.showComment(id));
  }

  update = () => {
    if (!this.opened) return;
    const { session, changes, understanding, target, commenting, drawers, field, said, review, sending } = this.parts;
    const { answer, phase, problem: refused } = session;
    const { outcome, running } = changes;
    const shown = showing({
      ...{ answer, phase, refused, outcome, running, mode: this.mode, typed: field.value, commenting },
      ...{ drawer: drawers.open, counts: { comments: said.count, proposals: review.count } },
    });
    const { mode, comment } = shown;
    this.mode = mode;
    const { context, pointing, understood, notice, bar, card, restore, working } = this.parts;
    context.update({ hint: target.hint, useHint: target.used, pin: comment });
    this.dock.point(target.pointing);
    pointing.update(target.pointing);
    field.update(shown.field);
    commenting.update(comment);
    if (comment) understanding.forget();
    else if (!running) understanding.ask(field.value, sending.wish);
    understood.update({ found: understanding.found, mode, typing: shown.typing });
    notice.update(shown.notice);
    bar.update(shown.bar);
    card.update(outcome);
    review.update(running);
    drawers.update(running);
    restore.update(shown.restore);
    working.follow();
  };

  #onSession = () => {
    const { session, toast, said } = this.parts;
    if (session.expired) toast.show("The earlier session has expired: this is a new one");
    session.expired = false;
    said.follow(); // a person may have corrected the component
    this.#tellOfStore();
    this.update();
  };

  #tellOfStore() {
    const { answer } = this.parts.session;
    if (!answer || !this.opened) return; // what happens meanwhile is told when the palette is opened
    const news = storeNews(this.#kept, answer);
    this.#kept = answer;
    if (news) this.parts.toast.show(news);
  }

  #onOutcome = () => {
    const { changes, sending, target, toast, working } = this.parts;
    const { outcome } = changes;
    sending.giveBack();
    this.update();
    toast.say(outcome ? announcement(outcome) : "");
    if (outcome?.phase === "done") {
      target.refresh();
      working.changed();
    }
    this.dock.layout.soon();
  };

  #onBegun = () => this.parts.bar.hold(this.parts.changes.outcome?.kind);

  #onInput = () => {
    this.parts.sending.forgive();
    this.update();
    this.parts.working.changed();
  };

  /** @param {Mode} mode */
  #onMode = (mode) => {
    this.mode = mode;
    this.update();
    this.parts.working.changed();
  };

  /** @param {import("./drawers.js").DrawerName | null} before */
  #onDrawer = (before) => {
    const { bar, drawers, said, working } = this.parts;
    const inside = this.root.activeElement?.closest(".drawer");
    if (inside && before && !drawers.open) bar.focus(before);
    if (before === "comments") said.conceal();
    this.dock.layout.drawer = drawers.open !== null;
    this.dock.layout.refresh();
    this.update();
    if (this.opened) working.changed();
  };

  /** Say what the prompt or the comment is about. */
  async #point() {
    const anchor = await this.#pointAt();
    if (anchor) this.parts.target.pick(anchor);
  }

  /** Let an element be chosen, with the story in sight. */
  async #pointAt() {
    try {
      return await this.parts.target.point();
    } finally {
      if (this.opened) this.parts.field.focus();
    }
  }

  /** @param {import("./problems.js").ProblemAction} action */
  #help = (action) => {
    const { sending, field, actions } = this.parts;
    if (action === "again" && this.mode === "comment") return sending.submit(field.value.trim());
    return actions.help(action);
  };

  /** Say what did not work, where there is no card to say it in. @param {Promise<unknown> | undefined} work */
  async #tell(work) {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.parts.toast.show(error.message);
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    const { target, drawers } = this.parts;
    if (target.pointing) target.cancel();
    else if (drawers.open) drawers.show(null);
    else this.close();
  };
}
