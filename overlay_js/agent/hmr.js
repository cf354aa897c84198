/**
 * @typedef {{type: "js-update" | "css-update", path: string, acceptedPath: string, timestamp: number}} Update
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
 * @returns {Promise<unknown[]>} the causes of those that failed
 */
export async function failures(updates) {
  const base = new URL("../../", import.meta.url);
  const loads = updates
    .filter((update) => update.type === "js-update")
    .map((update) => {
      const [path = "", query] = update.acceptedPath.replace(/^\//, "").split("?");
      return import(new URL(`${path}?t=${update.timestamp}${query ? `&${query}` : ""}`, base).href);
    });
  const results = await Promise.allSettled(loads);
  return results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
}

/** @param {string} message */
function firstParagraph(message) {
  return message.replace(/\u001b\[[0-9;]*m/g, "").trim().split("\n\n")[0] ?? "";
}
