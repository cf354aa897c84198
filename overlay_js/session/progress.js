/** How far the processing of comments is. Pure; every event gives a new state. */

/** @typedef {import("../proposals.d.ts").ProcessNews} ProcessNews */

/**
 * @typedef {object} Progress
 * @property {number} total components with comments to process, as far as is known
 * @property {number} done of these
 * @property {string | null} componentPath the one at work
 * @property {number} comments of that one
 * @property {'claimed' | 'editing' | 'asking' | null} stage
 */

/**
 * @param {number} total
 * @returns {Progress}
 */
export const beginning = (total) => ({ total, done: 0, componentPath: null, comments: 0, stage: null });

/**
 * @param {Progress | null} progress null when it was begun elsewhere, and this is the first that is heard of it
 * @param {ProcessNews} news
 * @param {number} waiting components that wait at this moment
 * @returns {Progress | null} null at the end
 */
export function proceed(progress, news, waiting) {
  if (news.stage === "done") return null;
  const before = progress ?? beginning(Math.max(waiting, 1));
  if (news.stage === "proposed" || news.stage === "failed") {
    const done = before.done + 1;
    return { ...before, done, total: Math.max(before.total, done), stage: null };
  }
  const { componentPath = null, comments = 0, stage } = news;
  return { ...before, total: Math.max(before.total, before.done + 1), componentPath, comments, stage };
}
