from datetime import timedelta

import pytest

from sidecar.stores.base import ABSENT, Append, Batch, Enter, Expiry, Key, Leave, Put, RevisionMoved
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.under import Under
from tests.clock import Clock


async def test_every_name_has_the_prefix_and_nobody_within_sees_it() -> None:
    """All parts of a batch, and every verb; values and members stay as they are."""
    clock = Clock()
    async with SqliteStore(":memory:", clock=clock) as store:
        part = Under(store, "storyart")
        assert (part.name, part.degraded) == ("memory", None)
        await store.commit(Batch("0", puts=[Put(Key("d"), b"outside")]))
        await part.commit(
            Batch(
                "1",
                puts=[Put(Key("d"), b"1", expect=ABSENT), Put(Key("h", "f"), b"2")],
                appends=[Append("l", b"3")],
                enters=[Enter("i", "d", 1), Enter("i", "gone", 2)],
                expiry=Expiry(["d"], clock.now + timedelta(hours=1)),
            )
        )
        await part.commit(Batch("2", removals=[Key("h", "f")], leaves=[Leave("i", "gone")]))
        assert [each and each.value for each in await part.read(Key("d"), Key("h", "f"))] == [b"1", None]
        assert [each and each.value for each in await store.read(Key("d"), Key("storyart:d"))] == [b"outside", b"1"]
        assert await part.log("l") == await store.log("storyart:l") == [b"3"]
        assert [each.member for each in await part.scan("i")] == ["d"]
        with pytest.raises(RevisionMoved):
            await part.commit(Batch("3", puts=[Put(Key("d"), b"x", expect=ABSENT)]))
        clock.forward(timedelta(hours=2))
        assert await part.read(Key("d")) == [None]
        assert (await store.read(Key("d")))[0] is not None
