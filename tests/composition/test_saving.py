import asyncio
import json
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sidecar.composition.saving import wire_saving
from sidecar.journeys.spending import Spending
from sidecar.sessions.replicas import touched
from sidecar.settings import load
from sidecar.stores.base import Batch, Key
from sidecar.stores.local import LocalStore
from tests.snapshots.samples import session


class SlowStore(LocalStore):
    """A store whose commits wait until they may go on."""

    def __init__(self, path: Path, allowed: asyncio.Event) -> None:
        super().__init__(path, clock=lambda: datetime.now(UTC), touched=touched)
        self._allowed = allowed
        self.begun = asyncio.Event()

    async def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        self.begun.set()
        await self._allowed.wait()
        await super().commit(batch)


async def test_the_end_waits_for_what_is_being_saved(tmp_path: Path) -> None:
    """A save that has begun is in the store when everything has ended, although its caller has left."""
    allowed, path = asyncio.Event(), tmp_path / "store.db"
    settings = load(tmp_path, state_dir=tmp_path)
    async with SlowStore(path, allowed) as store:
        spending = Spending(store, clock=lambda: datetime.now(UTC), new_id=uuid4, price=None)
        stack = AsyncExitStack()
        saving = await wire_saving(settings, store, spending, lambda: datetime.now(UTC), stack)
        caller = asyncio.create_task(saving.sessions.save(json.dumps(session()).encode()), name="caller")
        await store.begun.wait()
        caller.cancel()
        ending = asyncio.create_task(stack.aclose(), name="end")
        await asyncio.wait({caller})
        assert not ending.done()
        allowed.set()
        await ending
        (entry,) = await store.scan("storyart:sessions:index")
        assert await store.read(Key(f"storyart:{entry.member}")) != [None]
