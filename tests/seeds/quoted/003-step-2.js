const episodeContext = JSON.parse(data.episodeContext);
const { episode } = episodeContext;

// Extract character LORA triggers
const characterTriggers = episode.characters.map(char => ({
  name: char.character_name,
  trigger: char.base_trigger,
  aliases: char.aliases
}));

// Extract location descriptions
const locations = episode.scenes.map(scene => ({
  sceneNumber: scene.scene_number,
  locationName: scene.location.name,
  visualDescription: scene.location.visual_description,
  artifacts: scene.location.artifacts
}));
