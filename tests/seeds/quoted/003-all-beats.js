// To get prompts for all beats:
const session = await getSessionFromRedis(timestamp);
session.analyzedEpisode.scenes.forEach(scene => {
  scene.beats.forEach(beat => {
    if (beat.prompts) {
      // Use beat.prompts.cinematic for 16:9 images
      // Use beat.prompts.vertical for 9:16 images
      generateImage(beat.prompts.cinematic);
    }
  });
});
