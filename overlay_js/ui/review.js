/** Proposals in the palette: the list, the preview on the story, and the way from one to the other. */

import { ApiError } from "../client.js";
import { Preview } from "../session/preview.js";
import { Proposals } from "../session/proposals.js";
import { goTo } from "./open-story.js";
import { PreviewStrip } from "./preview-strip.js";
import { headline, readyWords } from "./proposal-words.js";

/** @typedef {import("../proposals.d.ts").Proposal} Proposal */

const ARRIVES = 10_000; // ms within which a story is there
const NARROW = 840; // px; below that the drawer covers the story

export class Review {
  /** @type {import("./sheet.js").Sheet | null} */
  #sheet = null;

  /**
   * @param {object} parts
   * @param {import("../client.js").Client} parts.client
   * @param {import("../session/session.js").Session} parts.session
   * @param {import("../session/changes.js").Changes} parts.changes
   * @param {import("../wire.d.ts").StoryContext} parts.story
   * @param {EventTarget} parts.events
   * @param {ShadowRoot} parts.root
   * @param {import("./toast.js").Toast} parts.toast
   * @param {() => void} parts.onChange
   * @param {(open: boolean) => void} parts.onDrawer asks for the drawer, or for the room that it takes
   */
  constructor({ client, session, changes, story, events, root, toast, onChange, onDrawer }) {
    this.proposals = new Proposals({ client, session, events });
    this.preview = new Preview({ client, events });
    this.session = session;
    this.changes = changes;
    this.story = story;
    this.root = root;
    this.toast = toast;
    this.onChange = onChange;
    this.onDrawer = onDrawer;
    this.strip = new PreviewStrip({
      onShow: (proposal) => void (proposal ? this.show(proposal) : this.preview.hide()),
      onApprove: (proposal) => void this.approve(proposal),
      onEnd: () => void this.preview.end(),
    });
  }

  start() {
    this.proposals.addEventListener("change", this.onChange);
    this.proposals.addEventListener("ready", this.#onReady);
    this.preview.addEventListener("change", this.#onPreview);
    this.session.addEventListener("change", this.#onSession);
    this.proposals.start();
    this.preview.start();
  }

  /** The palette closes: nothing stays on the story. */
  stop() {
    this.preview.stop();
    this.proposals.stop();
    this.proposals.removeEventListener("change", this.onChange);
    this.proposals.removeEventListener("ready", this.#onReady);
    this.preview.removeEventListener("change", this.#onPreview);
    this.session.removeEventListener("change", this.#onSession);
    this.#sheet?.close();
    this.strip.update(this.preview, [], false);
  }

  /** How many proposals of the open component wait for a decision. */
  get count() {
    return this.proposals.here("open");
  }

  /** @param {boolean} busy a change is on its way */
  update(busy) {
    const { proposal } = this.preview;
    const those = proposal ? this.proposals.openOf(proposal.componentPath) : [];
    this.strip.update(
      this.preview,
      those.filter(({ status }) => status === "awaiting_approval"),
      busy,
    );
  }

  /** @param {string} text */
  tell(text) {
    this.toast.show(text);
  }

  /** @param {import("./sheet.js").Sheet} sheet */
  open(sheet) {
    this.#sheet?.close();
    this.#sheet = sheet;
  }

  /** On its own story, and not behind a drawer. @param {Proposal} proposal */
  async show(proposal) {
    if (document.documentElement.clientWidth < NARROW) this.onDrawer(false);
    await this.go(proposal);
    await this.preview.show(proposal);
  }

  /** Also what another page has put there. @param {Proposal} proposal */
  async end(proposal) {
    if (this.preview.proposal?.id === proposal.id) return this.preview.end();
    return this.#tried(this.proposals.act(proposal, "preview", { on: false }));
  }

  /** It becomes a version like any other, shown in the card. @param {Proposal} proposal */
  async approve(proposal) {
    await this.go(proposal);
    this.preview.forget(null); // the sidecar takes it back first
    await this.changes.approve(proposal, headline(proposal));
    await this.proposals.refresh();
  }

  /** To a story of its component, where another one is open. @param {Proposal} proposal */
  async go({ componentPath, storyId }) {
    if (!storyId || this.session.answer?.componentPath === componentPath) return;
    try {
      await goTo(this.story, storyId);
    } catch (error) {
      return this.tell(/** @type {Error} */ (error).message); // what follows says that nobody sees it
    }
    if (this.session.answer?.componentPath === componentPath) return;
    await new Promise((resolve) => {
      const late = setTimeout(() => arrived(true), ARRIVES);
      const arrived = (/** @type {unknown} */ gaveUp) => {
        if (gaveUp !== true && this.session.answer?.componentPath !== componentPath) return;
        clearTimeout(late);
        this.session.removeEventListener("change", arrived);
        resolve(undefined);
      };
      this.session.addEventListener("change", arrived);
    });
  }

  /** @param {Promise<unknown>} work */
  async #tried(work) {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.tell(error.message);
    }
  }

  #onPreview = () => {
    if (this.preview.ended) {
      this.tell(this.preview.ended);
      void this.proposals.refresh();
    }
    this.onChange();
  };

  /** The story of another component is open: what was shown is out of sight. */
  #onSession = () => {
    const { proposal } = this.preview;
    const path = this.session.answer?.componentPath;
    if (proposal && path && path !== proposal.componentPath) void this.preview.end();
  };

  /** @param {Event} event */
  #onReady = (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    const look = { label: "Look", act: () => this.onDrawer(true) };
    this.toast.show(readyWords(detail), this.proposals.watched ? undefined : look);
  };
}
