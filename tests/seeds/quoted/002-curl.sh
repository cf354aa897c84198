# Test health check
curl http://localhost:7802/health

# Test save session
curl -X POST http://localhost:7802/api/v1/session/save \
  -H "Content-Type: application/json" \
  -d '{"scriptText":"...","episodeContext":"...","storyUuid":"...","analyzedEpisode":{}}'

# Test get latest session
curl http://localhost:7802/api/v1/session/latest
