/** Numbers, times and names as people write them. Pure. */

/** @param {number} ms */
export function duration(ms) {
  if (ms < 1) return "<1 ms";
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {number} value */
export const count = (value) => value.toLocaleString("en-US");

/**
 * @param {string} timestamp ISO 8601
 * @param {Date} [now]
 * @returns {string} `10:35` today, `Yesterday 10:35`, `12 Mar 10:35`, `12 Mar 2025` in other years
 */
export function when(timestamp, now = new Date()) {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return "";
  const clock = `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return clock;
  if (date.toDateString() === yesterday.toDateString()) return `Yesterday ${clock}`;
  const day = `${date.getDate()} ${date.toLocaleString("en-GB", { month: "short" })}`;
  return date.getFullYear() === now.getFullYear() ? `${day} ${clock}` : `${day} ${date.getFullYear()}`;
}

/** @param {string} path */
export const basename = (path) => path.slice(path.lastIndexOf("/") + 1);

/**
 * @param {string[]} names
 * @param {number} [most] how many to name before counting
 * @returns {string} `a`, `a and b`, `a, b and 3 more`
 */
export function list(names, most = 3) {
  const named = names.length > most ? names.slice(0, most - 1) : names.slice();
  const rest = names.length - named.length;
  if (rest) named.push(`${rest} more`);
  return named.length < 2 ? (named[0] ?? "") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}

/**
 * Stories by their names, each component named once: `Button: Small`, `Large`, `Card: Default`.
 *
 * @param {import("../wire.d.ts").StoryRef[]} stories
 */
export function storyNames(stories) {
  const components = stories.map(({ title }) => basename(title));
  return stories.map(({ name }, place) =>
    components[place] === components[place - 1] ? name : `${components[place]}: ${name}`,
  );
}

/**
 * The most telling short name of an element: `<button> .button--primary`.
 *
 * @param {import("../wire.d.ts").ElementHint} element
 */
export function elementLabel({ tag, id, classes = [] }) {
  const name = classes.at(-1);
  const hint = id ? `#${id}` : name && `.${name.replace(/^_(.+?)_[\w-]{5,}_\d+$/, "$1")}`; // `_card_1x9pz_4`: a CSS module
  return `<${tag.toLowerCase()}>${hint ? ` ${hint}` : ""}`;
}
