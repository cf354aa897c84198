/**
 * Calls `found` once the open story's component has comments, or somebody leaves one: nobody else pays for them.
 *
 * @param {{story: import("../wire.d.ts").StoryContext, events: EventTarget & {online: boolean}, found: () => void}} parts
 */
export function watchComments({ story, events, found }) {
  /** @type {Set<string>} */
  const asked = new Set();
  const over = new AbortController();
  const end = () => {
    over.abort();
    found();
  };
  const look = async () => {
    const { storyId = "", viewMode } = story.current ?? {};
    if (viewMode !== "story" || !events.online || asked.has(storyId)) return; // documentation has no pins
    asked.add(storyId);
    const answer = await fetch(new URL(`../../__ai-comments?storyId=${encodeURIComponent(storyId)}`, import.meta.url));
    if (answer.ok && (await answer.json()).counts.total > 0 && !over.signal.aborted) end();
  };
  const quietly = () => void look().catch(() => {}); // the sidecar went away: `online` asks again
  story.addEventListener("change", quietly, over);
  events.addEventListener("online", () => (asked.clear(), quietly()), over);
  events.addEventListener("comment", end, over);
  quietly();
}
