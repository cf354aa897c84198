"""A shared store that fails as servers do: the fast stand-in for Redis. The real one is in tests/faults."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Literal, Self

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Document, IndexEntry, Key, RevisionMoved, Store, StoreName
from sidecar.stores.fence import Vitals
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.under import Under

Mood = Literal["well", "refuses", "hangs", "slow", "loses replies", "read-only"]


class FakeServer:
    """A server with one store on it. Enter it; `connect` is what clients call.

    Attributes:
        mood: How it answers from now on; when `slow`, after `delay` seconds.
        durable: What it says of its append-only file.
        store: What it holds, past all moods.
        asked: The number of commands that reached it, or would have.
    """

    name: StoreName = "redis"
    degraded: str | None = None

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.store = SqliteStore(":memory:", clock=clock)
        self._runs = 0
        self._log: list[Batch] = []  # what it has confirmed
        self._saved = 0
        self._waiting: list[Batch] = []  # what reached it while it hung: it may carry that out much later
        self.mood: Mood = "well"
        self.delay = 0.2
        self.durable = True
        self.asked = 0

    async def __aenter__(self) -> Self:
        await self.store.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.store.close()

    async def connect(self) -> Self:
        """A client's connection."""
        await self._reach()
        return self

    async def restart(self, *, lose: int | None = None) -> None:
        """Start again without the last `lose` batches (None: without any), and without what waited; the mood stays."""
        kept = [] if lose is None else self._log[: max(self._saved, len(self._log) - lose)]
        await self.store.close()
        self.store = SqliteStore(":memory:", clock=self._clock)
        await self.store.__aenter__()
        self._log, self._runs, self._waiting = [], self._runs + 1, []
        self._saved = min(self._saved, len(kept))  # what is on the disk stays there
        for batch in kept:
            await self._apply(batch)

    def save(self) -> None:
        """What it has confirmed so far is on its disk, and not lost by a `restart` that loses but a part."""
        self._saved = len(self._log)

    async def resume(self) -> int:
        """Carry out, now, what reached the server while it hung; gives the number of batches that did something."""
        waiting, self._waiting = self._waiting, []
        before = len(self._log)
        for batch in waiting:
            with suppress(RevisionMoved):  # nobody waits for the answer any more
                await self._apply(batch)
        return len(self._log) - before

    async def vitals(self) -> Vitals:
        """See `SharedStore.vitals`."""
        await self._reach()
        return Vitals(f"run {self._runs}", self.durable)

    def beside(self, prefix: str) -> Store:
        """See `SharedStore.beside`."""
        return Under(self, prefix)

    async def read(self, *keys: Key) -> list[Document | None]:
        """See `Store.read`."""
        await self._reach()
        return await self.store.read(*keys)

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.log`."""
        await self._reach()
        return await self.store.log(name, start, stop)

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """See `Store.scan`."""
        await self._reach()
        return await self.store.scan(index, newest_first=newest_first, offset=offset, limit=limit)

    async def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        if self.mood == "hangs":
            self._waiting.append(batch)
        await self._reach()
        if self.mood == "read-only":
            raise StoreUnavailable("Redis takes no writes: it is a read-only replica", "redis_readonly")
        await self._apply(batch)
        if self.mood == "loses replies":
            raise StoreUnavailable("Redis closed the connection", "redis_unavailable")

    async def _apply(self, batch: Batch) -> None:
        await self.store.commit(batch)
        if all(batch.uid != each.uid for each in self._log):
            self._log.append(batch)

    async def _reach(self) -> None:
        self.asked += 1
        if self.mood == "refuses":
            raise StoreUnavailable("Redis refuses connections", "redis_unavailable")
        if self.mood == "hangs":
            await asyncio.get_running_loop().create_future()
        if self.mood == "slow":
            await asyncio.sleep(self.delay)
