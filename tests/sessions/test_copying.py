from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest

from sidecar.models import Session, Turn
from sidecar.sessions import copying, keys
from sidecar.sessions.copying import clearing, expires_at, readable, saving, snapshot
from sidecar.sessions.service import SessionService
from sidecar.stores.base import ABSENT, Batch, Document, Key, Put, RevisionMoved, Store
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

PATH = "src/Button.tsx"
DAY = timedelta(hours=24)


@pytest.fixture
async def other(clock: Clock) -> AsyncIterator[SqliteStore]:
    """A second store, empty."""
    async with SqliteStore(":memory:", clock=clock) as store:
        yield store


async def worked_on(service: SessionService, clock: Clock, changes: int = 3) -> Session:
    """A session with some versions and turns, one of them starred."""
    session = (await service.open(PATH)).session
    for number in range(changes):
        content = b"a long line that does not change\n" * 40 + b"padding: %d\n" % number
        session = await service.ensure_base(session, {PATH: content, f"{number}.css": None})
        turn = Turn(timestamp=clock.now, user_prompt=f"{number}", ai_response="", success=True)
        session = await service.add_turn(session, turn)
    return session


async def copied(origin: Store, target: Store, name: str, expect: int = ABSENT) -> None:
    """Copy a session."""
    found = await snapshot(origin, name)
    assert found is not None
    for batch in saving(found, expect=expect, ttl=DAY, new_id=uuid4):
        await target.commit(batch)


async def test_a_copy_is_the_session(store: SqliteStore, other: SqliteStore, clock: Clock) -> None:
    """Versions, contents, turns, indexes and expiry: whoever opens it there sees no difference."""
    service = SessionService(store, clock=clock, owner="here")
    session = await worked_on(service, clock)
    await copied(store, other, keys.head(session).name)
    there = SessionService(other, clock=clock, owner="here")
    assert await there.get(session.session_id) == session == await there.newest(PATH)
    assert await there.versions(session) == await service.versions(session)
    assert await there.turns(session) == await service.turns(session)
    for number in range(1, session.last_version_id + 1):
        assert await there.contents(session, number) == await service.contents(session, number)
    assert await there.pending() == []
    for index in (keys.SESSIONS, keys.of_component(PATH)):
        assert await other.scan(index) == await store.scan(index)
    clock.forward(DAY - timedelta(seconds=1))
    assert await there.newest(PATH) is not None
    clock.forward(timedelta(seconds=2))
    assert await there.newest(PATH) is None
    assert await other.log(keys.turns(session)) == []


async def test_a_copy_takes_the_place_of_an_older_one(store: SqliteStore, other: SqliteStore, clock: Clock) -> None:
    """Turns are not doubled, and the copy is refused when the other store's isn't the expected one."""
    service = SessionService(store, clock=clock, owner="here")
    session = await worked_on(service, clock)
    name = keys.head(session).name
    await copied(store, other, name)
    (before,) = await other.read(Key(name))
    assert before is not None
    await worked_on(service, clock)
    with pytest.raises(RevisionMoved):
        await copied(store, other, name)
    await copied(store, other, name, before.revision)
    assert await snapshot(other, name) == await snapshot(store, name)
    assert len(await other.log(keys.turns(session))) == 6


async def test_an_unsettled_session_is_listed_as_such(store: SqliteStore, other: SqliteStore, clock: Clock) -> None:
    """Whoever adopts it has to look at the disk; and a later copy that is settled takes it out again."""
    service = SessionService(store, clock=clock, owner="here")
    there = SessionService(other, clock=clock, owner="here")
    session = await worked_on(service, clock)
    name = keys.head(session).name
    session, version = await service.commit_version(
        session, parent=1, files={PATH: b"x"}, prompt="x", origin="prompt", state="pending"
    )
    await copied(store, other, name)
    assert [one.session_id for one in await there.pending()] == [session.session_id]
    (before,) = await other.read(Key(name))
    assert before is not None
    await service.settle(session, version.version_id, "failed")
    await copied(store, other, name, before.revision)
    assert await there.pending() == []


async def test_contents_of_a_large_session_go_ahead(
    store: SqliteStore, other: SqliteStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No batch is larger than a server takes in its time, and only the last one shows the session."""
    monkeypatch.setattr(copying, "_CHUNK", 100)
    monkeypatch.setattr(copying, "_AT_ONCE", 2)
    session = await worked_on(SessionService(store, clock=clock, owner="here"), clock, 12)
    found = await snapshot(store, keys.head(session).name)
    assert found is not None
    *ahead, last = saving(found, expect=ABSENT, ttl=DAY, new_id=uuid4)
    assert len(ahead) > 2
    assert len({batch.uid for batch in [*ahead, last]}) == len(ahead) + 1
    for batch in ahead:
        assert len(batch.puts) == 1 or sum(len(put.value) for put in batch.puts) <= 100
        await other.commit(batch)
    assert await snapshot(other, keys.head(session).name) is None
    await other.commit(last)
    assert await snapshot(other, keys.head(session).name) == found
    assert (len(found.contents), len(found.versions)) == (12, 12)


async def test_a_save_in_the_middle_is_read_again(store: SqliteStore, clock: Clock) -> None:
    """A snapshot is of one moment."""
    service = SessionService(store, clock=clock, owner="here")
    session = await worked_on(service, clock)
    log, calls = store.log, 0

    async def saved_meanwhile(name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        nonlocal calls
        calls += 1
        if calls == 1:
            await worked_on(service, clock)
        return await log(name, start, stop)

    store.log = saved_meanwhile  # type: ignore[method-assign]
    found = await snapshot(store, keys.head(session).name)
    assert found is not None
    assert (len(found.turns), found.session.turn_count) == (6, 6)


async def test_what_is_damaged_is_no_session(store: SqliteStore, clock: Clock) -> None:
    """It can't be copied, and nothing raises."""
    session = await worked_on(SessionService(store, clock=clock, owner="here"), clock)
    name = keys.head(session).name
    await store.commit(Batch("b", puts=[Put(Key(name), b"{")]))
    assert await snapshot(store, name) is None
    assert await snapshot(store, "session:nobody:1") is None
    assert readable(Session, b"[]") is None


async def test_clearing_leaves_nothing(store: SqliteStore, clock: Clock) -> None:
    """No document, no part, no index entry, no id."""
    session = await worked_on(SessionService(store, clock=clock, owner="here"), clock)
    name = keys.head(session).name
    await store.commit(clearing(name, "uid"))
    assert await store.read(Key(name), Key(keys.SESSION_IDS, session.session_id)) == [None, None]
    assert await store.read(*keys.versions(session, [1, 2])) == [None, None]
    assert await store.log(keys.turns(session)) == []
    assert await store.scan(keys.SESSIONS) == await store.scan(keys.of_component(PATH)) == []


async def test_a_starred_session_stays(store: SqliteStore, other: SqliteStore, clock: Clock) -> None:
    """In the copy too, also where an earlier copy would have expired."""
    service = SessionService(store, clock=clock, owner="here")
    session = await worked_on(service, clock)
    assert expires_at(session, DAY) == session.last_modified + DAY
    name = keys.head(session).name
    await copied(store, other, name)
    (before,) = await other.read(Key(name))
    assert isinstance(before, Document)
    await service.mark(session.session_id, 1, starred=True)
    session = await service.get(session.session_id)
    assert expires_at(session, DAY) is None
    await copied(store, other, name, before.revision)
    clock.forward(100 * DAY)
    assert await snapshot(other, name) == await snapshot(store, name) is not None
