/**
 * Asks the sidecar through the overlay's own client, as the palette does, and notes when each kind of event first arrived.
 *
 * @param {{route: string, body: object}} request
 * @returns {Promise<{asked: number, arrived: Record<string, number>, receipt: any, answer: any, error: string | null}>}
 */
async ({ route, body }) => {
  const { Client } = await import(new URL("/__ai-overlay/client.js", location.href).href);
  /** @type {Record<string, number>} */
  const arrived = {};
  let receipt = null;
  const asked = Date.now();
  const follow = (/** @type {{event: string, data: any}} */ { event, data }) => {
    arrived[event] ??= Date.now();
    if (event === "receipt") receipt = data.receipt;
  };
  try {
    const answer = await new Client().stream(route, body, follow, new AbortController().signal);
    return { asked, arrived, receipt, answer, error: null };
  } catch (error) {
    return { asked, arrived, receipt, answer: null, error: String(error?.code ?? error) };
  }
};
