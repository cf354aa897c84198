import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from sidecar.errors import Conflict, NotFound
from sidecar.models import Session
from sidecar.sessions import keys
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch, Key, Put
from tests.clock import Clock
from tests.sessions.conftest import WatchedStore

BUTTON = "src/Button.tsx"
DAY = timedelta(days=1)


@pytest.fixture
def elsewhere(store: WatchedStore, clock: Clock) -> SessionService:
    """Another checkout on the same store."""
    return SessionService(store, clock=clock, owner="elsewhere")


async def test_the_first_session_is_new(service: SessionService, clock: Clock) -> None:
    """It has a random id, an owner and no versions."""
    opened = await service.open(BUTTON)
    assert not opened.resumed
    assert UUID(opened.session.session_id).version == 4
    assert (opened.session.component_path, opened.session.owner) == (BUTTON, "here")
    assert (opened.session.current_version_id, opened.session.last_version_id) == (0, 0)
    assert opened.session.created_at == clock.now


async def test_without_an_id_the_newest_session_is_resumed(service: SessionService, clock: Clock) -> None:
    """The newest is the one saved last, not the one made last."""
    first = (await service.open(BUTTON)).session
    clock.forward(timedelta(minutes=1))
    second = (await service.open(BUTTON, fresh=True)).session
    assert first.session_id != second.session_id
    assert (await service.open(BUTTON)).session == second
    clock.forward(timedelta(minutes=1))
    first = await service.ensure_base(first, {BUTTON: b"1"})
    opened = await service.open(BUTTON)
    assert opened.resumed
    assert opened.session == first
    assert await service.sessions(BUTTON) == [first, second]
    assert await service.sessions(BUTTON, 1) == [first]


async def test_a_fresh_session_is_the_newest_even_when_the_clock_went_back(
    service: SessionService, clock: Clock
) -> None:
    """Else the user's next prompt would go to the session they just left."""
    await service.open(BUTTON)
    clock.forward(-DAY)
    fresh = await service.open(BUTTON, fresh=True)
    assert not fresh.resumed
    assert (await service.open(BUTTON)).session == fresh.session


async def test_a_known_id_is_resumed(service: SessionService) -> None:
    """Also when it isn't the newest one."""
    first = (await service.open(BUTTON)).session
    await service.open(BUTTON, fresh=True)
    opened = await service.open(BUTTON, first.session_id)
    assert opened.resumed
    assert opened.session == first


@pytest.mark.parametrize(
    "session_id",
    [
        "",
        "nonsense",
        "6f1c9a52-2f0e-4a0e-9c53-0d8a8d5b8a11",
        "6f1c9a52-2f0e-1a0e-9c53-0d8a8d5b8a11",
        "../x",
        "a" * 9999,
    ],
)
async def test_an_unknown_or_malformed_id_gives_a_new_session(service: SessionService, session_id: str) -> None:
    """And says so, whatever the newest session is; the id is never taken over."""
    newest = (await service.open(BUTTON)).session
    opened = await service.open(BUTTON, session_id)
    assert not opened.resumed
    assert opened.session.session_id not in {session_id, newest.session_id}


async def test_an_id_in_another_spelling_is_unknown(service: SessionService) -> None:
    """There is one spelling of an id, so that one session never has two."""
    session = (await service.open(BUTTON)).session
    assert not (await service.open(BUTTON, session.session_id.upper())).resumed


async def test_an_id_of_another_component_gives_a_new_session(service: SessionService) -> None:
    """A palette that moved on to another component must not write into the old one's session."""
    other = (await service.open("src/Card.tsx")).session
    opened = await service.open(BUTTON, other.session_id)
    assert not opened.resumed
    assert opened.session.component_path == BUTTON


async def test_another_checkouts_sessions_are_neither_resumed_nor_written(
    service: SessionService, elsewhere: SessionService
) -> None:
    """Their versions are that checkout's files. They can be read."""
    theirs = (await elsewhere.open(BUTTON)).session
    assert not (await service.open(BUTTON, theirs.session_id)).resumed
    assert all(session.owner == "here" for session in await service.sessions(BUTTON))
    assert await service.get(theirs.session_id) == theirs
    with pytest.raises(Conflict) as refused:
        await service.ensure_base(theirs, {BUTTON: b"1"})
    assert refused.value.code == "session_not_owned"
    with pytest.raises(Conflict):
        await service.clear(theirs.session_id)


async def test_two_tabs_that_open_at_once_share_a_session(service: SessionService) -> None:
    """One component, one new session."""
    opened = await asyncio.gather(*(service.open(BUTTON) for _ in range(5)))
    assert len({one.session.session_id for one in opened}) == 1
    assert sum(not one.resumed for one in opened) == 1


async def test_a_session_expires_a_day_after_its_last_save(service: SessionService, clock: Clock) -> None:
    """Every save slides it; then it is gone with its versions, and its id gives a new session."""
    session = (await service.open(BUTTON)).session
    clock.forward(DAY / 2)
    session = await service.ensure_base(session, {BUTTON: b"1"})
    clock.forward(DAY - timedelta(milliseconds=1))
    assert (await service.open(BUTTON, session.session_id)).resumed
    assert await service.contents(session, 1) == {BUTTON: b"1"}
    clock.forward(timedelta(milliseconds=1))
    assert not (await service.open(BUTTON, session.session_id)).resumed
    with pytest.raises(NotFound):
        await service.version(session, 1)
    with pytest.raises(NotFound) as gone:
        await service.get(session.session_id)
    assert gone.value.code == "session_not_found"
    assert "start a new one" in gone.value.message


async def test_the_ttl_is_a_setting(store: WatchedStore, clock: Clock) -> None:
    """All names of a session are kept for as long as it says."""
    service = SessionService(store, clock=clock, owner="here", ttl=timedelta(hours=1))
    session = await service.ensure_base((await service.open(BUTTON)).session, {BUTTON: b"1"})
    expiry = store.batches[-1].expiry
    assert expiry is not None
    assert expiry.at == clock.now + timedelta(hours=1)
    assert list(expiry.names) == keys.everything(keys.head(session).name)


async def test_clear_leaves_nothing(service: SessionService, store: WatchedStore) -> None:
    """No document, no list, no index entry; other sessions stay."""
    other = (await service.open(BUTTON)).session
    session = await service.ensure_base((await service.open(BUTTON, fresh=True)).session, {BUTTON: b"1"})
    session, _ = await service.commit_version(session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt")
    assert await service.clear(session.session_id)
    assert await service.pending() == []
    assert await service.sessions(BUTTON) == [other]
    assert store._connection is not None
    left = store._connection.execute(
        "SELECT name FROM documents UNION SELECT name FROM items UNION SELECT name FROM entries"
        " UNION SELECT name FROM expiries"
    ).fetchall()
    assert {name for (name,) in left} == {keys.head(other).name, "session-ids", "sessions", f"sessions:{BUTTON}"}
    assert not await service.clear(session.session_id)
    assert not await service.clear("nonsense")


async def test_a_cleared_session_cannot_be_saved_again(service: SessionService) -> None:
    """A journey that was under way when the user cleared must not bring half of it back."""
    session = (await service.open(BUTTON)).session
    await service.clear(session.session_id)
    with pytest.raises(NotFound) as gone:
        await service.ensure_base(session, {BUTTON: b"1"})
    assert gone.value.code == "session_not_found"


async def test_pending_finds_what_a_crash_left(service: SessionService, elsewhere: SessionService) -> None:
    """Only this checkout's sessions with an unsettled version, and without looking at all sessions."""
    await service.open("src/Idle.tsx")
    theirs = await elsewhere.ensure_base((await elsewhere.open(BUTTON)).session, {BUTTON: b"1"})
    await elsewhere.commit_version(theirs, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt")
    session = await service.ensure_base((await service.open(BUTTON)).session, {BUTTON: b"1"})
    assert await service.pending() == []
    session, _ = await service.commit_version(session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt")
    assert await service.pending() == [session]
    session, _ = await service.settle(session, 2, "failed")
    assert await service.pending() == []


async def test_expired_sessions_are_skipped_before_they_are_swept(service: SessionService, clock: Clock) -> None:
    """An index that still lists them gives only what is there."""
    for _ in range(3):
        await service.open(BUTTON, fresh=True)
    clock.forward(DAY)
    assert await service.newest(BUTTON) is None
    assert await service.sessions(BUTTON) == []


async def damaged(service: SessionService, store: WatchedStore) -> Session:
    """A session whose document is no JSON any more."""
    session = (await service.open(BUTTON)).session
    await store.commit(Batch("damage", puts=[Put(keys.head(session), b'{"sessionId": "')]))
    return session


async def test_a_damaged_session_stands_in_nobodys_way(
    service: SessionService, store: WatchedStore, caplog: pytest.LogCaptureFixture
) -> None:
    """A new one is made, the log tells, others are found, and it can be cleared."""
    session = await damaged(service, store)
    opened = await service.open(BUTTON, session.session_id)
    assert (opened.resumed, opened.damaged) == (False, True)
    assert "cannot be read" in caplog.text
    assert await service.sessions(BUTTON) == [opened.session]
    assert (await service.open(BUTTON)).session == opened.session
    assert await service.clear(session.session_id)
    assert await store.read(Key(keys.SESSION_IDS, session.session_id)) == [None]


@pytest.mark.parametrize("number", [1, 2])
async def test_a_session_without_a_version_that_all_need_is_not_resumed(
    service: SessionService, store: WatchedStore, clock: Clock, number: int
) -> None:
    """The newest one that is whole is taken instead, which is told; the damaged one stays as it is."""
    older = (await service.open(BUTTON)).session
    older = await service.ensure_base(older, {BUTTON: b"1"})
    clock.forward(timedelta(minutes=1))
    newer = (await service.open(BUTTON, fresh=True)).session
    newer = await service.ensure_base(newer, {BUTTON: b"1"})
    newer = await service.ensure_base(newer, {BUTTON: b"2"})
    await store.commit(Batch("damage", puts=[Put(keys.versions(newer, [number])[0], b"{")]))
    for session_id in (None, newer.session_id):
        opened = await service.open(BUTTON, session_id)
        assert (opened.session, opened.resumed, opened.damaged) == (older, True, True)
    assert newer in await service.sessions(BUTTON)
