"""Which store a sidecar uses, with a real Redis and without."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.composition.storage import open_store
from sidecar.errors import Malformed
from sidecar.sessions.service import SessionService
from sidecar.settings import Settings, load
from sidecar.state import ProjectState
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.tasks import Tasks
from tests.fakes.redis_server import RedisServer


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  the condition is about state, nobody signals it
            await asyncio.sleep(0.01)


class Opened:
    """A store with what was told of it."""

    def __init__(self) -> None:
        self.told = 0
        self.store: LocalStore | ResilientStore

    def changed(self) -> None:
        """Count."""
        self.told += 1


@asynccontextmanager
async def opened(settings: Settings, state: ProjectState) -> AsyncIterator[Opened]:
    """As the sidecar opens it."""
    found = Opened()
    async with AsyncExitStack() as stack, Tasks() as tasks:
        found.store = await open_store(settings, state, now, found.changed, stack, tasks)
        yield found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder for a project."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


async def test_without_redis_it_is_sqlite(project: Path, tmp_path: Path) -> None:
    """Nothing else is loaded, nothing degraded."""
    async with opened(load(project), ProjectState(project, tmp_path / "state")) as found:
        assert (found.store.name, found.store.degraded, found.store.warnings) == ("sqlite", None, ())
        assert isinstance(found.store, LocalStore)


async def test_with_redis_sessions_are_in_both(project: Path, tmp_path: Path) -> None:
    """It is told when Redis is in use; and what was saved before that arrives too."""
    state = ProjectState(project, tmp_path / "state")
    with RedisServer(append_only=True) as server:
        async with opened(load(project, redis_url=server.url), state) as found:
            sessions = SessionService(found.store, clock=now, owner=state.owner)
            before = (await sessions.open("src/Button.tsx")).session
            await until(lambda: found.store.name == "redis")
            after = (await sessions.open("src/Card.tsx")).session
            assert (found.told, found.store.warnings) == (1, ())
        for session in (before, after):
            assert server.call("EXISTS", f"storybook:session:{session.component_path}:{session.session_id}") == 1


async def test_the_state_folder_may_be_lost(project: Path, tmp_path: Path) -> None:
    """The next sidecar of the same checkout has its sessions again."""
    with RedisServer(append_only=True) as server:
        settings = load(project, redis_url=server.url)
        opened_now = []
        for folder in ("one", "other"):
            state = ProjectState(project, tmp_path / folder)
            async with opened(settings, state) as found:
                await until(lambda: found.store.name == "redis")
                sessions = SessionService(found.store, clock=now, owner=state.owner)
                opened_now.append(await sessions.open("src/Button.tsx"))
        first, second = opened_now
        assert (first.session, second.resumed) == (second.session, True)


async def test_a_redis_that_is_not_there_delays_nothing(project: Path, tmp_path: Path) -> None:
    """The store works at once, and soon says why it isn't Redis, without the password."""
    url = "redis://user:hunter2@127.0.0.1:1/0"
    began = time.monotonic()
    async with opened(load(project, redis_url=url), ProjectState(project, tmp_path / "state")) as found:
        assert found.store.name == "sqlite"
        assert time.monotonic() - began < 5
        await until(lambda: found.store.degraded is not None)
        assert found.store.degraded == "Redis at 127.0.0.1:1 can't be reached."
        assert found.told == 1


async def test_redis_without_an_append_only_file_is_warned_of_once(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In the log and for the palette, however often it comes back."""
    with RedisServer() as server, caplog.at_level(logging.WARNING):
        async with opened(load(project, redis_url=server.url), ProjectState(project, tmp_path / "state")) as found:
            await until(lambda: found.store.name == "redis")
            server.restart_empty()
            await until(lambda: found.store.name == "redis")
            assert ["append-only" in warning for warning in found.store.warnings] == [True]
    assert sum("append-only" in record.message for record in caplog.records) == 1


async def test_another_project_s_redis_is_left_alone(project: Path, tmp_path: Path) -> None:
    """The second project gets names of its own and is told; nobody's sessions mix."""
    other = tmp_path / "other"
    other.mkdir()
    with RedisServer(append_only=True) as server:
        async with opened(load(other, redis_url=server.url), ProjectState(other, tmp_path / "a")) as first:
            await until(lambda: first.store.name == "redis")
        async with opened(load(project, redis_url=server.url), ProjectState(project, tmp_path / "b")) as second:
            await until(lambda: second.store.name == "redis")
            (warning,) = second.store.warnings
            assert "storybook-" in warning


async def test_an_address_that_is_none_is_said_at_once(project: Path, tmp_path: Path) -> None:
    """A typing mistake must not look like a Redis that is away."""
    with pytest.raises(Malformed):
        async with opened(load(project, redis_url="http://localhost"), ProjectState(project, tmp_path / "state")):
            pass


async def test_a_state_folder_that_cannot_be_written_means_memory(project: Path, tmp_path: Path) -> None:
    """And is said; with Redis the sessions are there all the same after a restart."""
    (tmp_path / "state").write_text("a file where the folder should be")
    state = ProjectState(project, tmp_path / "state")
    async with opened(load(project), state) as found:
        assert (found.store.name, found.store.degraded) == ("memory", "The state folder can't be written.")
    with RedisServer(append_only=True) as server:
        for attempt in range(2):
            async with opened(load(project, redis_url=server.url), state) as found:
                await until(lambda: found.store.name == "redis")
                assert found.store.warnings == ("The state folder can't be written.",)
                opened_now = await SessionService(found.store, clock=now, owner=state.owner).open("src/Button.tsx")
                assert opened_now.resumed is bool(attempt)
