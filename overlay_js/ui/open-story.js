/** Brings the story to the screen, so that somebody sees the change render. */

/**
 * The story of an index that belongs to the same page of docs.
 *
 * @param {Record<string, {id: string, title: string, type?: string}>} entries of Storybook's `index.json`
 * @param {string} storyId
 */
export function siblingStory(entries, storyId) {
  const title = entries[storyId]?.title;
  return Object.values(entries).find((entry) => entry.type === "story" && entry.title === title)?.id ?? null;
}

/**
 * @param {import("../wire.d.ts").StoryContext} story
 * @returns {Promise<void>} once the story's frame has loaded anew; leaving a docs page loads the whole page
 */
export async function openStory({ current, frame }) {
  if (!current || !frame) return;
  if (current.viewMode === "docs") {
    const answer = await fetch("index.json");
    const storyId = siblingStory((await answer.json()).entries ?? {}, current.storyId);
    if (storyId) location.assign(frame === window ? `?id=${storyId}&viewMode=story` : `?path=/story/${storyId}`);
    return;
  }
  const loaded = new Promise((resolve) => frame.frameElement?.addEventListener("load", resolve, { once: true }));
  frame.location.reload();
  await loaded;
}
