"""Names and stars of versions, and what they mean for the session."""

from datetime import timedelta

import pytest

from sidecar.errors import Conflict, Malformed, NotFound
from sidecar.models import Session, Turn
from sidecar.sessions.service import SessionService
from tests.clock import Clock
from tests.sessions.conftest import WatchedStore

BUTTON, STYLE = "src/Button.tsx", "src/Button.css"


@pytest.fixture
async def session(service: SessionService) -> Session:
    """A session with Original."""
    return await service.ensure_base((await service.open(BUTTON)).session, {BUTTON: b"1", STYLE: None})


async def change(service: SessionService, session: Session) -> Session:
    """A change of the component to b"2" that worked."""
    session, version = await service.commit_version(
        session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt"
    )
    return (await service.settle(session, version.version_id, "applied", head=version.version_id))[0]


def turn(session: Session, prompt: str) -> Turn:
    """A turn without a version."""
    return Turn(timestamp=session.last_modified, user_prompt=prompt, ai_response="", success=True)


async def test_a_version_is_named_and_starred_apart(service: SessionService, session: Session) -> None:
    """What is not given stays; the session knows its stars."""
    session = await change(service, session)
    session, version = await service.mark(session.session_id, 2, label=" Launch ")
    assert (version.label, version.starred, session.starred) == ("Launch", False, [])
    session, version = await service.mark(session.session_id, 2, starred=True)
    assert (version.label, version.starred, session.starred) == ("Launch", True, [2])
    session, _ = await service.mark(session.session_id, 1, starred=True, label="Start")
    session, version = await service.mark(session.session_id, 2, label="")
    assert (version.label, version.starred, session.starred) == (None, True, [1, 2])
    assert [(each.version_id, each.label) for each in await service.starred(session)] == [(2, None), (1, "Start")]
    assert [each.version_id for each in await service.starred(session, before=2)] == [1]
    assert [each.version_id for each in await service.starred(session, limit=1)] == [2]
    assert await service.names([session]) == [None]
    assert await service.names([await service.move_head(session, 1)]) == ["Start"]
    assert await service.names([]) == []


async def test_a_star_twice_is_one(service: SessionService, session: Session) -> None:
    """Starring again changes nothing, and one unstarring ends it."""
    for _ in range(2):
        session, _ = await service.mark(session.session_id, 1, starred=True)
    assert session.starred == [1]
    session, version = await service.mark(session.session_id, 1, starred=False)
    assert (session.starred, version.starred) == ([], False)


async def test_marks_do_not_disturb_a_change_on_its_way(service: SessionService, session: Session) -> None:
    """A person stars while a prompt runs: both happen."""
    pending, _ = await service.commit_version(session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt")
    await service.mark(session.session_id, 2, starred=True, label="Soon")
    settled, version = await service.settle(pending, 2, "applied", head=2)
    assert (settled.starred, version.label, version.starred, version.state) == ([2], "Soon", True, "applied")
    assert (await service.version(settled, 2)).label == "Soon"


async def test_a_starred_session_never_expires(
    service: SessionService, store: WatchedStore, clock: Clock, session: Session
) -> None:
    """Whatever is saved after the star; once it is gone, a day after that."""
    session, _ = await service.mark(session.session_id, 1, starred=True)
    session = await change(service, session)
    clock.forward(timedelta(days=400))
    assert await service.sweep() == 0
    assert (await service.open(BUTTON)).session == session
    assert await service.contents(session, 2) == {BUTTON: b"2", STYLE: None}
    session, _ = await service.mark(session.session_id, 1, starred=False)
    clock.forward(timedelta(hours=24) - timedelta(milliseconds=1))
    assert await service.contents(session, 2) == {BUTTON: b"2", STYLE: None}
    clock.forward(timedelta(milliseconds=1))
    with pytest.raises(NotFound):
        await service.get(session.session_id)
    assert await service.sweep() == 1


async def test_what_cannot_be_marked_is_said(service: SessionService, store: WatchedStore, session: Session) -> None:
    """An unknown version, a name that is none, another checkout's session; nothing is saved."""
    count = len(store.batches)
    with pytest.raises(NotFound, match="Version 9 not found"):
        await service.mark(session.session_id, 9, starred=True)
    with pytest.raises(Malformed):
        await service.mark(session.session_id, 1, label="two\nlines", starred=True)
    elsewhere = SessionService(store, clock=Clock(), owner="elsewhere")
    with pytest.raises(Conflict) as theirs:
        await elsewhere.mark(session.session_id, 1, starred=True)
    assert theirs.value.code == "session_not_owned"
    assert len(store.batches) == count


async def test_the_first_prompt_that_worked_names_the_session(service: SessionService, session: Session) -> None:
    """Later ones don't, nor one that was refused; a novel is cut."""
    refused = turn(session, "a sunny afternoon").model_copy(update={"success": False})
    session = await service.add_turn(session, refused)
    assert session.first_prompt is None
    session = await service.add_turn(session, turn(session, "x" * 500))
    session = await service.add_turn(session, turn(session, "second"))
    assert session.first_prompt == "x" * 200
