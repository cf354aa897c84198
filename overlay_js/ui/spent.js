/** Tokens and money in words. Pure. */

import { count } from "./format.js";

/** @typedef {import("../wire.d.ts").Usage} Usage */

const MICROS = 1_000_000; // of a dollar

/** All tokens that were sent, from the cache or not. @param {Usage} usage */
export const sent = (usage) =>
  usage.inputTokens + (usage.cacheReadInputTokens ?? 0) + (usage.cacheCreationInputTokens ?? 0);

/**
 * An estimate, so no more than two digits that count: `$0.0042`, `$0.31`, `$12`.
 *
 * @param {number | null | undefined} micros millionths of a dollar; none where nobody knows the price
 */
export function money(micros) {
  if (micros === null || micros === undefined) return "";
  if (micros === 0) return "$0";
  const dollars = micros / MICROS;
  if (dollars < 0.0001) return "under $0.0001";
  const digits = Math.max(0, 1 - Math.floor(Math.log10(dollars)));
  return `$${dollars >= 10 ? count(Math.round(dollars)) : dollars.toFixed(Math.max(2, Math.min(4, digits)))}`;
}

/**
 * What was spent, shortly: `4,980 in, 2,790 cached · 140 out · $0.0052`.
 *
 * @param {Usage | null | undefined} usage
 * @param {number | null} [micros]
 * @returns {string} `""` where no model was asked
 */
export function spent(usage, micros) {
  if (!usage || sent(usage) + usage.outputTokens === 0) return "";
  const cached = usage.cacheReadInputTokens ?? 0;
  const into = `${count(sent(usage))} in${cached ? `, ${count(cached)} cached` : ""}`;
  return [into, `${count(usage.outputTokens)} out`, money(micros)].filter(Boolean).join(" · ");
}
