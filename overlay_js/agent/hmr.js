/**
 * @typedef {{type: "js-update" | "css-update", path: string, acceptedPath: string, timestamp: number, explicitImportRequired?: boolean, isWithinCircularImport?: boolean}} Update
 */

/**
 * Listens to Vite's client as a module of the page would. Importing the client's own address gives the instance that the
 * page already has, because modules are one per address.
 *
 * @param {import("./errors.js").ErrorLog} errors
 * @param {import("./settle.js").Settler} settler
 */
export async function listenToVite(errors, settler) {
  const base = new URL("../../", import.meta.url);
  const { createHotContext } = await import(new URL("@vite/client", base).href);
  const hot = createHotContext("/__sidestory");
  hot.on("vite:beforeUpdate", (/** @type {{updates: Update[]}} */ payload) => settler.begin(payload.updates));
  hot.on("vite:afterUpdate", () => settler.settle());
  hot.on("vite:error", (/** @type {{err: any}} */ { err }) => {
    errors.add({
      source: "compile",
      message: firstParagraph(String(err?.message ?? "The dev server could not compile a module.")),
      file: err?.loc?.file ?? err?.id,
      line: err?.loc?.line,
      column: err?.loc?.column,
    });
  });
}

/**
 * Loads the changed modules once more at the address that Vite's client used: a module that is fine comes from the
 * browser's module map, one that threw or could not be linked rejects with the cause. `vite:afterUpdate` tells neither.
 *
 * @param {Update[]} updates
 * @returns {Promise<{cause: unknown, path: string}[]>} of those that failed, with the module's path at the dev server
 */
export async function failures(updates) {
  const base = new URL("../../", import.meta.url).href;
  const scripts = updates.filter((update) => update.type === "js-update" && !update.isWithinCircularImport); // for those Vite loads the page anew
  const results = await Promise.allSettled(scripts.map((update) => import(moduleAddress(update, base))));
  return results.flatMap((result, at) =>
    result.status === "rejected" ? [{ cause: result.reason, path: scripts[at]?.acceptedPath ?? "" }] : [],
  );
}

/**
 * Where Vite's client loads an updated module from: it must be the same to the letter, or the module would run twice.
 *
 * @param {Update} update
 * @param {string} base the address of Vite's base path
 */
export function moduleAddress({ acceptedPath, timestamp, explicitImportRequired }, base) {
  const [id = "", query] = acceptedPath.split("?");
  const path = /^[./]/.test(id) ? id : `/@id/${id.replace("\0", "__x00__")}`; // a virtual module: Storybook's list of stories
  const marks = `${explicitImportRequired ? "import&" : ""}t=${timestamp}${query ? `&${query}` : ""}`;
  return `${base.replace(/\/$/, "")}${path.startsWith("/") ? "" : "/"}${path}?${marks}`;
}

/**
 * Why a story is missing. Storybook loads stories files itself, catches what they throw and says only that the story is
 * missing; loading the file once more, at the address of the update, tells the cause.
 *
 * @param {string} id
 * @param {number} [timestamp] of the update
 * @returns {Promise<{cause: unknown} | null>} null when the file is fine, so that the story really is gone
 */
export async function storyFailure(id, timestamp) {
  const base = new URL("../../", import.meta.url);
  const answer = await fetch(new URL("index.json", base)).catch(() => null);
  const file = answer?.ok ? (await answer.json()).entries?.[id]?.importPath : undefined;
  if (!file || !timestamp) return null;
  try {
    await import(new URL(`${file.replace(/^\.\//, "")}?t=${timestamp}`, base).href);
    return null;
  } catch (cause) {
    return { cause };
  }
}

/** @param {string} message */
function firstParagraph(message) {
  return (
    message
      .replace(/\u001b\[[0-9;]*m/g, "")
      .trim()
      .split("\n\n")[0] ?? ""
  );
}
