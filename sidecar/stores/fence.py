"""A shared store, taken up by one checkout: what was sent before can't be carried out after.

A server that hung may carry out commands long after their sender gave them up. So whoever takes the store up writes a
new token under its name, and every batch expects that token: late batches of an earlier time find another one and are
refused whole (a fencing token, as in Kleppmann, "How to do distributed locking", 2016). A token is never used twice and
nothing is sent under one before its writing was confirmed, so a late *claim* does no harm either: nobody uses its token.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Protocol, Self

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Document, IndexEntry, Key, Put, RevisionMoved, Store, StoreName, revision_of

_log = logging.getLogger(__name__)

TOKENS = "checkouts"
"""Hash: owner → the token of its last claim."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """How a server is.

    Attributes:
        run_id: Another one after each restart or failover, so that a loss of data doesn't go unnoticed.
        durable: Whether it keeps what it confirmed across a restart (with an append-only file).
    """

    run_id: str
    durable: bool


class SharedStore(Store, Protocol):
    """A store on a server that other checkouts use too."""

    async def vitals(self) -> Vitals:
        """How the server is, or `StoreUnavailable`."""
        ...

    def beside(self, prefix: str) -> Store:
        """What is on the server under another prefix, which is nobody's own."""
        ...


class Fenced:
    """A `SharedStore` as long as nobody else has claimed it for the same owner; each verb ends within `budget` seconds.

    `commit` raises `RevisionMoved` with the key of the token when the claim is gone, or the server lost it.
    """

    def __init__(self, store: SharedStore, owner: str, token: str, budget: float) -> None:
        self._store = store
        self._key = Key(TOKENS, owner)
        self._token = token.encode()
        self._budget = budget

    @classmethod
    async def claim(cls, store: SharedStore, owner: str, token: str, budget: float) -> Self:
        """Shut out all that was sent before. `token` is new, and serves as the uid of the batch."""
        fenced = cls(store, owner, token, budget)
        async with within(budget):
            await store.commit(Batch(token, puts=[Put(fenced._key, fenced._token)]))
        return fenced

    @property
    def name(self) -> StoreName:
        """That of the store."""
        return self._store.name

    @property
    def degraded(self) -> str | None:
        """That of the store."""
        return self._store.degraded

    @property
    def server(self) -> SharedStore:
        """The store itself, for what needs no fence."""
        return self._store

    async def holds(self) -> bool:
        """Whether the claim stands."""
        (found,) = await self.read(self._key)
        return found is not None and found.value == self._token

    async def vitals(self) -> Vitals:
        """See `SharedStore.vitals`."""
        async with within(self._budget):
            return await self._store.vitals()

    async def read(self, *keys: Key) -> list[Document | None]:
        """See `Store.read`."""
        async with within(self._budget):
            return await self._store.read(*keys)

    async def commit(self, batch: Batch) -> None:
        """Apply a batch while the claim stands; see `Store.commit`."""
        guard = Put(self._key, self._token, expect=revision_of(self._token))
        async with within(self._budget):
            await self._store.commit(replace(batch, puts=[guard, *batch.puts]))

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.log`."""
        async with within(self._budget):
            return await self._store.log(name, start, stop)

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """See `Store.scan`."""
        async with within(self._budget):
            return await self._store.scan(index, newest_first=newest_first, offset=offset, limit=limit)


@asynccontextmanager
async def within(budget: float) -> AsyncIterator[None]:
    """Raise `StoreUnavailable` when the block takes longer than `budget` seconds, or fails in a way nobody foresaw."""
    try:
        async with asyncio.timeout(budget):
            yield
    except TimeoutError as error:
        raise StoreUnavailable("Redis did not answer in time", "redis_unavailable") from error
    except (StoreUnavailable, RevisionMoved):
        raise
    except Exception as error:  # what was saved locally is saved, whatever the way to the server is up to
        _log.exception("a command for Redis failed")
        raise StoreUnavailable("Redis is not understood; see the log", "redis_unavailable") from error
