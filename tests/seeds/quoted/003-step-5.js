if (data.prompts && data.prompts.length > 0) {
  data.prompts.forEach(beatPrompt => {
    const { beatId, cinematic, vertical } = beatPrompt;
    
    console.log(`Beat ${beatId}:`);
    console.log(`  Cinematic (${cinematic.width}x${cinematic.height}): ${cinematic.prompt}`);
    console.log(`  Vertical (${vertical.width}x${vertical.height}): ${vertical.prompt}`);
    
    // Generate images using SwarmUI API
    await generateImage(cinematic);
    await generateImage(vertical);
  });
}
