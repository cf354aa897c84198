from datetime import timedelta

import pytest

from sidecar.errors import NotFound, StoreUnavailable
from sidecar.models import Session, Turn
from sidecar.sessions import blobs, keys
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Append, Batch, Put
from tests.clock import Clock
from tests.sessions.conftest import WatchedStore

BUTTON, STYLE = "src/Button.tsx", "src/Button.css"


@pytest.fixture
async def session(service: SessionService) -> Session:
    """A session with Original and no changes."""
    opened = await service.open(BUTTON)
    return await service.ensure_base(opened.session, {BUTTON: b"code 1", STYLE: None})


async def change(service: SessionService, session: Session, content: bytes) -> Session:
    """A change that worked, with its turn."""
    head = session.current_version_id
    session, version = await service.commit_version(
        session, parent=head, files={BUTTON: content}, prompt=content.decode(errors="replace"), origin="prompt"
    )
    turn = said(session, content.decode(errors="replace"), version.version_id, head)
    session, _ = await service.settle(session, version.version_id, "applied", head=version.version_id, turn=turn)
    return session


def said(session: Session, prompt: str, version_id: int | None, parent: int | None) -> Turn:
    """A turn."""
    return Turn(
        timestamp=session.last_modified,
        user_prompt=prompt,
        ai_response="done",
        success=True,
        version_id=version_id,
        parent_version_id=parent,
    )


async def test_versions_are_paged_newest_first(service: SessionService, session: Session) -> None:
    """`before` continues where a page ended."""
    for number in range(2, 8):
        session = await change(service, session, b"code %d" % number)
    assert [version.version_id for version in await service.versions(session, limit=3)] == [7, 6, 5]
    assert [version.version_id for version in await service.versions(session, before=5, limit=3)] == [4, 3, 2]
    assert [version.version_id for version in await service.versions(session, before=2)] == [1]
    assert await service.versions(session, before=1) == []
    assert len(await service.versions(session, before=99)) == 7
    assert await service.versions(session, limit=0) == []


async def test_a_version_stands_as_long_as_the_head_descends_from_it(service: SessionService, session: Session) -> None:
    """Not after it was undone, nor on a branch beside it; the head itself stands, and what isn't there doesn't."""
    for number in range(2, 5):
        session = await change(service, session, b"code %d" % number)
    assert [await service.stands(session, number) for number in (1, 2, 4, 5)] == [True, True, True, False]
    session = await service.move_head(session, 2)
    session = await change(service, session, b"beside")
    assert [await service.stands(session, number) for number in (2, 3, 4, 5)] == [True, False, False, True]


async def test_an_unknown_version_is_named(service: SessionService, session: Session) -> None:
    """The sentence is the one of seed 000."""
    for number in (0, 2, -1, 99):
        with pytest.raises(NotFound) as missing:
            await service.version(session, number)
        assert (missing.value.message, missing.value.code) == (f"Version {number} not found", "version_not_found")
        with pytest.raises(NotFound):
            await service.contents(session, number)


async def test_contents_are_the_bytes_of_every_file(service: SessionService, session: Session) -> None:
    """Absent files are None, unchanged ones come from older versions, nothing is decoded."""
    session = await change(service, session, b"\xff\x00\r\n")
    assert await service.contents(session, 1) == {BUTTON: b"code 1", STYLE: None}
    assert await service.contents(session, 2) == {BUTTON: b"\xff\x00\r\n", STYLE: None}
    assert await service.manifest(session, 1) == {BUTTON: blobs.digest(b"code 1"), STYLE: None}


@pytest.mark.parametrize("how", ["missing", "damaged"])
async def test_a_content_that_is_not_what_it_was_is_never_given_out(
    service: SessionService, store: WatchedStore, session: Session, how: str
) -> None:
    """The error names the version and the file, and other versions can still be read."""
    session = await change(service, session, b"code 2")
    (key,) = keys.blobs(session, [blobs.digest(b"code 2")])
    if how == "missing":
        await store.commit(Batch("harm", removals=[key]))
    else:
        await store.commit(Batch("harm", puts=[Put(key, blobs.pack(b"other"))]))
    with pytest.raises(StoreUnavailable) as failure:
        await service.contents(session, 2)
    assert failure.value.code == "version_damaged"
    assert failure.value.details == {"versionId": 2, "file": BUTTON}
    assert f"{BUTTON} in version 2 is {how}" in failure.value.message
    assert await service.contents(session, 1) == {BUTTON: b"code 1", STYLE: None}


async def test_a_damaged_version_is_named(service: SessionService, store: WatchedStore, session: Session) -> None:
    """Likewise one whose document is broken, and a missing Original, without which no version is whole."""
    session = await change(service, session, b"code 2")
    await store.commit(Batch("harm", puts=[Put(keys.versions(session, [2])[0], b"{")]))
    with pytest.raises(StoreUnavailable, match="Version 2 is missing or damaged"):
        await service.version(session, 2)
    session = await service.ensure_base((await service.open(BUTTON, fresh=True)).session, {BUTTON: b"1"})
    session = await change(service, session, b"code 2")
    await store.commit(Batch("more harm", removals=keys.versions(session, [1])))
    with pytest.raises(StoreUnavailable, match="Version 1 is missing"):
        await service.contents(session, 2)


async def test_turns_come_in_the_order_they_happened(service: SessionService, session: Session) -> None:
    """The last ones first, older ones by position, each page in order."""
    for number in range(5):
        session = await service.add_turn(session, said(session, f"{number}", None, 1))
    assert [turn.user_prompt for turn in await service.turns(session)] == ["0", "1", "2", "3", "4"]
    assert [turn.user_prompt for turn in await service.turns(session, limit=2)] == ["3", "4"]
    assert [turn.user_prompt for turn in await service.turns(session, before=3, limit=2)] == ["1", "2"]
    assert [turn.user_prompt for turn in await service.turns(session, before=1, limit=2)] == ["0"]
    assert await service.turns(session, before=0) == []


async def test_a_damaged_turn_is_left_out(
    service: SessionService, store: WatchedStore, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    """The others are still worth having; the log tells."""
    session = await service.add_turn(session, said(session, "0", None, 1))
    await store.commit(Batch("harm", appends=[Append(keys.turns(session), b"{")]))
    session = session.model_copy(update={"turn_count": 2})
    assert [turn.user_prompt for turn in await service.turns(session)] == ["0"]
    assert "cannot be read" in caplog.text


async def test_the_code_of_turns_comes_from_their_versions(
    service: SessionService, store: WatchedStore, session: Session
) -> None:
    """The component's text, "" for turns without a version or when the component was absent."""
    session = await change(service, session, "größe".encode())
    session = await change(service, session, b"\xff")
    turns = [
        *await service.turns(session),
        said(session, "plan", None, 3),
        said(session, "unknown version", 99, 3),
    ]
    with_code = await service.with_code(session, turns)
    assert [turn.code_snapshot for turn in with_code] == ["größe", "\ufffd", "", ""]
    assert [turn.model_copy(update={"code_snapshot": ""}) for turn in with_code] == turns
    assert await service.with_code(session, []) == []


async def test_the_conversation_is_what_led_to_the_head(service: SessionService, session: Session) -> None:
    """Undone turns are left out, those of the branch are in, and the last ten are enough."""
    session = await change(service, session, b"2")
    session = await change(service, session, b"3")
    session = await service.move_head(session, 2)
    session = await change(service, session, b"4 instead of 3")
    prompts = [turn.user_prompt for turn in await service.conversation(session)]
    assert prompts == ["2", "4 instead of 3"]
    session = await service.move_head(session, 3)
    assert [turn.user_prompt for turn in await service.conversation(session)] == ["2", "3"]
    session = await service.move_head(session, 1)
    assert await service.conversation(session) == []


async def test_a_long_conversation_keeps_its_last_turns(service: SessionService, session: Session) -> None:
    """Also when the turns in between were undone, over more than a page of them."""
    for number in range(2, 16):
        session = await change(service, session, b"%d" % number)
    for _ in range(40):
        session = await change(service, session, b"undone")
        session = await service.move_head(session, 15)
    session = await change(service, session, b"last")
    prompts = [turn.user_prompt for turn in await service.conversation(session)]
    assert prompts == [*(f"{number}" for number in range(7, 16)), "last"]
    assert [turn.user_prompt for turn in await service.conversation(session, limit=2)] == ["15", "last"]
    assert await service.conversation(session, limit=0) == []


async def test_turns_are_remembered_with_their_places(service: SessionService, session: Session) -> None:
    """Undone turns leave a gap in the places, so that a place never changes."""
    for content in (b"2", b"3", b"4"):
        session = await change(service, session, content)
    session = await service.move_head(session, 3)
    session = await change(service, session, b"5")
    found = [(each.place, each.turn.user_prompt) for each in await service.remembered(session)]
    assert [prompt for _, prompt in found] == ["2", "3", "5"]
    first = found[0][0]
    assert [place - first for place, _ in found] == [0, 1, 3]


async def test_undo_skips_a_long_row_of_failures(service: SessionService, session: Session) -> None:
    """Failed versions that were kept may be many; the path is loaded as far as needed."""
    for number in range(2, 80):
        session, _ = await service.commit_version(
            session, parent=session.current_version_id, files={BUTTON: b"%d" % number}, prompt="p", origin="prompt"
        )
        session, _ = await service.settle(session, number, "failed", head=number)
    step = await service.undo_step(session)
    assert step is not None
    assert step[1].version_id == 1
    assert not await service.can_undo(await service.move_head(session, 1))


async def test_a_new_session_has_nothing_to_undo_or_redo(service: SessionService) -> None:
    """And asking is no error."""
    session = (await service.open(BUTTON)).session
    assert not await service.can_undo(session)
    assert not await service.can_redo(session)
    assert await service.versions(session) == []
    assert await service.turns(session) == await service.conversation(session) == []


async def test_reading_costs_the_same_however_long_the_session_is(
    service: SessionService, store: WatchedStore, session: Session, clock: Clock
) -> None:
    """Round trips and keys of what a palette asks at each prompt, at the 100th version and at the 200th."""

    async def cost() -> tuple[int, int]:
        store.reads.clear()
        await service.open(BUTTON, session.session_id)
        await service.versions(session)
        await service.contents(session, session.current_version_id)
        await service.conversation(session)
        await service.can_undo(session)
        await service.can_redo(session)
        return len(store.reads), sum(len(read) for read in store.reads)

    costs = {}
    for number in range(2, 201):
        clock.forward(timedelta(seconds=1))
        session = await change(service, session, b"code %d" % number)
        if number in {100, 200}:
            costs[number] = await cost()
    assert costs[100] == costs[200]
