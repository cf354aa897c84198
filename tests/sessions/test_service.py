import asyncio
from uuid import UUID, uuid4

import pytest

from sidecar.errors import Conflict, NotFound, StoreUnavailable
from sidecar.models import Receipt, Session, Turn
from sidecar.sessions import blobs, keys
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch, Put, RevisionMoved
from tests.sessions.conftest import WatchedStore

BUTTON, STYLE, TOKENS = "src/Button.tsx", "src/Button.css", "src/tokens.css"
CONFIRMED = Receipt(receipt_id="r1", verdict="confirmed")
FAILED = Receipt(receipt_id="r2", verdict="failed")


@pytest.fixture
async def empty(service: SessionService) -> Session:
    """A session without versions."""
    return (await service.open(BUTTON)).session


@pytest.fixture
async def session(service: SessionService, empty: Session) -> Session:
    """A session with Original."""
    return await service.ensure_base(empty, {BUTTON: b"1", STYLE: None})


async def change(service: SessionService, session: Session, content: bytes, path: str = BUTTON) -> Session:
    """A change that worked."""
    session, version = await service.commit_version(
        session, parent=session.current_version_id, files={path: content}, prompt="p", origin="prompt"
    )
    session, _ = await service.settle(session, version.version_id, "applied", head=version.version_id)
    return session


def turn(session: Session, prompt: str = "p") -> Turn:
    """A turn without a version."""
    return Turn(timestamp=session.last_modified, user_prompt=prompt, ai_response="", success=True)


async def follow(service: SessionService, session: Session) -> list[int]:
    """Where pressing Redo leads, one after the other; the head is put back then."""
    start, path = session.current_version_id, list[int]()
    while (target := await service.redo_target(session)) is not None:
        path.append(target.version_id)
        session = await service.move_head(session, target.version_id)
    await service.move_head(session, start)
    return path


# --- ensure_base ------------------------------------------------------------------------------------------------


async def test_the_first_base_is_original(service: SessionService, empty: Session) -> None:
    """Version 1 is taken before the first change, and is where Undo ends."""
    session = await service.ensure_base(empty, {BUTTON: b"1", STYLE: None})
    (original,) = await service.versions(session)
    assert (original.version_id, original.parent_id, original.prompt) == (1, None, "Original")
    assert (original.origin, original.state) == ("original", "applied")
    assert UUID(original.uid).version == 4
    assert (session.current_version_id, session.last_version_id, session.pending_version_id) == (1, 1, None)
    assert await service.contents(session, 1) == {BUTTON: b"1", STYLE: None}


@pytest.mark.parametrize("damage", [None, b"\x00other"])
async def test_what_the_store_lost_and_the_disk_has_is_kept_again(
    service: SessionService, store: WatchedStore, session: Session, damage: bytes | None
) -> None:
    """A change can be taken back although the content before it was missing, or wrong, in the store."""
    (blob,) = keys.blobs(session, [blobs.digest(b"1")])
    spoil = Batch("spoil", removals=[blob]) if damage is None else Batch("spoil", puts=[Put(blob, damage)])
    await store.commit(spoil)
    with pytest.raises(StoreUnavailable):
        await service.contents(session, 1)
    await service.ensure_base(session, {BUTTON: b"1", STYLE: None})
    assert await service.contents(session, 1) == {BUTTON: b"1", STYLE: None}


async def test_an_unchanged_base_writes_nothing(service: SessionService, store: WatchedStore, session: Session) -> None:
    """The session comes back as it is."""
    count = len(store.batches)
    assert await service.ensure_base(session, {BUTTON: b"1", STYLE: None}) is session
    assert await service.ensure_base(session, {BUTTON: b"1"}) is session
    assert len(store.batches) == count


async def test_a_hand_edit_becomes_a_version(service: SessionService, session: Session) -> None:
    """It is the new head, files that were not given stay, and Redo leads back to it."""
    session = await service.ensure_base(session, {BUTTON: b"by hand"})
    version = await service.version(session, 2)
    assert (version.origin, version.prompt, version.state, version.parent_id) == ("external", "Your edit", "applied", 1)
    assert session.current_version_id == 2
    assert await service.contents(session, 2) == {BUTTON: b"by hand", STYLE: None}
    session = await service.move_head(session, 1)
    assert await follow(service, session) == [2]


async def test_a_deleted_file_is_a_hand_edit(service: SessionService, session: Session) -> None:
    """Absence is a state like any other, and so is the return."""
    session = await service.ensure_base(session, {BUTTON: None, STYLE: b"new"})
    assert await service.contents(session, 2) == {BUTTON: None, STYLE: b"new"}


async def test_a_file_seen_for_the_first_time_is_no_edit(service: SessionService, session: Session) -> None:
    """It joins the session as it is, in every version, without a version of its own."""
    session = await change(service, session, b"2")
    session = await service.ensure_base(session, {BUTTON: b"2", STYLE: None, TOKENS: b":root {}"})
    assert (session.current_version_id, session.last_version_id) == (2, 2)
    for number in (1, 2):
        assert (await service.contents(session, number))[TOKENS] == b":root {}"
        assert (await service.version(session, number)).files[TOKENS] == blobs.digest(b":root {}")


async def test_undo_brings_back_a_file_that_joined_later(service: SessionService, session: Session) -> None:
    """Version 3 edits a stylesheet that version 2 imported: 2 and 1 have it as it was before."""
    session = await change(service, session, b"import tokens")
    session = await service.ensure_base(session, {BUTTON: b"import tokens", TOKENS: b"before"})
    session = await change(service, session, b"after", TOKENS)
    assert (await service.contents(session, 3))[TOKENS] == b"after"
    assert (await service.contents(session, 2))[TOKENS] == b"before"
    assert (await service.contents(session, 1))[TOKENS] == b"before"
    session = await service.move_head(session, 2)
    assert (await service.ensure_base(session, {TOKENS: b"before"})) is session
    branch = await change(service, session, b"other")
    assert (await service.contents(branch, 4))[TOKENS] == b"before"


async def test_what_joined_never_changes_afterwards(service: SessionService, session: Session) -> None:
    """A later edit of that file is a version; Original keeps what was seen first."""
    session = await service.ensure_base(session, {TOKENS: b"first"})
    session = await service.ensure_base(session, {TOKENS: b"second", "src/more.css": b"m"})
    assert (await service.contents(session, 1))[TOKENS] == b"first"
    assert (await service.contents(session, 2)) == {BUTTON: b"1", STYLE: None, TOKENS: b"second", "src/more.css": b"m"}
    assert session.last_version_id == 2


# --- commit and settle ------------------------------------------------------------------------------------------


async def test_a_version_is_pending_until_it_is_settled(service: SessionService, session: Session) -> None:
    """It is committed before the write; the head moves after it."""
    session, version = await service.commit_version(
        session, parent=1, files={STYLE: b"s"}, prompt="style it", origin="prompt"
    )
    assert (version.state, version.parent_id, version.prompt, version.origin) == ("pending", 1, "style it", "prompt")
    assert (session.current_version_id, session.pending_version_id) == (1, 2)
    assert not await service.can_redo(session)
    said = turn(session)
    session, version = await service.settle(session, 2, "applied", head=2, receipt=CONFIRMED, turn=said)
    assert (version.state, version.receipt) == ("applied", CONFIRMED)
    assert await service.version(session, 2) == version
    assert (session.current_version_id, session.pending_version_id, session.turn_count) == (2, None, 1)
    assert await service.turns(session) == [said]


async def test_commit_and_settle_are_one_batch_each(
    service: SessionService, store: WatchedStore, session: Session
) -> None:
    """A crash between any two of their parts must be impossible."""
    before = len(store.batches)
    session, _ = await service.commit_version(session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt")
    await service.settle(session, 2, "applied", head=2, receipt=CONFIRMED, turn=turn(session))
    assert len(store.batches) == before + 2


async def test_a_failed_version_stays_in_the_tree_alone(service: SessionService, session: Session) -> None:
    """Neither Undo nor Redo goes to it, and the next version has the next number."""
    session = await change(service, session, b"2")
    session = await service.move_head(session, 1)
    session, _ = await service.commit_version(session, parent=1, files={BUTTON: b"3"}, prompt="p", origin="prompt")
    session, version = await service.settle(session, 3, "failed", receipt=FAILED)
    assert (version.state, version.receipt) == ("failed", FAILED)
    assert (session.current_version_id, session.pending_version_id) == (1, None)
    assert await service.contents(session, 3) == {BUTTON: b"3", STYLE: None}
    assert await follow(service, session) == [2]
    assert (await change(service, session, b"4")).last_version_id == 4


async def test_a_version_that_fails_after_it_was_applied_gives_redo_back(
    service: SessionService, session: Session
) -> None:
    """The page broke after the write: the rollback leaves Redo as it was before."""
    session = await change(service, session, b"2")
    session = await service.move_head(session, 1)
    session = await change(service, session, b"3")
    session, _ = await service.settle(session, 3, "failed", head=1)
    assert session.current_version_id == 1
    assert await follow(service, session) == [2]


async def test_a_second_change_waits_for_the_first(service: SessionService, session: Session) -> None:
    """While a write may be under way nothing else moves; what can be done is said."""
    session, _ = await service.commit_version(session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt")
    with pytest.raises(Conflict) as refused:
        await service.commit_version(session, parent=1, files={BUTTON: b"3"}, prompt="p", origin="prompt")
    assert (refused.value.code, refused.value.details) == ("version_pending", {"versionId": 2})
    with pytest.raises(Conflict):
        await service.move_head(session, 1)
    with pytest.raises(Conflict):
        await service.ensure_base(session, {BUTTON: b"by hand"})


async def test_a_file_without_a_recorded_past_cannot_be_changed(service: SessionService, session: Session) -> None:
    """Else Undo could not bring it back: it is the caller's mistake not to have called ensure_base."""
    with pytest.raises(ValueError, match=r"ensure_base was not told about \['src/tokens.css'\]"):
        await service.commit_version(session, parent=1, files={TOKENS: b"x"}, prompt="p", origin="prompt")


async def test_only_the_first_version_has_no_parent(
    service: SessionService, session: Session, store: WatchedStore
) -> None:
    """Every version descends from Original, and a parent exists."""
    count = len(store.batches)
    with pytest.raises(ValueError, match="parent"):
        await service.commit_version(session, parent=None, files={}, prompt="p", origin="prompt")
    with pytest.raises(NotFound):
        await service.commit_version(session, parent=9, files={}, prompt="p", origin="prompt")
    empty = (await service.open(BUTTON, fresh=True)).session
    with pytest.raises(ValueError, match="parent"):
        await service.commit_version(empty, parent=1, files={}, prompt="p", origin="prompt")
    assert len(store.batches) == count + 1


async def test_settling_an_unknown_version_is_refused(service: SessionService, session: Session) -> None:
    """And moving the head to one too."""
    with pytest.raises(NotFound):
        await service.settle(session, 5, "applied", head=5)
    with pytest.raises(NotFound):
        await service.move_head(session, 5)


async def test_a_version_keeps_what_its_parent_changed(service: SessionService, session: Session) -> None:
    """A change of one file leaves another as the parent has it, not as Original has it."""
    session = await change(service, session, b"2")
    session = await change(service, session, b"style", STYLE)
    assert await service.contents(session, 3) == {BUTTON: b"2", STYLE: b"style"}


# --- the head ---------------------------------------------------------------------------------------------------


async def test_undo_redo_and_branches(service: SessionService, session: Session) -> None:
    """The example of seed 000: undo to 3 and a prompt make 5 beside 4; Redo goes where one was last."""
    for content in (b"2", b"3", b"4"):
        session = await change(service, session, content)
    step = await service.undo_step(session)
    assert step is not None
    assert step[1].version_id == 3
    session = await service.move_head(session, 3)
    session = await change(service, session, b"5")
    assert (await service.version(session, 5)).parent_id == 3
    session = await service.move_head(session, 1)
    assert await follow(service, session) == [2, 3, 5]
    session = await service.move_head(session, 4)
    session = await service.move_head(session, 1)
    assert await follow(service, session) == [2, 3, 4]


async def test_a_move_may_bring_a_receipt_and_a_turn(service: SessionService, session: Session) -> None:
    """All in one save."""
    session = await change(service, session, b"2")
    session = await service.move_head(session, 1, receipt=CONFIRMED, turn=turn(session))
    assert (await service.version(session, 1)).receipt == CONFIRMED
    assert (session.current_version_id, session.turn_count) == (1, 1)
    stayed = await service.move_head(session, 1, receipt=FAILED)
    assert (await service.version(stayed, 1)).receipt == FAILED


# --- concurrency ------------------------------------------------------------------------------------------------


async def test_pointers_that_moved_meanwhile_are_a_conflict(service: SessionService, session: Session) -> None:
    """Whoever decided on an older state must look again; nothing is changed."""
    newer = await change(service, session, b"2")
    for attempt in (
        service.ensure_base(session, {BUTTON: b"by hand"}),
        service.commit_version(session, parent=1, files={BUTTON: b"3"}, prompt="p", origin="prompt"),
        service.settle(session, 2, "failed"),
        service.move_head(session, 1),
    ):
        with pytest.raises(Conflict) as refused:
            await attempt
        assert refused.value.code == "session_changed"
    assert await service.get(session.session_id) == newer


async def test_of_two_commits_at_once_one_wins(service: SessionService, session: Session) -> None:
    """No number is given twice, and the loser is told."""
    results = await asyncio.gather(
        *(
            service.commit_version(session, parent=1, files={BUTTON: content}, prompt="p", origin="prompt")
            for content in (b"a", b"b", b"c")
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(result, Conflict) for result in results) == 2
    stored = await service.get(session.session_id)
    assert (stored.last_version_id, stored.pending_version_id) == (2, 2)


async def test_turns_and_receipts_never_conflict(service: SessionService, session: Session) -> None:
    """They commute with each other and with a change that is under way."""
    first = session
    results = await asyncio.gather(
        *(service.add_turn(session, turn(session, f"{number}")) for number in range(4)),
        service.amend_receipt(session.session_id, 1, CONFIRMED),
        service.commit_version(session, parent=1, files={BUTTON: b"2"}, prompt="p", origin="prompt"),
    )
    assert len(results) == 6
    session = await service.get(session.session_id)
    assert (session.turn_count, session.last_version_id) == (4, 2)
    assert {said.user_prompt for said in await service.turns(session)} == {"0", "1", "2", "3"}
    assert (await service.version(session, 1)).receipt == CONFIRMED
    session = await service.add_turn(first, turn(first, "late"))
    assert (session.turn_count, session.last_version_id) == (5, 2)


async def test_a_save_that_always_loses_gives_up(
    service: SessionService, store: WatchedStore, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It doesn't try for ever; the user hears that something else is at work."""
    tried = 0

    async def lost(batch: Batch) -> None:
        nonlocal tried
        tried += 1
        raise RevisionMoved(batch.puts[0].key)

    monkeypatch.setattr(store, "commit", lost)
    with pytest.raises(Conflict) as refused:
        await service.add_turn(session, turn(session))
    assert refused.value.code == "session_changed"
    assert 1 < tried < 20


async def test_amending_a_receipt_of_what_is_gone_is_told(service: SessionService, session: Session) -> None:
    """An unknown session, and an unknown version."""
    with pytest.raises(NotFound, match="expired or was cleared"):
        await service.amend_receipt(str(uuid4()), 1, CONFIRMED)
    with pytest.raises(NotFound, match="Version 9 not found"):
        await service.amend_receipt(session.session_id, 9, CONFIRMED)


# --- costs ------------------------------------------------------------------------------------------------------


async def test_an_edit_costs_the_same_however_long_the_session_is(
    service: SessionService, store: WatchedStore, session: Session
) -> None:
    """Documents and bytes written, and keys read, by the 5th and the 300th version."""

    def cost() -> tuple[int, int]:
        written = [put for batch in store.batches for put in batch.puts]
        return len(written), sum(len(read) for read in store.reads)

    costs, sizes = {}, {}
    for number in range(2, 301):
        store.batches.clear()
        store.reads.clear()
        session = await change(service, session, b"content %5d" % number)
        costs[number] = cost()
        sizes[number] = sum(len(put.value) for batch in store.batches for put in batch.puts)
    assert costs[5] == costs[300]
    assert sizes[300] - sizes[5] < 40, "only the digits of the numbers may grow"


async def test_only_new_contents_are_stored(service: SessionService, store: WatchedStore, session: Session) -> None:
    """A large file beside the changed one isn't written again."""
    large = bytes(range(256)) * 1000
    session = await service.ensure_base(session, {TOKENS: large})
    store.batches.clear()
    session = await change(service, session, b"2")
    assert sum(len(put.value) for batch in store.batches for put in batch.puts) < 5_000
    assert (await service.contents(session, 2))[TOKENS] == large
