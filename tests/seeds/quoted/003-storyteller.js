// Get session from Redis
const session = await redis.get(`storyart:session:${timestamp}`);
const data = JSON.parse(session);

// Extract all prompts for image generation
const imageGenerationQueue = [];
data.analyzedEpisode.scenes.forEach(scene => {
  scene.beats.forEach(beat => {
    if (beat.prompts && beat.prompts.cinematic) {
      // Queue cinematic (16:9) image
      imageGenerationQueue.push({
        beatId: beat.beatId,
        prompt: beat.prompts.cinematic,
        aspectRatio: '16:9'
      });
    }
    if (beat.prompts && beat.prompts.vertical) {
      // Queue vertical (9:16) image
      imageGenerationQueue.push({
        beatId: beat.beatId,
        prompt: beat.prompts.vertical,
        aspectRatio: '9:16'
      });
    }
  });
});

// Send to SwarmUI
for (const item of imageGenerationQueue) {
  await swarmUI.generateImage(item.prompt);
}
