import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sidecar.snapshots.working import KEY, Working, WorkingState
from sidecar.stores.base import Batch, Put
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock
from tests.snapshots.vaults import ids


@pytest.fixture
async def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
async def store(clock: Clock) -> AsyncIterator[SqliteStore]:
    """A checkout's store."""
    async with SqliteStore(":memory:", clock=clock) as store:
        yield store


@pytest.fixture
def working(store: SqliteStore, clock: Clock) -> Working:
    """States in it."""
    return Working(store, storage=lambda: "sqlite", clock=clock, new_id=ids(), keep=timedelta(days=7))


async def test_the_last_state_is_another_page_s(working: Working, clock: Clock) -> None:
    """The newest one; a page writes over its own only, so that a new one doesn't hide what there is to restore."""
    assert await working.last("p1") is None
    await working.save("p1", WorkingState(draft="one"))
    await working.save("p2", WorkingState(draft="two"))
    clock.forward(timedelta(minutes=1))
    await working.save("p1", WorkingState(draft="one again"))
    assert await _draft(working, "p1") == "two"
    assert await _draft(working, "p2") == await _draft(working, "p3") == "one again"
    assert working.storage == "sqlite"


async def test_only_the_last_pages_are_kept_for_a_week(working: Working, store: SqliteStore, clock: Clock) -> None:
    """Whatever the number of pages, and when nobody comes back."""
    for number in range(20):
        await working.save(f"p{number}", WorkingState(draft="x" * 100))
    (document,) = await store.read(KEY)
    assert document is not None
    assert document.value.count(b"savedAt") == 8
    clock.forward(timedelta(days=8))
    assert await working.last("p") is None


async def test_pages_that_save_at_once_lose_nothing(working: Working) -> None:
    """Each is there afterwards."""
    await asyncio.gather(*(working.save(f"p{number}", WorkingState(draft=str(number))) for number in range(8)))
    seen = set()
    for number in range(8):
        last = await working.last(f"p{number}")
        assert last is not None
        seen.add(last.page)
    assert len(seen) == 2, "the newest, and for that one the second"


async def test_what_a_later_version_has_left_starts_anew(working: Working, store: SqliteStore) -> None:
    """It isn't understood, and is this checkout's alone."""
    await store.commit(Batch("x", puts=[Put(KEY, b'{"later": true}')]))
    assert await working.last("p") is None
    await working.save("p1", WorkingState(draft="x"))
    assert await _draft(working, "p2") == "x"


async def _draft(working: Working, page: str) -> str:
    last = await working.last(page)
    assert last is not None
    return last.state.draft
