from datetime import timedelta
from pathlib import Path

import pytest

from sidecar.stores.base import ABSENT, Batch, Key, Leave, Put, RevisionMoved
from sidecar.stores.local import LocalStore
from sidecar.stores.outbox import Noted, Touched
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock


def touched(batch: Batch) -> Touched:
    """A record is a name that is put, and is cleared by leaving the index."""
    return Touched(
        saved=frozenset(put.key.name for put in batch.puts), cleared=frozenset(leave.member for leave in batch.leaves)
    )


def opened(path: Path | str, clock: Clock) -> LocalStore:
    """A store to be entered."""
    return LocalStore(path, clock=clock, touched=touched)


async def test_what_a_batch_touches_is_noted_with_it(tmp_path: Path) -> None:
    """The note outlives the process, as the batch does."""
    async with opened(tmp_path / "s.db", Clock()) as store:
        await store.commit(Batch("one", puts=[Put(Key("a"), b"1")]))
        await store.commit(Batch("two", puts=[Put(Key("b"), b"1")], leaves=[Leave("all", "c")]))
    async with opened(tmp_path / "s.db", Clock()) as store:
        assert await store.noted() == Noted({"a": "one", "b": "two"}, frozenset({"c"}))
        assert store.tombstones == {"c"}
        await store.acknowledge({"a": "one", "b": "earlier"})
        assert await store.noted() == Noted({"b": "two"}, frozenset({"c"}))


async def test_a_refused_batch_notes_nothing() -> None:
    """Batch and note are one transaction."""
    async with opened(":memory:", Clock()) as store:
        with pytest.raises(RevisionMoved):
            await store.commit(Batch("one", puts=[Put(Key("b"), b"1"), Put(Key("a"), b"1", expect=7)]))
        assert await store.noted() == Noted({}, frozenset())
        await store.commit(Batch("one", puts=[Put(Key("a"), b"1", expect=ABSENT)]))
        assert await store.noted() == Noted({"a": "one"}, frozenset())


async def test_a_store_from_before_the_outbox_gets_one(tmp_path: Path) -> None:
    """Nothing that was in it is lost."""
    async with SqliteStore(tmp_path / "s.db", clock=Clock()) as store:
        await store.commit(Batch("one", puts=[Put(Key("a"), b"1")]))
    async with opened(tmp_path / "s.db", Clock()) as store:
        assert [document and document.value for document in await store.read(Key("a"))] == [b"1"]
        assert await store.noted() == Noted({}, frozenset())


async def test_tombstones_are_forgotten_after_three_months(tmp_path: Path) -> None:
    """No server comes back from an older copy than that, and the file must not grow for ever."""
    clock = Clock()
    async with opened(tmp_path / "s.db", clock) as store:
        await store.commit(Batch("one", leaves=[Leave("all", "c")]))
    for days, kept in [(89, {"c"}), (2, set())]:
        clock.forward(timedelta(days=days))
        async with opened(tmp_path / "s.db", clock) as store:
            assert (await store.noted()).cleared == kept
