/**
 * The baseline: a page script that waits for what a confirmed receipt stands for, and nothing else. Evaluated in the frame
 * that renders stories, of a Storybook without Sidestory; resolves once it listens.
 *
 * The condition: Vite's client applied the updates, the changed modules could be imported again, two frames were drawn, and
 * for 50 ms there was no further update or rendering; after a change of a stories file Storybook has rendered the story
 * anew, and no rendering is under way.
 */
async () => {
  const QUIET_MS = 50;
  const LONGEST_MS = 20_000;
  const STORIES = "\0virtual:/@storybook/builder-vite/storybook-stories.js"; // accepts all stories files
  const DRAWING = ["loading", "beforeEach", "rendering", "playing", "completing"];
  const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, Math.max(1, ms)));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** @type {{acceptedPath: string, timestamp: number}[]} */
  let updates = [];
  let waited = "";
  /** @type {(at: number) => void} */
  let confirm = () => {};
  let waitsForStory = false;
  /** @type {unknown} the rendering that is under way */
  let drawing = null;
  let sign = 0;
  let run = 0;

  const unsettled = () => waitsForStory || drawing !== null || performance.now() - sign < QUIET_MS;

  async function settle() {
    const mine = ++run;
    sign = performance.now();
    await Promise.all(updates.map(({ acceptedPath, timestamp }) => import(address(acceptedPath, timestamp))));
    await frame();
    await frame();
    while (mine === run && unsettled()) {
      await pause(waitsForStory || drawing !== null ? QUIET_MS / 2 : QUIET_MS - (performance.now() - sign));
    }
    if (mine !== run) return;
    waited = "";
    confirm(Date.now());
  }

  /**
   * Where Vite's client loads an updated module from. The whole address: an injected script has none of its own.
   *
   * @param {string} path
   * @param {number} timestamp
   */
  function address(path, timestamp) {
    const known = path.startsWith("\0") ? `/@id/__x00__${path.slice(1)}` : path;
    return `${location.origin}${known}?t=${timestamp}`;
  }

  const { createHotContext } = await import(`${location.origin}/@vite/client`);
  const hot = createHotContext("/__witness");
  hot.on("vite:beforeUpdate", (/** @type {{updates: typeof updates}} */ payload) => {
    if (!payload.updates.some(({ acceptedPath }) => acceptedPath === waited)) return;
    run += 1;
    updates = payload.updates;
    waitsForStory ||= waited === STORIES;
  });
  hot.on("vite:afterUpdate", () => updates.length > 0 && waited && void settle());
  const channel = /** @type {any} */ (window).__STORYBOOK_ADDONS_CHANNEL__;
  const rendered = () => {
    waitsForStory = false;
    sign = performance.now();
  };
  channel.on("storyRendered", rendered);
  channel.on("storyUnchanged", rendered);
  channel.on(
    "storyRenderPhaseChanged",
    (/** @type {{newPhase: string, renderId: unknown}} */ { newPhase, renderId }) => {
      if (DRAWING.includes(newPhase)) drawing = renderId;
      else if (drawing === renderId) drawing = null;
    },
  );

  const witness = {
    /** @type {Promise<number>} */
    done: Promise.resolve(0),
    /**
     * Wait for the next update of a file. `done` is then the promise of the time, in ms since the epoch.
     *
     * @param {string} file as Vite calls it, e.g. `/src/components/Button/Button.css`
     * @param {boolean} isStories
     */
    arm(file, isStories) {
      updates = [];
      waited = isStories ? STORIES : file;
      witness.done = new Promise((resolve, reject) => {
        confirm = resolve;
        setTimeout(() => reject(new Error(`${file} was not taken`)), LONGEST_MS);
      });
      witness.done.catch(() => {}); // told to whoever waits for it
    },
  };
  Object.assign(window, { witness });
};
