/** Wire values in words that a designer understands. Pure. */

import { basename, count, duration, list } from "./format.js";
import { money, sent } from "./spent.js";

/** @typedef {import("../wire.d.ts").Receipt} Receipt */
/** @typedef {import("../session/outcome.js").Outcome} Outcome */
/** @typedef {'ok' | 'bad' | 'warn' | 'quiet'} Tone */

export const STAGES = ["reading", "thinking", "editing", "checking", "writing", "confirming"];

/** Prompts that work without a model. */
export const EXAMPLES = ["30% larger", "background turquoise", "more rounded", "add a soft shadow"];

/** @param {string} stage */
export const stageName = (stage) =>
  stage ? stage[0]?.toUpperCase() + stage.slice(1).replaceAll("_", " ") : "Starting";

/** @param {Outcome} outcome */
export function title({ kind, prompt, phase, message }) {
  if (kind === "iterate") return `“${prompt}”`;
  if (kind === "approve") return `${phase === "done" ? "Approved" : "Approve"} “${prompt}”`;
  const doing = { undo: "Undo", redo: "Redo", restore: "Restore" }[kind];
  return phase === "done" && message ? message : doing;
}

/** @param {string} editor */
export const editorName = (editor) =>
  editor === "quick" ? "Quick edit" : editor.charAt(0).toUpperCase() + editor.slice(1);

/**
 * Who did it, and what it took: `Quick edit · 9 ms · no model`.
 *
 * @param {Outcome} outcome
 */
export function credit({ editor, durationMs, usage, costMicros, kind }) {
  if ((kind !== "iterate" && kind !== "approve") || !editor) return "";
  const quick = editor === "quick";
  const tokens = usage ? sent(usage) + usage.outputTokens : 0;
  const cost = quick ? "no model" : tokens && (money(costMicros) || `${count(tokens)} tokens`);
  return [editorName(editor), durationMs !== null && duration(durationMs), cost].filter(Boolean).join(" · ");
}

const REASONS = {
  no_dev_server: "The dev server isn't running, so nobody saw it render.",
  no_client: "Nobody has this story open, so nobody saw it render.",
  not_in_module_graph: "The dev server sent no update for it, so the page may still show what was there before.",
  timeout: "The page didn't say in time that it rendered.",
  broken_before: "The story was broken before, so this change proves nothing yet.",
  not_in_page: "None of the page's stylesheets shows the change, so the browser may have ignored it.",
};

/**
 * @param {Receipt} receipt
 * @param {boolean} rolledBack
 * @returns {{tone: Tone, label: string, sentence: string}}
 */
export function verdict(receipt, rolledBack) {
  const { error, lateError, reason, hint } = receipt;
  if (rolledBack) return { tone: "bad", label: "Rolled back", sentence: broken(error) };
  if (receipt.verdict === "failed") return { tone: "bad", label: "Failed", sentence: broken(error) };
  if (lateError) return { tone: "bad", label: "Broke later", sentence: broken(lateError) };
  if (receipt.verdict === "confirmed") return { tone: "ok", label: "Confirmed", sentence: "" };
  const why = reason ? REASONS[reason] : "It is written, but nobody saw it render.";
  return { tone: "warn", label: "Not confirmed", sentence: hint || why };
}

/** @param {import("../wire.d.ts").ReceiptError} [error] */
export function broken(error) {
  if (!error) return "The story broke.";
  const place = error.file ? ` (${error.file.split("/").at(-1)}${error.line ? `:${error.line}` : ""})` : "";
  return `${(error.message.split("\n")[0] ?? "").replace(/^(\w*Error): /, "")}${place}`;
}

/**
 * @typedef {{name: string, state: 'ok' | 'bad' | 'none', time: string}} Step
 *
 * @param {Receipt} receipt
 * @returns {Step[]} the timeline: how far the change came, and where it broke
 */
export function timeline(receipt) {
  const reached = new Map(receipt.stages.map(({ stage, atMs }) => [stage, atMs]));
  const compile = receipt.error?.source === "compile";
  /** @type {[import("../wire.d.ts").Stage, string, boolean][]} */
  const steps = [
    ["written", "Written", false],
    ["hot_update", "Hot update", receipt.verdict === "failed" && compile],
    ["rendered", "Rendered", receipt.verdict === "failed" && !compile],
  ];
  return steps.map(([stage, name, broke]) => {
    const atMs = reached.get(stage);
    const time = atMs === undefined || broke ? "" : duration(atMs);
    return { name, time, state: broke ? "bad" : atMs === undefined ? "none" : "ok" };
  });
}

/** @param {number} count */
export const maskedSecrets = (count) =>
  count === 1
    ? "1 secret was masked before anything was sent."
    : `${count} secrets were masked before anything was sent.`;

/** @param {string[]} files */
export const handEdited = (files) => `You changed ${list(files.map(basename)) || "it"} by hand`;

/**
 * What a screen reader says about a change.
 *
 * @param {Outcome} outcome
 */
export function announcement({ phase, stage, receipt, rolledBack, error, message, unseen }) {
  if (phase === "running") return stageName(stage);
  if (error) return error.message;
  if (!receipt) return message;
  const { label, sentence } = verdict(receipt, rolledBack);
  return [label, sentence || unseen].filter(Boolean).join(". ");
}
