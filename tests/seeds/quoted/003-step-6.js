import { generateHierarchicalSwarmUiPrompts } from './services/promptGenerationService';

const episodeContextJson = data.episodeContext;
const styleConfig = {
  model: 'flux1-dev',
  cinematicAspectRatio: '16:9',
  verticalAspectRatio: '9:16'
};

const prompts = await generateHierarchicalSwarmUiPrompts(
  data.analyzedEpisode,
  episodeContextJson,
  styleConfig,
  'manual',  // or 'database'
  data.storyUuid,
  'gemini',  // or other LLM provider
  (message) => console.log(message)  // progress callback
);
