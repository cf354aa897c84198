const { analyzedEpisode } = data;

// Iterate through scenes and beats
analyzedEpisode.scenes.forEach(scene => {
  scene.beats.forEach(beat => {
    console.log(`Beat ${beat.beatId}:`);
    console.log(`  Action: ${beat.core_action}`);
    console.log(`  Visual Anchor: ${beat.visual_anchor}`);
    console.log(`  Emotional Tone: ${beat.emotional_tone}`);
    console.log(`  Location Attributes: ${beat.locationAttributes.join(', ')}`);
  });
});
