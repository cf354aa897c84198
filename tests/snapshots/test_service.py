import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sidecar.errors import Malformed, NotFound
from sidecar.snapshots.searching import Wanted
from sidecar.snapshots.service import SavedSessions
from sidecar.stores.base import Batch, Enter, Key, Put
from sidecar.stores.sqlite import SqliteStore
from sidecar.tasks import Tasks
from tests.snapshots.samples import session
from tests.snapshots.vaults import alone

BODY = json.dumps(session()).encode()


@pytest.fixture
async def saving() -> AsyncIterator[Tasks]:
    """What runs the saves."""
    async with Tasks() as tasks:
        yield tasks


@pytest.fixture
async def kept(saving: Tasks) -> AsyncIterator[tuple[SavedSessions, SqliteStore]]:
    """Sessions without a server."""
    vault, store, _ = await alone()
    yield SavedSessions(vault, saving, keep=timedelta(days=7)), store
    await store.close()


async def test_a_save_goes_on_when_its_caller_leaves(kept: tuple[SavedSessions, SqliteStore], saving: Tasks) -> None:
    """And an end that waits for it finds it saved."""
    sessions, _ = kept
    caller = asyncio.create_task(sessions.save(BODY), name="caller")
    await asyncio.sleep(0)  # it has begun
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await saving.finish()
    assert (await sessions.latest()).kept.document.value == BODY


async def test_the_latest_is_the_newest_that_can_be_read(kept: tuple[SavedSessions, SqliteStore]) -> None:
    """Damaged ones are passed over, by `search` too."""
    sessions, store = kept
    with pytest.raises(NotFound, match="No session found"):
        await sessions.latest()
    saved = await sessions.save(BODY)
    damaged = saved.timestamp + 5
    index = Enter("storyart:sessions:index", f"session:{damaged}", damaged)
    await store.commit(Batch("x", puts=[Put(Key(f"storyart:session:{damaged}"), b"[1]")], enters=[index]))
    assert (await sessions.latest()).kept.timestamp == saved.timestamp
    assert [each.timestamp async for each in sessions.search(Wanted())] == [saved.timestamp]
    assert [each async for each in sessions.search(Wanted(until=saved.timestamp))] == []


@pytest.mark.parametrize("seconds", [0, 59, 400_000_000])
async def test_a_life_has_bounds(kept: tuple[SavedSessions, SqliteStore], seconds: int) -> None:
    """Too short to be read, too long to be meant."""
    with pytest.raises(Malformed):
        await kept[0].save(BODY, timedelta(seconds=seconds))


async def test_only_who_has_the_link_gets_in(kept: tuple[SavedSessions, SqliteStore]) -> None:
    """Its secret isn't in the store."""
    sessions, store = kept
    timestamp = (await sessions.save(BODY)).timestamp
    secret = await sessions.share(timestamp)
    assert (await sessions.shared(secret)).kept.timestamp == timestamp
    (digest,) = await store.read(Key("storyart:shared", str(timestamp)))
    assert digest is not None
    assert digest.value.decode() != secret
    with pytest.raises(NotFound, match="leads nowhere"):
        await sessions.shared(digest.value.decode())
    await sessions.unshare(timestamp)
    with pytest.raises(NotFound):
        await sessions.shared(secret)
    for missing in (sessions.share(1), sessions.unshare(1), sessions.delete(1)):
        with pytest.raises(NotFound, match="No session found"):
            await missing
