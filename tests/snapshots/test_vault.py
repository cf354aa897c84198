from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.snapshots import names
from sidecar.snapshots.vault import Vault
from sidecar.stores.base import Batch, Enter, Key, Put, RevisionMoved
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock
from tests.snapshots.vaults import alone, team

WEEK = timedelta(days=7)


@pytest.fixture
async def kept() -> AsyncIterator[tuple[Vault, SqliteStore, Clock]]:
    """A vault without a server."""
    vault, store, clock = await alone()
    yield vault, store, clock
    await store.close()


async def test_times_never_repeat_nor_go_back(kept: tuple[Vault, SqliteStore, Clock]) -> None:
    """Whatever the clock does: newest first is the order in which was saved."""
    vault, _, clock = kept
    times = [(await vault.save(b"{}", WEEK))[0] for _ in range(3)]
    clock.forward(-timedelta(hours=1))
    times.append((await vault.save(b"{}", WEEK))[0])
    assert times == sorted(set(times))
    assert await vault.timestamps() == times[::-1]
    assert vault.session_key(times[0]) == f"storyart:session:{times[0]}"
    assert vault.storage == "memory"


async def test_a_taken_time_is_passed_over(kept: tuple[Vault, SqliteStore, Clock]) -> None:
    """Another program's session is never written over; a thousand in a row are too many to look through."""
    vault, store, clock = kept
    now = int(clock.now.timestamp() * 1_000)
    await store.commit(Batch("x", puts=[Put(Key(f"storyart:session:{now}"), b"theirs")]))
    timestamp, note = await vault.save(b"{}", WEEK)
    assert timestamp == now + 1
    assert note.expires_at == clock.now + WEEK
    await store.commit(Batch("y", puts=[Put(Key(f"storyart:session:{now + each}"), b"x") for each in range(2_000)]))
    with pytest.raises(StoreUnavailable, match="without a pause"):
        await vault.save(b"{}", WEEK)


async def test_what_expired_leaves_the_index_with_all_that_is_known_of_it(
    kept: tuple[Vault, SqliteStore, Clock],
) -> None:
    """Seen by whoever looks for the newest; the link to it leads nowhere then."""
    vault, store, clock = kept
    old, _ = await vault.save(b"old", timedelta(minutes=1))
    await vault.linked(old, "digest")
    new, _ = await vault.save(b"new", WEEK)
    clock.forward(timedelta(hours=1))
    assert [each.timestamp async for each in vault.newest_first()] == [new]
    assert await vault.timestamps() == [new]
    assert await vault.behind("digest") is None
    leftovers = await store.read(
        *(Key(f"storyart:{key.name}", key.field) for key in (names.note(old), names.shared(old), names.share("digest")))
    )
    assert leftovers == [None, None, None]


async def test_what_is_no_session_stays_in_the_index(kept: tuple[Vault, SqliteStore, Clock]) -> None:
    """It is somebody else's."""
    vault, store, _ = kept
    await store.commit(Batch("x", enters=[Enter("storyart:sessions:index", "session:tomorrow", 9e12)]))
    assert [each async for each in vault.newest()] == []
    assert len(await store.scan("storyart:sessions:index")) == 1


async def test_a_replaced_session_expires_when_it_would_have(kept: tuple[Vault, SqliteStore, Clock]) -> None:
    """And is replaced only by whoever knows what it was."""
    vault, _, clock = kept
    timestamp, _ = await vault.save(b"1", timedelta(hours=2))
    first = await vault.read(timestamp)
    assert first is not None
    clock.forward(timedelta(hours=1))
    await vault.replace(first, b"2")
    with pytest.raises(RevisionMoved):
        await vault.replace(first, b"3")
    again = await vault.read(timestamp)
    assert again is not None
    assert again.document.value == b"2"
    clock.forward(timedelta(hours=1, seconds=1))
    assert await vault.read(timestamp) is None


async def test_a_link_is_one(kept: tuple[Vault, SqliteStore, Clock]) -> None:
    """A new one ends the one before; None ends it; a session that is deleted has none."""
    vault, _, _ = kept
    timestamp, _ = await vault.save(b"1", WEEK)
    await vault.linked(timestamp, "one")
    await vault.linked(timestamp, "two")
    assert await vault.behind("one") is None
    assert await vault.behind("two") is not None
    await vault.linked(timestamp, None)
    assert await vault.behind("two") is None
    await vault.linked(timestamp, "three")
    assert await vault.delete(timestamp, WEEK) is True
    assert await vault.delete(timestamp, WEEK) is False
    assert await vault.behind("three") is None


async def test_a_copy_is_here_when_the_server_is_away() -> None:
    """What was saved on the server can be read without it, and `storage` says which it is."""
    async with team() as both:
        vault = both.here.vault
        timestamp, _ = await vault.save(b"1", WEEK)
        assert vault.storage == "redis"
        assert (await both.redis.read(names.session(timestamp)))[0] is not None
        both.server.mood = "refuses"
        kept = await vault.read(timestamp)
        assert kept is not None
        assert kept.document.value == b"1"
        assert str(vault.storage) == "sqlite"
