from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import pytest

from sidecar.sessions.replicas import head_of, touched
from sidecar.stores.base import Store
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock
from tests.fakes.redis_server import RedisServer
from tests.stores.redis_clock import ClockedRedis
from tests.stores.shared import FakeServer


class OpenStore(Protocol):
    """Makes a store that is not open yet, empty the first time, on the given clock."""

    def __call__(self, clock: Clock) -> AbstractAsyncContextManager[Store]:
        """The store, to be entered."""
        ...


@pytest.fixture
def clock() -> Clock:
    """A clock that the store and the test share."""
    return Clock()


@pytest.fixture(params=["sqlite", "memory", "redis", "resilient"])
def open_store(request: pytest.FixtureRequest, tmp_path: Path, redis_server: RedisServer) -> OpenStore:
    """Every kind of store there is; the contract tests run once for each."""
    if request.param == "redis":
        prefix = f"test-{uuid4()}"
        return lambda clock: ClockedRedis(redis_server, prefix, clock)
    if request.param == "resilient":
        return resilient
    path: Path | str = ":memory:" if request.param == "memory" else tmp_path / "state" / "sidestory.db"

    def make(clock: Clock) -> SqliteStore:
        return SqliteStore(path, clock=clock)

    return make


@asynccontextmanager
async def resilient(clock: Clock) -> AsyncIterator[Store]:
    """A local store with a server that is there."""

    async def reconcile(_: Store) -> None:
        """Both are empty."""

    async with LocalStore(":memory:", clock=clock, touched=touched) as local, FakeServer(clock) as server:
        store = ResilientStore(
            local, server.connect, reconcile, owner="here", head_of=head_of, changed=lambda: None, budget=10
        )
        await store.upstream.step()
        yield store


@pytest.fixture
async def store(open_store: OpenStore, clock: Clock) -> AsyncIterator[Store]:
    """An open, empty store."""
    async with open_store(clock) as opened:
        yield opened


@pytest.fixture
def prefix() -> str:
    """Names of this test's own."""
    return f"test-{uuid4()}"
