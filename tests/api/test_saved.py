import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Sidecar, started, until
from tests.fakes.redis_server import RedisServer
from tests.snapshots.samples import STORY, session

SAVE, LATEST, LIST = (f"/api/v1/session/{name}" for name in ("save", "latest", "list"))
INDEX = "storyart:sessions:index"


@pytest.fixture
def redis() -> RedisServer:
    """A Redis of the test's own: the names in it are those of other programs, without a prefix of ours."""
    with RedisServer() as server:
        yield server


@pytest.fixture
async def shared(project: Path, tmp_path: Path, redis: RedisServer) -> AsyncIterator[Sidecar]:
    """A sidecar that uses that Redis, and has reached it."""
    async with started(tmp_path, redis_url=redis.url) as running:
        await until(lambda: running.services.saving.sessions.storage == "redis")
        yield running


async def test_a_session_is_saved_and_found_as_the_seeds_have_it(sidecar: Sidecar) -> None:
    """Without Redis: every answer's shape, `savedAt` beside `data`, and nothing in the data that wasn't saved."""
    nothing = await sidecar.get(LATEST, 404)
    assert nothing["error"] == "No session found"
    before = datetime.now(UTC).timestamp() * 1_000 - 1
    saved = await sidecar.post(SAVE, session())
    assert saved["message"] == "Session saved successfully"
    assert saved["storage"] == "sqlite"
    timestamp = int(saved["sessionKey"].removeprefix("storyart:session:"))
    assert before <= timestamp == saved["timestamp"]
    for path in (LATEST, f"/api/v1/session/{timestamp}"):
        answer = await sidecar.get(path)
        assert answer["data"] == session()
        assert answer["storage"] == "sqlite"
        assert datetime.fromisoformat(answer["savedAt"]).timestamp() * 1_000 == pytest.approx(timestamp)
        assert answer["storyUuidValid"] is True
    assert await sidecar.get("/api/v1/session/1", 404) == nothing
    assert (await sidecar.get("/api/v1/session/yesterday", 400))["code"] == "bad_timestamp"
    await sidecar.get("/api/v1/session/" + "9" * 40, 404)
