/**
 * The long tasks (over 50 ms) of this page and its frames since `after`, and for each how long scripts of the overlay ran
 * in it, as the Long Animation Frames API tells.
 *
 * @param {number} after ms since the page's time origin
 * @returns {Promise<{duration: number, ours: number}[]>}
 */
async (after) => {
  const of = (/** @type {string} */ type) =>
    new Promise((resolve) => {
      /** @type {any[]} */
      const seen = [];
      const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      // Buffered entries come in a task of their own, queued before this one.
      setTimeout(() => resolve([...seen, ...observer.takeRecords()].filter((entry) => entry.startTime >= after)), 100);
    });
  const [tasks, frames] = await Promise.all([of("longtask"), of("long-animation-frame")]);
  const scripts = frames.flatMap((/** @type {any} */ frame) => [...frame.scripts]);
  return tasks.map((/** @type {any} */ { startTime, duration }) => ({
    duration,
    ours: scripts
      .filter((script) => script.sourceURL.includes("/__ai-overlay/"))
      .filter((script) => script.startTime >= startTime && script.startTime < startTime + duration)
      .reduce((sum, script) => sum + script.duration, 0),
  }));
};
