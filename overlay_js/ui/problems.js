/** What went wrong, as a notice below the field: one sentence, and what helps. Pure. */

import { handEdited, EXAMPLES } from "./words.js";

/** @typedef {import("../client.js").ApiError} ApiError */
/** @typedef {'again' | 'mine' | 'theirs' | 'retry_session'} ProblemAction */

/**
 * @typedef {object} Problem
 * @property {import("./words.js").Tone} tone
 * @property {import("./icons.js").IconName} icon
 * @property {string} [title]
 * @property {string} text
 * @property {string[]} [prompts] chips that go into the field and are applied
 * @property {string} [lead] what the chips are
 * @property {{action: ProblemAction, label: string, main?: boolean}[]} [actions]
 * @property {number} [waitSeconds] before the actions may be used
 */

/**
 * @param {ApiError} error
 * @returns {Problem}
 */
export function problem(error) {
  const { code, status, details } = error;
  const text = error.message;
  const again = [{ action: /** @type {const} */ ("again"), label: "Try again" }];
  if (error.offline || code === "cut") return away();
  if (code === "cancelled") return { tone: "quiet", icon: "stop", text: text || "Cancelled. Nothing was written." };
  if (code === "external_edit" && Array.isArray(details.choices)) return externalEdit(text, details);
  if (status === 422) return cannotDo(text, details);
  if (status === 429)
    return { tone: "warn", icon: "clock", text, actions: again, waitSeconds: Number(details.retryAfter) || 0 };
  if (status === 409 || status === 502 || status === 503) return { tone: "bad", icon: "warn", text, actions: again };
  if (status === 404 && Array.isArray(details.near) && details.near.length) {
    return { tone: "warn", icon: "stop", text: `${text} Near: ${details.near.slice(0, 4).join(", ")}.` };
  }
  if (code === "no_story") return { tone: "quiet", icon: "stop", text };
  return { tone: "bad", icon: "warn", text };
}

/** @returns {Problem} */
const away = () => ({
  tone: "warn",
  icon: "plug",
  title: "Sidestory isn't running",
  text: "Start it again and this reconnects by itself. Your draft is kept.",
  actions: [{ action: "retry_session", label: "Try now" }],
});

/**
 * @param {string} text
 * @param {Record<string, any>} details
 * @returns {Problem}
 */
function cannotDo(text, { examples = EXAMPLES, nearest }) {
  const near = typeof nearest === "string" && nearest !== "" ? [nearest] : [];
  const prompts = [...near, ...examples].filter((prompt) => typeof prompt === "string").slice(0, 5);
  return { tone: "warn", icon: "stop", text, lead: near.length ? "Nearest" : "Try", prompts };
}

/**
 * @param {string} text
 * @param {Record<string, any>} details
 * @returns {Problem}
 */
function externalEdit(text, { conflicts = [], choices }) {
  /** @type {Problem['actions']} */
  const all = [
    { action: "mine", label: "Keep my edit", main: true },
    { action: "theirs", label: "Take back anyway" },
  ];
  const title = `${handEdited(conflicts)} since`;
  return { tone: "warn", icon: "hand", title, text, actions: all.filter(({ action }) => choices.includes(action)) };
}
