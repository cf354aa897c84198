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
 * @property {string[]} [prompts] chips that are applied when pressed
 * @property {string} [lead] what the chips are
 * @property {{action: ProblemAction, label: string, main?: boolean}[]} [actions]
 * @property {import("../wire.d.ts").Candidate[]} [choices] elements, of which one is meant
 * @property {number} [waitSeconds] before the actions may be used
 */

/** Asking once more may help. @type {Problem["actions"]} */
const AGAIN = [{ action: "again", label: "Try again" }];

/** Codes for which the same prompt may succeed the next time; errors on a stream have no status to tell. */
const PASSING = /^model_|^edit_did_not_apply$|^syntax_error$|^external_edit$|^internal_error$/;

const LOST = "Sidestory was started anew meanwhile. Look at the component before you try again.";

/** Said when there is nothing to change. @type {Problem} */
export const NO_STORY = { tone: "quiet", icon: "stop", text: "Open a story, then say what should change about it." };

/**
 * @param {ApiError} error
 * @returns {Problem}
 */
export function problem(error) {
  const { code, status, details, message: text } = error;
  const { retryAfter, near, choices } = details;
  if (error.offline || code === "cut") return away();
  if (code === "no_component") return NO_STORY;
  if (code === "cancelled") return { tone: "quiet", icon: "stop", text };
  if (code === "request_not_found") return { tone: "warn", icon: "stop", text: LOST, actions: AGAIN };
  if (code === "external_edit" && Array.isArray(choices)) return externalEdit(text, details);
  if (code === "ambiguous")
    return { tone: "quiet", icon: "stop", text: "Which one do you mean?", choices: details.candidates };
  if (code === "not_a_quick_edit") return cannotDo(text, details);
  if (retryAfter) return { tone: "warn", icon: "clock", text, actions: AGAIN, waitSeconds: Number(retryAfter) };
  if (PASSING.test(code) || status >= 500) return { tone: "bad", icon: "warn", text, actions: AGAIN };
  const names = Array.isArray(near) && near.length > 0 ? ` Near: ${near.slice(0, 4).join(", ")}.` : "";
  return { tone: status === 401 || status === 403 ? "bad" : "warn", icon: "stop", text: text + names };
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
  const near = [nearest].filter((each) => typeof each === "string" && each !== "");
  const prompts = [...new Set([...near, ...examples])].slice(0, 4);
  return { tone: "warn", icon: "stop", text, lead: near.length ? "Nearest" : "Try", prompts };
}

/**
 * @param {string} text
 * @param {Record<string, any>} details `undone` and `steps` where several steps back were asked for
 * @returns {Problem}
 */
function externalEdit(text, { conflicts = [], choices, versionId, undone, steps }) {
  /** @type {NonNullable<Problem["actions"]>} */
  const all = [
    { action: "mine", label: "Keep my edit", main: true },
    { action: "theirs", label: "Take back anyway" },
  ];
  const where = `${handEdited(conflicts)} since, in the same place`;
  const actions = all.filter(({ action }) => choices.includes(action));
  if (steps) return { tone: "warn", icon: "hand", ...onTheWay(where, undone, steps), actions };
  const question = versionId ? `Keep your edit, or take version ${versionId} all the same?` : text;
  return { tone: "warn", icon: "hand", title: where, text: question, actions };
}

/** @param {string} where @param {number} undone @param {number} steps */
function onTheWay(where, undone, steps) {
  const left = steps - undone;
  return {
    title: `${undone || "None"} of the ${steps} steps ${undone > 1 ? "are" : "is"} undone`,
    text: `${where}. ${left === 1 ? "1 step is" : `${left} steps are`} left: keep your edit on the way, or take it back too?`,
  };
}
