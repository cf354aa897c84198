/** What the palette shows, decided from how things are. Pure. */

import { NO_STORY, problem } from "./problems.js";

/** @typedef {import("../wire.d.ts").Mode} Mode */

/**
 * @typedef {object} Now
 * @property {import("../session/session.js").Session["phase"]} phase of the session
 * @property {import("../wire.d.ts").SessionAnswer | null} answer
 * @property {import("../client.js").ApiError | null} refused why there is no session
 * @property {import("../session/outcome.js").Outcome | null} outcome of the last change
 * @property {boolean} running a change is on its way
 * @property {Mode} mode
 * @property {string} typed
 * @property {{problem: import("../client.js").ApiError | null, sending: boolean}} commenting
 * @property {import("./drawers.js").DrawerName | null} drawer the open one
 * @property {{comments: number, proposals: number}} counts
 */

/** @param {Now} now */
export function showing({ phase, answer, refused, outcome, running, mode: wished, typed, commenting, drawer, counts }) {
  const model = Boolean(answer?.editor?.model);
  const mode = !model && wished === "plan" ? "instant" : wished;
  const comment = mode === "comment";
  const unmet = comment ? commenting.problem : outcome?.error;
  const trouble = phase === "offline" || phase === "refused" ? refused : unmet;
  const reworded = Boolean(outcome?.error && trouble === outcome.error) && typed.trim() !== outcome?.prompt.trim();
  const idle = !running && !outcome && !comment && typed === "";
  const busy = comment ? commenting.sending : running;
  return {
    mode,
    comment,
    field: {
      ...{ mode, busy: busy || (phase !== "ready" && phase !== "loading") },
      earlier: comment ? [] : (answer?.conversationHistory.map((turn) => turn.userPrompt) ?? []),
    },
    typing: phase === "ready" && !comment && !running && (!trouble || reworded) && typed.trim() !== "",
    notice: {
      problem: trouble ? problem(trouble) : phase === "idle" ? NO_STORY : null,
      examples: idle && phase === "ready",
      hint: idle && phase === "ready" && !model,
    },
    bar: {
      ...{ mode, model, drawer },
      can: {
        undo: !running && Boolean(answer?.canUndo),
        redo: !running && Boolean(answer?.canRedo),
        clear: !running && Boolean(answer?.totalTurns || answer?.totalVersions),
      },
      counts: { history: answer?.totalTurns ?? 0, versions: answer?.totalVersions ?? 0, ...counts },
    },
    restore: { idle: idle && phase !== "loading" },
  };
}
