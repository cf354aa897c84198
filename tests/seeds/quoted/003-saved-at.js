const sessionData = {
  ...data,
  savedAt: new Date(timestamp).toISOString()
};
