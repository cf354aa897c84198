"""A real Redis that fails in every way while people work: nothing fails for them, nothing is lost, nothing doubled.

The stores are those of a sidecar, with a third of its patience so that many rounds fit into a minute.
"""

import asyncio
import itertools
import random
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from sidecar.models import Turn
from sidecar.sessions import keys
from sidecar.sessions.copying import snapshot
from sidecar.sessions.replicas import head_of, touched
from sidecar.sessions.replicate import Replicator
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Key
from sidecar.stores.local import LocalStore
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.resilient import ResilientStore
from tests.fakes.fault_proxy import FaultProxy
from tests.fakes.redis_server import RedisServer
from tests.rounds import rounds

BUDGET = 0.3  # seconds
SHOWN, BACK = 5.0, 10.0  # seconds until it is said that Redis is away, and that it is back
DAY = timedelta(hours=24)
PATH = "src/Button.tsx"


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


async def until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait until it holds."""
    try:
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110  the condition is about state, nobody signals it
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError(f"waited {seconds} s in vain: {what}") from None


class Work:
    """A sidecar's stores with somebody who works; what was acknowledged is written down."""

    def __init__(self, server: RedisServer, local: LocalStore, store: ResilientStore, seed: int) -> None:
        self.server, self.local, self.store = server, local, store
        self.sessions = SessionService(store, clock=now, owner="here")
        self.random = random.Random(seed)
        self.count = itertools.count(1)
        self.acknowledged: dict[str, list[str]] = {}  # session id → contents of its versions
        self.cleared: list[str] = []

    async def one(self) -> None:
        """A change, a new session or a clear; whatever the server does, it must succeed."""
        known = sorted(self.acknowledged)
        if not known or self.random.random() < 0.1:
            session = (await self.sessions.open(PATH, fresh=True)).session
            self.acknowledged[session.session_id] = []
        elif len(known) > 2 and self.random.random() < 0.1:
            gone = self.random.choice(known)
            del self.acknowledged[gone]
            assert await self.sessions.clear(gone)
            self.cleared.append(gone)
        else:
            session_id = self.random.choice(known)
            text = f"padding: {next(self.count)}px"
            session = await self.sessions.get(session_id)
            session = await self.sessions.ensure_base(session, {PATH: text.encode()})
            turn = Turn(timestamp=now(), user_prompt=text, ai_response="", success=True)
            await self.sessions.add_turn(session, turn)
            self.acknowledged[session_id].append(text)

    async def some(self, number: int = 10) -> None:
        """Several, one after the other."""
        for _ in range(number):
            await self.one()

    async def check(self) -> None:
        """Both stores have what was acknowledged, once, and nothing that was cleared."""
        async with RedisStore(parse(self.server.url)) as redis:
            for session_id, texts in self.acknowledged.items():
                session = await self.sessions.get(session_id)
                versions = range(1, session.last_version_id + 1)
                contents = [(await self.sessions.contents(session, version))[PATH] for version in versions]
                assert contents == [text.encode() for text in texts]
                assert [turn.user_prompt for turn in await self.sessions.turns(session, limit=10_000)] == texts
                name = keys.head(session).name
                assert await snapshot(redis, name) == await snapshot(self.local, name) is not None
            for session_id in self.cleared:
                name = keys.name(PATH, session_id)
                assert await redis.read(Key(name), Key(keys.SESSION_IDS, session_id)) == [None, None]
                assert await snapshot(self.local, name) is None
            listed = [entry.member for entry in await redis.scan(keys.SESSIONS, limit=10_000)]
            assert sorted(listed) == sorted(keys.name(PATH, session_id) for session_id in self.acknowledged)

    async def said_away(self) -> None:
        """The store in use is the local one, and the reason is Redis."""
        await until(lambda: self.store.name == "sqlite", SHOWN, "that Redis is away")
        assert (self.store.degraded or "").startswith("Redis ")

    async def back(self) -> None:
        """Redis is in use again, and nothing waits."""
        await until(lambda: self.store.name == "redis" and self.store.upstream.store is not None, BACK, "Redis")
        assert self.store.degraded is None


@asynccontextmanager
async def working(server: RedisServer, url: str, folder: Path, seed: int = 1) -> AsyncIterator[Work]:
    """The stores of a sidecar with that Redis."""
    async with AsyncExitStack() as stack:
        local = await stack.enter_async_context(LocalStore(folder / "s.db", clock=now, touched=touched))
        redis = await stack.enter_async_context(RedisStore(parse(url), budget=BUDGET))

        async def connect() -> RedisStore:
            await redis.claim()
            return redis

        replicator = Replicator(local, owner="here", ttl=DAY, clock=now)
        store = ResilientStore(
            local, connect, replicator, owner="here", head_of=head_of, changed=lambda: None, budget=BUDGET
        )
        running = asyncio.create_task(store.run())
        try:
            work = Work(server, local, store, seed)
            await work.back()
            await work.some()
            yield work
        finally:
            running.cancel()
            await asyncio.wait({running})
        assert running.cancelled(), running.exception()


Fault = tuple[Callable[[RedisServer], Any], Callable[[RedisServer], Any]]


def _cannot_save(server: RedisServer) -> None:
    """Its dump can't be put in place, so that it refuses writes."""
    (server.folder / "dump.rdb").unlink(missing_ok=True)
    (server.folder / "dump.rdb" / "in the way").mkdir(parents=True)
    server.call("CONFIG", "SET", "save", "3600 1000000")
    server.call("BGSAVE")
    while b"rdb_last_bgsave_status:err" not in server.call("INFO", "persistence"):
        pass


def _can_save(server: RedisServer) -> None:
    shutil.rmtree(server.folder / "dump.rdb")
    server.call("CONFIG", "SET", "save", "")


FAULTS: dict[str, Fault] = {
    "SIGKILL": (RedisServer.kill, RedisServer.start),
    "SIGSTOP": (RedisServer.pause, RedisServer.resume),
    "restart empty": (RedisServer.kill, RedisServer.restart_empty),
    "maxmemory": (
        lambda server: server.call("CONFIG", "SET", "maxmemory", "1"),
        lambda server: server.call("CONFIG", "SET", "maxmemory", "0"),
    ),
    "read-only replica": (
        lambda server: server.call("REPLICAOF", "127.0.0.1", "1"),
        lambda server: server.call("REPLICAOF", "NO", "ONE"),
    ),
    "MISCONF": (_cannot_save, _can_save),
}


@pytest.mark.parametrize("number", rounds(2, soak=100))
@pytest.mark.parametrize("fault", FAULTS)
async def test_redis_fails_and_comes_back(fault: str, number: int, tmp_path: Path) -> None:
    """Work goes on, the store in use is said within 5 s and again within 10 s, and both stores agree at the end."""
    fail, heal = FAULTS[fault]
    with RedisServer(append_only=True) as server:
        async with working(server, server.url, tmp_path) as work:
            for _ in range(number):
                fail(server)
                await work.some()
                await work.said_away()
                await work.some()
                heal(server)
                await work.back()
                await work.some(3)
                await work.back()
                await work.check()


@pytest.mark.parametrize("number", rounds(2, soak=100))
async def test_redis_is_restarted_empty_in_the_middle_of_work(number: int, tmp_path: Path) -> None:
    """So fast that nobody may notice but by what is missing."""
    with RedisServer() as server:
        async with working(server, server.url, tmp_path) as work:
            for _ in range(number):
                working_on = asyncio.create_task(work.some(30))
                await asyncio.to_thread(server.restart_empty)
                await working_on
                await until(_settled(work), BACK, "that Redis has everything")
                await work.back()
                await work.check()


def _settled(work: Work) -> Callable[[], bool]:
    """Whether the run of the server that is there now has been taken up."""
    run_id = next(
        line[7:] for line in work.server.call("INFO", "server").decode().split() if line.startswith("run_id:")
    )

    def settled() -> bool:
        vitals = work.store.upstream.vitals
        return vitals is not None and vitals.run_id == run_id and work.store.upstream.store is not None

    return settled


@pytest.mark.parametrize("number", rounds(2, soak=100))
@pytest.mark.parametrize("mood", ["cuts", "loses replies"])
async def test_the_network_breaks_connections(mood: Any, number: int, tmp_path: Path) -> None:
    """Reset after any byte, or after the commit and before its reply: every version is there once."""
    with RedisServer(append_only=True) as server:
        async with (
            FaultProxy(server.port, random.Random(number)) as proxy,
            working(server, f"redis://127.0.0.1:{proxy.port}/0", tmp_path, number) as work,
        ):
            for _ in range(number):
                broken = proxy.broken
                proxy.mood = mood
                while proxy.broken < broken + 5:
                    await work.some(5)
                proxy.mood = "passes"
                await work.back()
                await work.some(3)
                await work.back()
                await work.check()


async def test_nobody_waits_twice_for_a_redis_that_hangs(tmp_path: Path) -> None:
    """The first save of a hang waits for its budget at most; from then on Redis is not asked."""
    with RedisServer(append_only=True) as server:
        async with working(server, server.url, tmp_path) as work:
            sent = _sends(work)
            server.pause()
            await work.some(20)
            assert len(sent) == 1
            server.resume()
            await work.back()


def _sends(work: Work) -> list[float]:
    """Notes each batch that a caller waits for Redis with."""
    sent: list[float] = []
    send: Callable[..., Awaitable[None]] = work.store._send

    async def noting(*arguments: Any) -> None:
        sent.append(asyncio.get_running_loop().time())
        await send(*arguments)

    cast("Any", work.store)._send = noting
    return sent
