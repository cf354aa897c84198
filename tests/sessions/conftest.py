from collections.abc import AsyncIterator

import pytest

from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch, Document, Key, Store
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock


class WatchedStore(SqliteStore):
    """A store in memory that tells what it was asked, for tests about costs."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(":memory:", clock=clock)
        self.batches: list[Batch] = []
        self.reads: list[tuple[Key, ...]] = []

    async def read(self, *keys: Key) -> list[Document | None]:
        """Note the keys."""
        self.reads.append(keys)
        return await super().read(*keys)

    async def commit(self, batch: Batch) -> None:
        """Note the batch."""
        await super().commit(batch)
        self.batches.append(batch)


@pytest.fixture
def clock() -> Clock:
    """A clock that the store, the service and the test share."""
    return Clock()


@pytest.fixture
async def store(clock: Clock) -> AsyncIterator[WatchedStore]:
    """An open, empty store."""
    async with WatchedStore(clock) as opened:
        yield opened


@pytest.fixture
def service(store: Store, clock: Clock) -> SessionService:
    """The sessions of the checkout "here"."""
    return SessionService(store, clock=clock, owner="here")
