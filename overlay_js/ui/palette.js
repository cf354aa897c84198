/** The palette: puts the parts together, and shows in them what the session and its changes say. */

import { ApiError, Client, offline } from "../client.js";
import { Changes } from "../session/changes.js";
import { Elsewhere } from "../session/elsewhere.js";
import { Memory } from "../session/memory.js";
import { Session } from "../session/session.js";
import { Understanding } from "../session/understanding.js";
import { Actions } from "./actions.js";
import { Bar } from "./bar.js";
import { CommentMode } from "./comment-mode.js";
import { ContextRow } from "./context-row.js";
import { h } from "./dom.js";
import { Drawers } from "./drawers.js";
import { Field } from "./field.js";
import { Layout } from "./layout.js";
import { Notice } from "./notice.js";
import { OpenComments } from "./open-comments.js";
import { NO_STORY, problem } from "./problems.js";
import { Pointing } from "./pointing.js";
import { RestoreRow } from "./restore-row.js";
import { ResultCard } from "./result-card.js";
import { Resuming } from "./resuming.js";
import { Review } from "./review.js";
import { styles } from "./styles/index.js";
import { Target } from "./target.js";
import { storeNews } from "./store-words.js";
import { Toast } from "./toast.js";
import { Understood } from "./understood.js";
import { announcement } from "./words.js";

/** @typedef {import("../wire.d.ts").Mode} Mode */

export class Palette {
  /** @type {Mode} */
  mode = "instant";
  opened = false;
  /** @type {import("../wire.d.ts").SessionAnswer | null} what was last told of the stores */
  #kept = null;

  /**
   * @param {object} parts
   * @param {import("../host/overlay.js").Overlay} parts.overlay
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {EventTarget} parts.events
   * @param {() => Promise<import("../comments/comments.js").Comments>} parts.comments
   * @param {() => void} parts.close
   */
  constructor({ overlay, story, events, comments, close }) {
    const client = new Client();
    const memory = new Memory();
    this.story = story;
    this.close = close;
    this.root = overlay.root;
    this.session = new Session({ client, memory, story, events });
    this.changes = new Changes({ client, memory, session: this.session, events });
    this.understanding = new Understanding({ client, session: this.session });
    this.understood = new Understood();
    this.target = new Target({ story, onChange: () => this.update() });
    this.context = new ContextRow({
      ...{ session: this.session, client, onElement: (on) => this.target.use(on) },
      onPoint: () => void this.#tell(this.#point()),
    });
    this.field = new Field({
      memory,
      onSubmit: (prompt) => this.submit(prompt),
      onUndo: (what) => this.actions.act(what),
      onInput: this.#onInput,
    });
    this.notice = new Notice({
      onPrompt: (prompt) => this.submit(prompt),
      onAction: (action) => this.#help(action),
      onChoose: (id) => this.actions.choose(id),
    });
    this.bar = new Bar({ onAction: (action) => this.actions.act(action), onMode: (mode) => this.#setMode(mode) });
    this.card = new ResultCard({ onAction: (action) => this.actions.follow(action) });
    this.comments = () => comments().catch(() => Promise.reject(offline()));
    this.commenting = new CommentMode({ memory, comments: this.comments, onChange: () => this.update() });
    this.said = new OpenComments({ comments: this.comments, onChange: this.update });
    this.toast = new Toast();
    const tell = (/** @type {string} */ text) => this.toast.show(text);
    this.elsewhere = new Elsewhere({ events, session: this.session, changes: this.changes, tell });
    this.review = new Review({
      ...{ client, session: this.session, changes: this.changes, story, events, root: this.root, toast: this.toast },
      onChange: this.update,
      onDrawer: (open) => void this.#tell(this.drawers.show(open ? "proposals" : null)),
    });
    const onRestore = (/** @type {number} */ id) => this.changes.restore(id);
    this.drawers = new Drawers({
      session: this.session,
      client,
      review: this.review,
      onRestore,
      onChange: this.#onDrawer,
      addStyles: (css) => overlay.addStyles(css),
      tell: (work) => void this.#tell(work),
      commenting: { memory, comments: this.comments, story, say: tell, point: () => this.#pointAt() },
    });
    const { session, changes, field, drawers, toast } = this;
    this.actions = new Actions({
      ...{ session, changes, story, field, drawers, toast, root: this.root },
      tell: (work) => this.#tell(work),
    });
    this.resuming = new Resuming({
      ...{ client, session, story, field, drawers, toast },
      mode: () => this.mode,
      onMode: (mode) => this.#setMode(mode),
    });
    this.working = this.resuming.working;
    this.restore = new RestoreRow({ working: this.working, onRestore: () => void this.resuming.restore() });
    const panel = h(
      "section",
      { class: "card panel" },
      this.context.element,
      this.field.element,
      this.commenting.element,
      this.understood.element,
      this.notice.element,
      this.restore.element,
      this.bar.element,
    );
    this.pointing = new Pointing({ onCancel: () => this.target.cancel() });
    this.dock = h(
      "div",
      { class: "dock", role: "dialog", "aria-label": "Sidestory" },
      this.toast.element,
      this.card.element,
      this.review.strip.element,
      panel,
      this.pointing.element,
    );
    this.layout = new Layout({ dock: this.dock, card: this.card.element, panel, story });
    this.element = h("div", { onkeydown: this.#onKey }, this.dock, this.drawers.element);
    overlay.addStyles(styles);
  }

  start() {
    if (this.opened) return;
    this.opened = true;
    this.root.append(this.element);
    this.session.addEventListener("change", this.#onSession);
    this.changes.addEventListener("change", this.#onOutcome);
    this.changes.addEventListener("begun", this.#onBegun);
    this.understanding.addEventListener("change", this.update);
    this.working.addEventListener("change", this.update);
    this.layout.start();
    this.target.start();
    this.changes.start();
    this.elsewhere.start();
    this.review.start();
    this.update();
    this.field.focus();
    this.session.start();
    this.working.start();
    void this.#tell(this.said.start());
  }

  stop() {
    if (!this.opened) return;
    this.opened = false;
    this.working.stop(); // before the drawer is closed: an open one is to be restored
    this.drawers.show(null);
    this.session.removeEventListener("change", this.#onSession);
    this.changes.removeEventListener("change", this.#onOutcome);
    this.changes.removeEventListener("begun", this.#onBegun);
    this.understanding.removeEventListener("change", this.update);
    this.working.removeEventListener("change", this.update);
    this.said.stop();
    this.understanding.stop();
    const { changes, elsewhere, review, session, target, layout, context, notice, card, toast } = this;
    for (const part of [changes, elsewhere, review, session, target, layout, context, notice, card, toast]) part.stop();
    this.element.remove();
  }

  /** @param {string} prompt @param {Mode} [mode] */
  submit(prompt, mode = this.mode) {
    if (mode === "comment") return void this.#tell(this.#comment(prompt));
    if (this.changes.running) return null;
    this.field.value = "";
    const storyId = this.story.current?.storyId;
    return this.changes.iterate({ prompt, mode, storyId, element: this.target.describe() });
  }

  #onSession = () => {
    if (this.session.expired) this.toast.show("The earlier session has expired: this is a new one");
    this.session.expired = false;
    this.said.follow(); // a person may have corrected the component
    this.#tellOfStore();
    this.update();
  };

  #tellOfStore() {
    const { answer } = this.session;
    if (!answer || !this.opened) return; // what happens meanwhile is told when the palette is opened
    const news = storeNews(this.#kept, answer);
    this.#kept = answer;
    if (news) this.toast.show(news);
  }

  update = () => {
    if (!this.opened) return;
    const { answer, phase } = this.session;
    const { outcome, running } = this.changes;
    const model = Boolean(answer?.editor?.model);
    if (!model && this.mode === "plan") this.mode = "instant";
    const commenting = this.mode === "comment";
    const refused = commenting ? this.commenting.problem : outcome?.error;
    const trouble = phase === "offline" || phase === "refused" ? this.session.problem : refused;
    const idle = !running && !outcome && !commenting && this.field.value === "";
    const busy = commenting ? this.commenting.sending : running;
    this.context.update({ hint: this.target.hint, useHint: this.target.used, pin: commenting });
    this.dock.classList.toggle("pointing", this.target.pointing);
    this.pointing.update(this.target.pointing);
    this.field.update({
      ...{ mode: this.mode, busy: busy || (phase !== "ready" && phase !== "loading") },
      earlier: commenting ? [] : (answer?.conversationHistory.map((turn) => turn.userPrompt) ?? []),
    });
    this.commenting.update(commenting);
    if (commenting) this.understanding.forget();
    else if (!running) this.understanding.ask(this.field.value, this.#wish);
    this.understood.update({
      ...{ found: this.understanding.found, mode: this.mode },
      typing: phase === "ready" && !commenting && !running && !trouble && this.field.value.trim() !== "",
    });
    this.notice.update({
      problem: trouble ? problem(trouble) : phase === "idle" ? NO_STORY : null,
      examples: idle && phase === "ready",
      hint: idle && phase === "ready" && !model,
    });
    this.bar.update({
      ...{ mode: this.mode, model, drawer: this.drawers.open },
      can: {
        undo: !running && Boolean(answer?.canUndo),
        redo: !running && Boolean(answer?.canRedo),
        clear: !running && Boolean(answer?.totalTurns || answer?.totalVersions),
      },
      counts: {
        ...{ history: answer?.totalTurns ?? 0, versions: answer?.totalVersions ?? 0 },
        comments: this.said.count,
        proposals: this.review.count,
      },
    });
    this.card.update(outcome);
    this.review.update(running);
    this.drawers.update(running);
    this.restore.update({ idle: idle && phase !== "loading" });
    this.working.follow();
  };

  #onOutcome = () => {
    const { outcome } = this.changes;
    // What could not be done stays in the field, unless something else was typed meanwhile.
    const returned =
      outcome?.error && outcome.kind === "iterate" && this.field.value === "" && outcome.requestId !== this.returned;
    if (returned) {
      this.returned = outcome.requestId;
      this.field.value = outcome.prompt;
    }
    this.update();
    this.toast.say(outcome ? announcement(outcome) : "");
    if (outcome?.phase === "done") {
      this.target.refresh();
      this.working.changed();
    }
    this.layout.soon();
  };

  #onBegun = () => this.bar.hold(this.changes.outcome?.kind);

  /** An empty field has nothing left to complain about. */
  #onInput = () => {
    if (this.field.value === "" && this.changes.outcome?.error) this.changes.dismiss();
    this.commenting.forgive();
    this.update();
    this.working.changed();
  };

  /** @param {Mode} mode */
  #setMode(mode) {
    this.mode = mode;
    this.update();
    this.working.changed();
  }

  /** Say what the prompt or the comment is about. */
  async #point() {
    const anchor = await this.#pointAt();
    if (anchor) this.target.pick(anchor);
  }

  /** Let an element be chosen, with the story in sight. */
  async #pointAt() {
    try {
      return await this.target.point();
    } finally {
      if (this.opened) this.field.focus();
    }
  }

  /** Show a comment in its drawer. @param {string} id */
  showComment(id) {
    void this.#tell(this.drawers.showComment(id));
  }

  /** Leave what was typed as a comment. @param {string} comment */
  async #comment(comment) {
    const { componentPath, component } = this.session.answer ?? (await this.session.ensure());
    const storyId = this.story.current?.storyId;
    const anchor = this.target.anchor(component);
    if (!(await this.commenting.send({ componentPath, comment, storyId, anchor }))) return;
    if (this.field.value.trim() === comment) this.field.value = "";
    this.toast.show("Comment left");
    this.update();
  }

  /** What goes with a prompt. */
  #wish = () => {
    const storyId = this.story.current?.storyId;
    return { mode: this.mode, storyId, element: this.target.describe() };
  };

  /** @param {import("./problems.js").ProblemAction} action */
  #help(action) {
    if (action === "again" && this.mode === "comment") return this.submit(this.field.value.trim());
    return this.actions.help(action);
  }

  /** Say what did not work, where there is no card to say it in. @param {Promise<unknown> | undefined} work */
  async #tell(work) {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toast.show(error.message);
    }
  }

  /** @param {import("./drawers.js").DrawerName | null} before */
  #onDrawer = (before) => {
    const inside = this.root.activeElement?.closest(".drawer");
    if (inside && before && !this.drawers.open) this.bar.focus(before);
    if (before === "comments") this.said.conceal();
    this.layout.drawer = this.drawers.open !== null;
    this.layout.refresh();
    this.update();
    if (this.opened) this.working.changed();
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (this.target.pointing) this.target.cancel();
    else if (this.drawers.open) this.drawers.show(null);
    else this.close();
  };
}
