const episodeContext = JSON.parse(data.episodeContext);

episodeContext.episode.scenes.forEach(scene => {
  const sceneNumber = scene.scene_number;
  const locationName = scene.location.name;
  
  // Get characters in this scene
  const characters = scene.characters || [];
  
  characters.forEach(char => {
    const locationContext = char.location_context;
    
    // Check for tactical override
    if (locationContext?.swarmui_prompt_override) {
      console.log(`Scene ${sceneNumber} - ${char.character_name}:`);
      console.log(`  Override: ${locationContext.swarmui_prompt_override}`);
      console.log(`  LORA Weight: ${locationContext.lora_weight_adjustment || 1.0}`);
    }
  });
});
