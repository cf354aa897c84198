import asyncio
from collections.abc import AsyncIterator

import pytest

from sidecar.stores.base import Append, Batch, Enter, Key, Put
from sidecar.stores.later import Later
from sidecar.stores.sqlite import SqliteStore
from sidecar.tasks import Tasks
from tests.clock import Clock


class SlowStore(SqliteStore):
    """Commits wait until they may go on."""

    def __init__(self) -> None:
        super().__init__(":memory:", clock=Clock())
        self.allowed = asyncio.Event()

    async def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        await self.allowed.wait()
        await super().commit(batch)


@pytest.fixture
async def slow() -> AsyncIterator[SlowStore]:
    """Such a store."""
    async with SlowStore() as store:
        yield store


async def test_nobody_waits_and_all_come_in_their_turn(slow: SlowStore) -> None:
    """What is handed over goes on behind; whoever asks afterwards finds it, in the order in which it came."""
    async with Tasks() as tasks:
        later = Later(slow, tasks)
        for number in range(5):
            await later.hand_over(
                Batch(
                    str(number),
                    puts=[Put(Key("d"), b"%d" % number)],
                    appends=[Append("l", b"x")],
                    enters=[Enter("i", "m", 1)],
                )
            )
        reading = asyncio.create_task(later.read(Key("d")), name="read")
        await asyncio.sleep(0)
        assert not reading.done()
        slow.allowed.set()
        (document,) = await reading
        assert document is not None
        assert document.value == b"4"
        assert await later.log("l") == [b"x"] * 5
        assert [each.member for each in await later.scan("i")] == ["m"]
        await later.commit(Batch("last", puts=[Put(Key("d"), b"last")]))
        await tasks.finish()
        assert (later.name, later.degraded) == ("memory", None)
