function validateSession(session) {
  const required = ['scriptText', 'episodeContext', 'storyUuid', 'analyzedEpisode'];
  return required.every(field => session[field] !== undefined);
}
