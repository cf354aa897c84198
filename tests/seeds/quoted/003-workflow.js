async function autoGenerateImages() {
  // 1. Get latest session
  const response = await fetch('http://localhost:7802/api/v1/session/latest');
  const { data } = await response.json();
  
  // 2. Validate session
  if (!data.scriptText || !data.analyzedEpisode) {
    throw new Error('Invalid session data');
  }
  
  // 3. Parse episode context
  const episodeContext = JSON.parse(data.episodeContext);
  
  // 4. Generate prompts if not available
  let prompts = data.prompts;
  if (!prompts || prompts.length === 0) {
    prompts = await generateHierarchicalSwarmUiPrompts(
      data.analyzedEpisode,
      data.episodeContext,
      { model: 'flux1-dev', cinematicAspectRatio: '16:9', verticalAspectRatio: '9:16' },
      'manual',
      data.storyUuid,
      'gemini'
    );
  }
  
  // 5. Generate images for each beat
  for (const beatPrompt of prompts) {
    const { beatId, cinematic, vertical } = beatPrompt;
    
    // Generate cinematic image
    const cinematicImage = await generateImageInSwarmUI(cinematic);
    
    // Generate vertical image
    const verticalImage = await generateImageInSwarmUI(vertical);
    
    console.log(`✅ Generated images for beat ${beatId}`);
  }
}
