"""A store that takes copies without making anybody wait for the disk."""

import asyncio

from sidecar.stores.base import Batch, Document, IndexEntry, Key, Store, StoreName
from sidecar.tasks import Tasks


class Later:
    """A `Store` to which batches may be handed over; whatever is asked of it afterwards comes after these.

    Args:
        store: Where all of it goes.
        tasks: Runs what is handed over; `finish` it at the end. What fails is logged.
    """

    def __init__(self, store: Store, tasks: Tasks) -> None:
        self._store = store
        self._tasks = tasks
        self._turn = asyncio.Lock()  # fair: who comes first is first

    @property
    def name(self) -> StoreName:
        """That of the store."""
        return self._store.name

    @property
    def degraded(self) -> str | None:
        """That of the store."""
        return self._store.degraded

    async def hand_over(self, batch: Batch) -> None:
        """Have a batch applied soon."""
        self._tasks.start(self.commit(batch), "copy what was saved")
        await asyncio.sleep(0)  # now it waits for its turn, before anything that is asked next

    async def read(self, *keys: Key) -> list[Document | None]:
        """See `Store.read`."""
        async with self._turn:
            return await self._store.read(*keys)

    async def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        async with self._turn:
            await self._store.commit(batch)

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.log`."""
        async with self._turn:
            return await self._store.log(name, start, stop)

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """See `Store.scan`."""
        async with self._turn:
            return await self._store.scan(index, newest_first=newest_first, offset=offset, limit=limit)
