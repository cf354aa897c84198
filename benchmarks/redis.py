"""Redis: a commit beside a bare pipelined write of the same bytes, and a session of many versions beside one of few."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from redis.asyncio import Redis

from benchmarks.figures import Figure, Target
from benchmarks.workplace import WARM_UP, Workplace
from sidecar.models import Session, Turn
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.transaction import to_milliseconds
from tests.fakes.redis_server import RedisServer

_FOLDER = Path(__file__).parents[1] / "examples" / "storybook-react" / "src" / "components" / "Button"
_COMPONENT, _STYLE = "src/components/Button/Button.tsx", "src/components/Button/Button.css"
_FEW, _MANY = 10, 1_000
_COMMIT, _TIMES = Target(50, "median"), Target(2, "ratio")
_LOAD, _FLAT = Target(100, "median"), Target(1.2, "ratio")


class Recorder(SqliteStore):
    """Remembers what was committed."""

    def __init__(self) -> None:
        super().__init__(":memory:", clock=now)
        self.batches: list[Batch] = []

    async def commit(self, batch: Batch) -> None:
        """Commit and remember."""
        await super().commit(batch)
        self.batches.append(batch)


def measure(place: Workplace) -> Iterator[Figure]:
    """On a Redis of its own, over TCP."""
    with RedisServer() as server:
        ours, bare, size = asyncio.run(commits(server, place.repetitions * 10))
        note = f"the bare one is a pipeline of the same commands on a warm pool; {size:,} bytes a batch in the median"
        yield Figure("Redis part of a commit", "ms", ours, bare, _TIMES, note)
        yield Figure("Redis part of a commit, absolute", "ms", ours, target=_COMMIT)
        many, few = asyncio.run(loads(server, place.repetitions * 10))
        note = (
            f"ours is of {_MANY:,} versions, bare of {_FEW}: session, head with its files, last ten versions and turns"
        )
        yield Figure(f"session load, {_MANY:,} versions", "ms", many, few, _FLAT, note)
        yield Figure(f"session load, {_MANY:,} versions, absolute", "ms", many, target=_LOAD)


async def commits(server: RedisServer, count: int) -> tuple[list[float], list[float], int]:
    """How long each batch of a growing session takes with the store and without, in ms; and the median of their bytes."""
    async with Recorder() as recorder:
        await grow(recorder, (count + WARM_UP) // 2 + 1)
        batches = recorder.batches
    ours: list[float] = []
    bare: list[float] = []
    async with RedisStore(parse(server.url), prefix="ours", budget=10) as store, Redis.from_url(server.url) as client:
        for number, batch in enumerate(batches):
            steps = [(ours, partial(store.commit, batch)), (bare, partial(write, client, batch))]
            for samples, step in steps if number % 2 else reversed(steps):
                took = await timed(step)
                if number >= WARM_UP:
                    samples.append(took)
    sizes = sorted(
        sum(len(put.value) for put in batch.puts) + sum(len(a.value) for a in batch.appends) for batch in batches
    )
    return ours, bare, sizes[len(sizes) // 2]


async def write(client: "Redis", batch: Batch) -> None:
    """The commands of a batch as anybody would send them: in one pipeline, with no expectations and no uid."""
    async with client.pipeline(transaction=False) as pipeline:
        for put in batch.puts:
            if put.key.field is None:
                pipeline.set(f"bare:{put.key.name}", put.value)
            else:
                pipeline.hset(f"bare:{put.key.name}", put.key.field, put.value)
        for append in batch.appends:
            pipeline.rpush(f"bare:{append.name}", append.value)
        for leave in batch.leaves:
            pipeline.zrem(f"bare:{leave.index}", leave.member)
        for enter in batch.enters:
            pipeline.zadd(f"bare:{enter.index}", {enter.member: enter.score})
        if batch.expiry is not None and batch.expiry.at is not None:
            for name in batch.expiry.names:
                pipeline.pexpireat(f"bare:{name}", to_milliseconds(batch.expiry.at))
        await pipeline.execute()


async def loads(server: RedisServer, count: int) -> tuple[list[float], list[float]]:
    """How long it takes to load a session of many versions and one of few, in ms."""
    many: list[float] = []
    few: list[float] = []
    async with (
        RedisStore(parse(server.url), prefix="many", budget=10) as large,
        RedisStore(parse(server.url), prefix="few", budget=10) as small,
    ):
        sides = [(large, await grow(large, _MANY), many), (small, await grow(small, _FEW), few)]
        for number in range(-WARM_UP, count):
            for store, session, samples in sides if number % 2 else reversed(sides):
                took = await timed(partial(load, SessionService(store, clock=now, owner="b"), session))
                if number >= 0:
                    samples.append(took)
    return many, few


async def load(service: SessionService, known: Session) -> None:
    """What the next prompt needs to know."""
    session = (await service.open(known.component_path, known.session_id)).session
    if session.session_id != known.session_id:
        raise RuntimeError("the session is gone")
    await service.contents(session, session.current_version_id)
    await service.versions(session, limit=10)
    await service.turns(session, limit=10)


async def grow(store: SqliteStore | RedisStore, versions: int) -> Session:
    """A session with so many versions of a real component, as prompts make them."""
    service = SessionService(store, clock=now, owner="b")
    style = (_FOLDER / "Button.css").read_bytes()
    session = (await service.open(_COMPONENT)).session
    session = await service.ensure_base(session, {_COMPONENT: (_FOLDER / "Button.tsx").read_bytes(), _STYLE: style})
    for number in range(versions - 1):
        prompt = f"padding {number}px"
        edited = style.replace(b"padding:", b"padding: %dpx; x:" % number, 1)
        session, version = await service.commit_version(
            session, parent=session.current_version_id, files={_STYLE: edited}, prompt=prompt, origin="prompt"
        )
        turn = Turn(
            timestamp=now(), user_prompt=prompt, ai_response="Done.", success=True, version_id=version.version_id
        )
        session, _ = await service.settle(session, version.version_id, "applied", head=version.version_id, turn=turn)
    return session


async def timed(step: Callable[[], Awaitable[None]]) -> float:
    """How long it takes, in ms."""
    began = time.perf_counter()
    await step()
    return (time.perf_counter() - began) * 1_000


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)
