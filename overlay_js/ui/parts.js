/** Makes the palette's parts, and tells each of those that it needs. */

import { Client, offline } from "../client.js";
import { Changes } from "../session/changes.js";
import { Elsewhere } from "../session/elsewhere.js";
import { Memory } from "../session/memory.js";
import { Session } from "../session/session.js";
import { Seen } from "../seen/seen.js";
import { Understanding } from "../session/understanding.js";
import { Actions } from "./actions.js";
import { Bar } from "./bar.js";
import { CommentMode } from "./comment-mode.js";
import { ContextRow } from "./context-row.js";
import { Drawers } from "./drawers.js";
import { Field } from "./field.js";
import { Notice } from "./notice.js";
import { OpenComments } from "./open-comments.js";
import { Pointing } from "./pointing.js";
import { RestoreRow } from "./restore-row.js";
import { ResultCard } from "./result-card.js";
import { Resuming } from "./resuming.js";
import { Review } from "./review.js";
import { Sending } from "./sending.js";
import { Target } from "./target.js";
import { Toast } from "./toast.js";
import { Understood } from "./understood.js";

/** @typedef {import("../wire.d.ts").Mode} Mode */
/** @typedef {ReturnType<typeof makeParts>} Parts */

/**
 * What the palette itself does, for its parts to call.
 *
 * @typedef {object} Handlers
 * @property {() => Mode} mode
 * @property {() => void} update
 * @property {() => void} onInput
 * @property {(mode: Mode) => void} onMode
 * @property {(before: import("./drawers.js").DrawerName | null) => void} onDrawer
 * @property {(action: import("./problems.js").ProblemAction) => void} help
 * @property {() => Promise<unknown>} point chooses what is typed about
 * @property {() => Promise<import("../wire.d.ts").Anchor | null>} pointAt
 * @property {(work: Promise<unknown> | undefined) => Promise<void>} tell says what did not work
 */

/**
 * @param {object} given
 * @param {import("../host/overlay.js").Overlay} given.overlay
 * @param {import("../wire.d.ts").StoryContext} given.story
 * @param {EventTarget} given.events
 * @param {() => Promise<import("../comments/comments.js").Comments>} given.load the comments
 * @param {Handlers} on
 */
export function makeParts({ overlay, story, events, load }, on) {
  const { root } = overlay;
  const { update, tell, mode, onMode } = on;
  const client = new Client();
  const memory = new Memory();
  const session = new Session({ client, memory, story, events });
  const changes = new Changes({ client, memory, session, events });
  const understanding = new Understanding({ client, session });
  const target = new Target({ story, onChange: update });
  const onElement = (/** @type {boolean} */ used) => target.use(used);
  const context = new ContextRow({ session, client, onElement, onPoint: () => void tell(on.point()) });
  const onSubmit = (/** @type {string} */ prompt) => sending.submit(prompt);
  const field = new Field({ memory, onSubmit, onUndo: (what) => actions.act(what), onInput: on.onInput });
  const notice = new Notice({ onPrompt: onSubmit, onAction: on.help, onChoose: (id) => actions.choose(id) });
  const bar = new Bar({ onAction: (action) => actions.act(action), onMode });
  const card = new ResultCard({ onAction: (action) => actions.follow(action) });
  const comments = () => load().catch(() => Promise.reject(offline()));
  const commenting = new CommentMode({ memory, comments, onChange: update });
  const said = new OpenComments({ comments, onChange: update });
  const toast = new Toast();
  const say = (/** @type {string} */ text) => toast.show(text);
  const elsewhere = new Elsewhere({ events, session, changes, tell: say });
  const review = new Review({
    ...{ client, session, changes, story, events, root, toast, onChange: update },
    onDrawer: (open) => void tell(drawers.show(open ? "proposals" : null)),
  });
  const drawers = new Drawers({
    ...{ session, client, review, onChange: on.onDrawer },
    onRestore: (id) => changes.restore(id),
    addStyles: (css) => overlay.addStyles(css),
    tell: (work) => void tell(work),
    commenting: { memory, comments, story, say, point: on.pointAt },
  });
  const actions = new Actions({ session, changes, story, field, drawers, toast, root, tell });
  const resuming = new Resuming({ client, session, story, field, drawers, toast, mode, onMode });
  const restore = new RestoreRow({ working: resuming.working, onRestore: () => void resuming.restore() });
  const sending = new Sending({
    ...{ session, changes, story, target, field, commenting, toast, mode, tell, onChange: update },
  });
  const pointing = new Pointing({ onCancel: () => target.cancel() });
  return {
    ...{ session, changes, understanding, understood: new Understood(), target, context, field, notice, bar, card },
    ...{ commenting, said, toast, elsewhere, review, drawers, actions, restore, sending, pointing },
    working: resuming.working,
    seen: new Seen({ changes, story }),
  };
}
