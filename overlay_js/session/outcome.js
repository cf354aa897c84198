/** The state of the result card: what one change has come to so far. Pure; every event gives a new one. */

/** @typedef {import("../wire.d.ts").JourneyEvent} JourneyEvent */
/** @typedef {import("../wire.d.ts").Receipt} Receipt */
/** @typedef {import("../client.js").ApiError} ApiError */

/**
 * @typedef {object} Outcome
 * @property {string} requestId
 * @property {import("../wire.d.ts").Kind} kind
 * @property {import("../wire.d.ts").Mode | "apply"} mode
 * @property {string} prompt
 * @property {'running' | 'done' | 'failed' | 'cancelled'} phase
 * @property {string} stage the last stage that was entered, `''` before the first
 * @property {string} detail
 * @property {boolean} rejoining the connection was lost, and is being made again
 * @property {string} text the answer, as far as it has come
 * @property {number | null} versionId
 * @property {import("../wire.d.ts").FileDiff[]} diff
 * @property {import("../wire.d.ts").StoryRef[]} affects
 * @property {string | null} warning what to look at twice in the change
 * @property {string} unseen why the open story doesn't show the change, `''` where it does, or nobody can tell
 * @property {number} masked how many secrets the model was not shown
 * @property {string | null} editor
 * @property {number | null} durationMs
 * @property {import("../wire.d.ts").Usage | null} usage
 * @property {number | null} costMicros an estimate in millionths of a dollar
 * @property {Receipt | null} receipt
 * @property {boolean} rolledBack
 * @property {Receipt | null} mended the receipt of a first try that broke the page, where a second one took its place
 * @property {string} message what happened, for undo, redo and restore
 * @property {string} summary what the editor says it did
 * @property {ApiError | null} error
 */

const REWINDS = /** @type {const} */ (["undo", "redo", "restore"]);

/**
 * @param {{requestId: string, kind: Outcome['kind'], mode?: Outcome['mode'], prompt?: string}} start
 * @returns {Outcome}
 */
export function begin({ requestId, kind, mode = "instant", prompt = "" }) {
  return {
    ...{ requestId, kind, mode, prompt },
    ...{ phase: "running", stage: "", detail: "", rejoining: false, text: "", versionId: null, diff: [], affects: [] },
    ...{
      warning: null,
      unseen: "",
      masked: 0,
      editor: null,
      durationMs: null,
      usage: null,
      costMicros: null,
      receipt: null,
      rolledBack: false,
      mended: null,
      message: "",
      summary: "",
      error: null,
    },
  };
}

/**
 * @param {Outcome} outcome
 * @param {JourneyEvent} event
 * @returns {Outcome}
 */
export function advance(outcome, { event, data }) {
  const live = outcome.rejoining ? { ...outcome, rejoining: false, text: "" } : outcome;
  switch (event) {
    case "status": {
      const { stage, detail = "" } = data;
      if (stage !== "repairing") return { ...live, stage, detail };
      return { ...live, stage, detail, text: "", diff: [], affects: [], warning: null, receipt: null }; // a second try begins
    }
    case "delta":
      return { ...live, text: live.text + data.text };
    case "version": {
      const { versionId, diff, editor = live.editor, affects = live.affects, warning = null } = data;
      return { ...live, versionId, diff, editor, affects, warning };
    }
    case "masked":
      return { ...live, masked: data.count };
    case "receipt":
      return { ...live, receipt: data.receipt };
    case "done":
      return finish(live, data);
    default:
      return outcome; // a newer sidecar may say more than we understand
  }
}

/**
 * @param {Outcome} outcome
 * @param {import("../wire.d.ts").JourneyAnswer} answer
 * @returns {Outcome}
 */
function finish(outcome, answer) {
  return {
    ...outcome,
    phase: "done",
    kind: REWINDS.find((kind) => kind === answer.kind) ?? outcome.kind, // an undo that was typed is one like any other
    versionId: answer.versionId ?? outcome.versionId,
    diff: answer.diff ?? outcome.diff,
    affects: answer.affects ?? outcome.affects,
    editor: answer.editor ?? outcome.editor,
    durationMs: answer.durationMs ?? outcome.durationMs,
    usage: answer.usage ?? outcome.usage,
    costMicros: answer.costMicros ?? outcome.costMicros,
    warning: answer.warning ?? outcome.warning,
    masked: answer.maskedSecrets ?? outcome.masked,
    receipt: answer.receipt ?? outcome.receipt,
    rolledBack: answer.rolledBack ?? false,
    mended: (answer.repaired && answer.brokenVersions?.[0]?.receipt) || null,
    message: answer.message,
    summary: answer.summary ?? "",
  };
}

/**
 * @param {Outcome} outcome
 * @param {ApiError} error
 * @returns {Outcome}
 */
export function fail(outcome, error) {
  const phase = error.code === "cancelled" ? "cancelled" : "failed";
  return { ...outcome, phase, rejoining: false, error };
}

/**
 * A receipt that came on the event stream: the verdict was late, or was amended.
 *
 * @param {Outcome | null} outcome
 * @param {{versionId: number, receipt: Receipt}} news
 */
export function amend(outcome, { versionId, receipt }) {
  return outcome && outcome.versionId === versionId && !outcome.rolledBack ? { ...outcome, receipt } : outcome;
}
