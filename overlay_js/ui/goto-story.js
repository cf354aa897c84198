/** Goes to another story, as Storybook's own sidebar does: without loading the page anew. */

import { channelOf } from "../story.js";

/**
 * @param {import("../wire.d.ts").StoryContext} story
 * @param {string} storyId
 */
export function gotoStory({ current, frame }, storyId) {
  if (!frame || current?.storyId === storyId) return;
  const channel = channelOf(frame);
  // In the manager its own channel can't say where a message comes from, so the story's frame asks.
  if (frame === window) channel?.emit("setCurrentStory", { storyId, viewMode: "story" });
  else channel?.emit("selectStory", { storyId });
}
