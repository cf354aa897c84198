"""Saved working sessions: a save and a restore of 1 MB with Redis, beside a bare SETEX and GET of the same bytes."""

import asyncio
import json
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from redis.asyncio import Redis

from benchmarks.figures import Figure, Target
from benchmarks.redis import now, timed
from benchmarks.workplace import WARM_UP, Workplace
from sidecar.journeys.spending import Spending
from sidecar.saving import wire_saving
from sidecar.settings import load
from sidecar.snapshots.service import SavedSessions
from sidecar.state import ProjectState
from sidecar.storage import open_store
from sidecar.tasks import Tasks
from tests.fakes.redis_server import RedisServer

_BYTES = 1_000_000
_WEEK = 604_800
_TIMES, _MOST = Target(2, "ratio"), Target(100, "median")
_PATIENCE = 20.0  # seconds until Redis is reached


def measure(place: Workplace) -> Iterator[Figure]:
    """On a Redis of its own, over TCP, with the local copy on disk."""
    with RedisServer() as server:
        samples = asyncio.run(saves_and_restores(server, place.folder, place.repetitions * 4))
    note = f"{_BYTES:,} bytes; ours checks the document, and keeps a copy on disk before it answers"
    yield Figure("save of a working session", "ms", samples["save"], samples["setex"], _TIMES, note)
    yield Figure("save of a working session, absolute", "ms", samples["save"], target=_MOST)
    yield Figure("restore of a working session", "ms", samples["restore"], samples["get"], _TIMES)
    yield Figure("restore of a working session, absolute", "ms", samples["restore"], target=_MOST)


async def saves_and_restores(server: RedisServer, folder: Path, count: int) -> dict[str, list[float]]:
    """How long each takes, in ms, ours and bare by turns."""
    body = document()
    samples: dict[str, list[float]] = {"save": [], "setex": [], "restore": [], "get": []}
    (folder / "saved").mkdir()
    settings = load(folder / "saved", redis_url=server.url, state_dir=folder / "saved-state")
    async with AsyncExitStack() as stack, Tasks() as tasks:
        store = await open_store(
            settings, ProjectState(folder / "saved", settings.state_dir), now, _quiet, stack, tasks
        )
        spending = Spending(store, clock=now, new_id=uuid.uuid4, price=None)
        sessions = (await wire_saving(settings, store, spending, now, stack)).sessions
        client = await stack.enter_async_context(Redis.from_url(server.url))
        await reached(sessions)
        for number in range(-WARM_UP, count):
            steps: list[tuple[str, Callable[[], Awaitable[object]]]] = [
                ("save", partial(sessions.save, body)),
                ("setex", partial(client.setex, "bare", _WEEK, body)),
                ("restore", sessions.latest),
                ("get", partial(client.get, "bare")),
            ]
            for name, step in steps if number % 2 else reversed(steps):
                took = await timed(step)
                if number >= 0:
                    samples[name].append(took)
            for timestamp in (await sessions.vault.timestamps())[3:]:
                await sessions.delete(timestamp)
        if sessions.storage != "redis":
            raise RuntimeError("Redis was left on the way")
    return samples


def document() -> bytes:
    """A session of the size, mostly words and prompts, as StoryArt has them."""
    prompt = {"prompt": "wide shot, " * 30, "model": "flux1-dev", "width": 1024, "height": 576, "steps": 28}
    beats = [
        {
            "beatId": f"b{number}",
            "core_action": "She listens. " * 20,
            "prompts": {"cinematic": prompt, "vertical": prompt},
        }
        for number in range(500)
    ]
    session = {
        "scriptText": "",
        "episodeContext": "{}",
        "storyUuid": str(uuid.UUID(int=0)),
        "analyzedEpisode": {"episodeNumber": 1, "title": "The Signal", "scenes": [{"sceneNumber": 1, "beats": beats}]},
    }
    missing = _BYTES - len(json.dumps(session))
    return json.dumps({**session, "scriptText": "INT. LAB " * (missing // 9)}).encode()


async def reached(sessions: SavedSessions) -> None:
    """Wait until Redis is in use."""
    deadline = time.monotonic() + _PATIENCE
    while sessions.storage != "redis":
        if time.monotonic() > deadline:
            raise RuntimeError("Redis was not reached")
        await asyncio.sleep(0.01)


def _quiet() -> None:
    """Nobody is told which store is in use."""
