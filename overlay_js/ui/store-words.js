/** Where the work is kept, in words. Pure. */

/** @typedef {import("./words.js").Tone} Tone */
/**
 * @typedef {object} Kept what answers and `state` events say of the stores
 * @property {string} storage
 * @property {boolean} degraded
 * @property {string | null} [degradedReason]
 * @property {string[]} [warnings]
 */

/** @param {Kept} kept */
const withoutRedis = ({ degraded, degradedReason }) => degraded && /^Redis /.test(degradedReason ?? "");

/**
 * @param {Kept} kept
 * @returns {{tone: Tone, label: string, title: string}}
 */
export function store(kept) {
  const { storage, degraded, degradedReason, warnings = [] } = kept;
  const why = degradedReason ?? "";
  if (storage === "memory") {
    const title = `${why} Versions are lost when Sidestory stops.`.trim();
    return { tone: "warn", label: "Not saved: memory only", title };
  }
  if (withoutRedis(kept)) {
    const title = `${why} Your work is saved on this computer and goes to Redis as soon as that is back.`;
    return { tone: "warn", label: "Redis is away, saved here", title };
  }
  if (degraded) return { tone: "warn", label: "Saved on this computer", title: why };
  if (storage === "redis") {
    const title = ["Conversation and versions are in Redis, and on this computer.", ...warnings].join(" ");
    return { tone: "ok", label: "Redis", title };
  }
  return { tone: "ok", label: "Saved on this computer", title: "Conversation and versions are kept on this computer." };
}

/**
 * What is worth a message when the stores change.
 *
 * @param {Kept | null} before null: nothing was known
 * @param {Kept} after
 */
export function storeNews(before, after) {
  const known = before?.warnings ?? [];
  const warning = (after.warnings ?? []).find((one) => !known.includes(one)) ?? "";
  if (!before) return warning;
  if (withoutRedis(after) && !withoutRedis(before)) return "Redis is away. Work goes on, saved on this computer";
  if (withoutRedis(before) && after.storage === "redis") return "Redis is back, and has all your work";
  return warning;
}
