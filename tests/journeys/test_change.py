import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sidecar.errors import CannotDo, Conflict, Refused, StoreUnavailable
from sidecar.history.local import LocalHistory
from sidecar.journeys.change import (
    Changer,
    cause,
    change,
    declarations,
    in_order,
    loaded_by,
    next_start_decides,
    staying,
)
from sidecar.journeys.journey import Journey
from sidecar.workspace.base import Cause, Written
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.fakes.receipts import ScriptedReceipts
from tests.journeys.conftest import COMPONENT, SHEET, STORIES, World

OTHER = "src/tokens.css"


@pytest.fixture
def changer(world: World, tmp_path: Path) -> Changer:
    """A changer of that project, beside the one that the journeys use."""

    async def nobody(_path: str) -> set[str]:
        return set()

    writer = Writer(PathPolicy(world.root), tmp_path / "journal")
    return Changer(writer, world.receipts, nobody, lambda _: None, rollback=True)


async def nothing() -> None:
    """A head that moves without a word."""


async def full() -> None:
    """A store without space."""
    raise StoreUnavailable("The disk is full.", "store_failed")


async def test_what_the_store_does_not_keep_does_not_stay(world: World, changer: Changer) -> None:
    """When the head can't move, e.g. on a full disk, the files are put back before anybody is told so."""
    before = world.read()
    with pytest.raises(StoreUnavailable):
        await changer.write(
            world.journey(), {SHEET: before.encode()}, {SHEET: b".button { color: blue; }\n"}, full, nothing
        )
    assert world.read() == before


async def test_what_cannot_be_noted_is_not_written(world: World, changer: Changer) -> None:
    """Before the first byte the store must know what is coming; without that a crash could not be settled."""
    before = world.read()
    with pytest.raises(StoreUnavailable):
        await changer.write(
            world.journey(), {SHEET: before.encode()}, {SHEET: b".button {}\n"}, nothing, nothing, noted=full
        )
    assert world.read() == before


async def test_it_is_noted_before_it_is_written(world: World, changer: Changer) -> None:
    """The files are untouched while the note is taken, and changed when the head moves."""
    before, seen = world.read(), []

    async def look() -> None:
        seen.append(world.read())

    await changer.write(world.journey(), {SHEET: before.encode()}, {SHEET: b".button {}\n"}, look, nothing, noted=look)
    assert seen == [before, ".button {}\n"]


async def test_a_persons_edit_is_not_put_back(world: World, changer: Changer) -> None:
    """Who saved in that moment keeps what they saved."""

    async def saved_over() -> None:
        world.write(".mine { margin: 0; }\n")
        await full()

    with pytest.raises(StoreUnavailable):
        await changer.write(
            world.journey(), {SHEET: world.read().encode()}, {SHEET: b".button {}\n"}, saved_over, nothing
        )
    assert world.read() == ".mine { margin: 0; }\n"


async def test_a_link_to_another_file_is_not_followed(world: World, changer: Changer) -> None:
    """Threat 15: a file of the set that became a link to another file of the project, alike to the byte, is refused."""
    before = world.read()
    world.write(before, OTHER)
    (world.root / SHEET).unlink()
    (world.root / SHEET).symlink_to(world.root / OTHER)
    with pytest.raises(Refused) as caught:
        await changer.write(world.journey(), {SHEET: before.encode()}, {SHEET: b".button {}\n"}, nothing, nothing)
    assert caught.value.details["rule"] == "file_set"
    assert world.read(OTHER) == before


async def test_a_failed_prompt_on_a_full_disk_leaves_the_files(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole journey: committed, written, not settled; the files are as before, and the next prompt goes through."""
    before = world.read()
    settle, failures = world.sessions.settle, [1]

    async def settle_once_refused(*args: object, **members: object) -> object:
        if failures:
            failures.pop()
            await full()
        return await settle(*args, **members)  # type: ignore[arg-type]

    monkeypatch.setattr(world.sessions, "settle", settle_once_refused)
    world.editor.replaces("red", "blue")
    with pytest.raises(StoreUnavailable):
        await world.prompt("blue")
    assert world.read() == before
    done = await world.prompt("blue, again")
    assert done["success"] is True
    assert "blue" in world.read()


@pytest.mark.parametrize("kind", ["iterate", "restore with an edit"])
async def test_ended_while_the_browser_is_awaited(world: World, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Whoever ends the sidecar in that moment finds the version applied at the next start, as the disk has it."""
    world.editor.replaces("red", "blue")
    done = await world.prompt("blue")
    if kind == "iterate":
        world.editor.replaces("blue", "green")
        work = world.prompt("green")
    else:
        world.write(world.read().replace("margin: 0", "margin: 1px"))
        work = world.undo(done["sessionId"], 1)

    def ended() -> None:
        raise asyncio.CancelledError

    world.receipts.meanwhile = ended
    with pytest.raises(asyncio.CancelledError):
        await work
    await world.recovery.settle_all()
    session = await world.sessions.get(done["sessionId"])
    head = await world.sessions.version(session, session.current_version_id)
    assert (head.state, session.pending_version_id) == ("applied", None)
    assert head.files[SHEET] == digest(world.read().encode())


async def test_ended_while_files_are_written(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version stays pending, and the next start decides by what is on disk."""
    world.editor.replaces("red", "blue")
    apply = Writer.apply

    async def cut(self: Writer, *args: object, **members: object) -> None:
        await apply(self, *args, **members)  # type: ignore[arg-type]
        raise asyncio.CancelledError

    monkeypatch.setattr(Writer, "apply", cut)
    with pytest.raises(asyncio.CancelledError):
        await world.prompt("blue")
    (session,) = await world.sessions.pending()
    await world.recovery.settle_all()
    session = await world.sessions.get(session.session_id)
    assert (session.current_version_id, session.pending_version_id) == (2, None)
    assert "blue" in world.read()


async def test_a_defect_blocks_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version whose write never began is failed at once, so that the next prompt needn't wait for a restart."""
    world.editor.replaces("red", "blue")
    with monkeypatch.context() as broken:
        broken.setattr(Writer, "apply", None)
        with pytest.raises(TypeError):
            await world.prompt("blue")
    assert await world.sessions.pending() == []
    assert (await world.prompt("blue"))["versionId"] == 3


async def test_a_defect_after_the_write_denies_nothing(world: World) -> None:
    """What is on disk with the head on it stays applied, whatever breaks while its receipt is awaited."""
    world.editor.replaces("red", "blue")

    def broken() -> None:
        raise RuntimeError("planted")

    world.receipts.meanwhile = broken
    with pytest.raises(RuntimeError, match="planted"):
        await world.prompt("blue")
    (session,) = await world.sessions.sessions(COMPONENT)
    head = await world.sessions.version(session, session.current_version_id)
    assert (head.version_id, head.state, session.pending_version_id) == (2, "applied", None)
    assert "blue" in world.read()


async def test_a_failed_change_is_put_back_unless_a_person_edited(world: World, changer: Changer) -> None:
    """Rolled back when the file is still ours, else it stays and nobody says that it was."""
    before = world.read()
    world.receipts.script("failed", "failed")
    outcome = await changer.write(world.journey(), {SHEET: before.encode()}, {SHEET: b".button {}\n"}, nothing, nothing)
    assert (outcome.rolled_back, world.read()) == (True, before)
    assert [error and error.message for error in world.receipts.undoes] == [None, "lable is not defined"]
    world.receipts.meanwhile = lambda: world.write(".mine {}\n")
    outcome = await changer.write(world.journey(), {SHEET: before.encode()}, {SHEET: b".button {}\n"}, nothing, nothing)
    assert (outcome.rolled_back, world.read()) == (False, ".mine {}\n")


async def test_a_rollback_waits_until_the_dev_server_listens(world: World, changer: Changer) -> None:
    """Vite's watcher drops a change within 50 ms after another one of the file, and the page would stay broken."""
    before = world.read()
    world.receipts.script("failed")
    await changer.write(world.journey(), {SHEET: before.encode()}, {SHEET: b".button {}\n"}, nothing, nothing)
    change, rollback = (one.written_at for one in world.receipts.given)
    assert change is not None
    assert rollback is not None
    assert rollback - change > 0.05


@pytest.mark.parametrize("code", ["write_failed", "recovery_failed"])
async def test_a_change_that_cannot_be_put_back_stays(world: World, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """The disk refuses the rollback: the version stays what is on disk, or the next request finds out what is."""
    world.editor.replaces("red", "blue")
    world.receipts.script("failed")
    write, before = Writer.write, world.read()

    def refuses_the_second(self: Writer, *args: Any) -> Written:
        if world.read() != before:
            raise CannotDo("The disk is full.", code)
        return write(self, *args)

    with monkeypatch.context() as full:
        full.setattr(Writer, "write", refuses_the_second)
        if code == "write_failed":
            assert not (await world.prompt("blue"))["rolledBack"]
        else:
            with pytest.raises(CannotDo):
                await world.prompt("blue")
    (session,) = await world.sessions.sessions(COMPONENT)
    session = await world.recovery.settled(session)
    head = await world.sessions.version(session, session.current_version_id)
    assert (head.version_id, head.state, session.unsettled) == (2, "applied", False)
    assert head.files[SHEET] == digest(world.read().encode())


async def test_without_rollback_it_stays(world: World, tmp_path: Path) -> None:
    """The setting."""

    async def nobody(_path: str) -> set[str]:
        return set()

    writer = Writer(world.policy, tmp_path / "journal")
    changer = Changer(writer, ScriptedReceipts("failed"), nobody, lambda _: None, rollback=False)
    outcome = await changer.write(
        world.journey(), {SHEET: world.read().encode()}, {SHEET: b".button {}\n"}, nothing, nothing
    )
    assert (outcome.rolled_back, world.read()) == (False, ".button {}\n")


async def test_a_file_that_is_not_as_expected_is_a_conflict(world: World, changer: Changer) -> None:
    """Nothing is written, and from the moment of writing on nobody can cancel."""
    journey = world.journey()
    before = world.read()
    with pytest.raises(Conflict):
        await changer.write(journey, {SHEET: b"something else"}, {SHEET: b".button {}\n"}, nothing, nothing)
    assert world.read() == before
    assert not journey.cancellable


def test_only_an_end_while_writing_is_left_to_the_next_start() -> None:
    """A cancelled journey that has written nothing is over, and a defect is one at any time."""
    journey = Journey("1", "iterate", COMPONENT, "")
    assert not next_start_decides(journey, asyncio.CancelledError())
    journey.point_of_no_return()
    assert next_start_decides(journey, asyncio.CancelledError())
    assert not next_start_decides(journey, RuntimeError())


def test_what_others_import_comes_first() -> None:
    """Stylesheets, the component, its stories."""
    assert in_order([STORIES, COMPONENT, SHEET]) == [SHEET, COMPONENT, STORIES]


def test_declarations_of_every_stylesheet_are_looked_for() -> None:
    """Of CSS, Sass and Less; those of nested rules under the selector that each language makes of them."""
    sheet = b".a {\n  &:hover {\n    gap: 2px;\n  }\n}\n"
    after = {"a.css": sheet, "a.scss": sheet, "a.less": sheet, "a.tsx": b"export {};", "gone.css": None}
    found = declarations({"a.css": b""}, after)
    assert {path: [(each.selector, each.value) for each in brought] for path, brought in found.items()} == {
        "a.css": [("&:hover", "2px")],
        "a.scss": [(".a:hover", "2px")],
        "a.less": [(".a:hover", "2px")],
    }


def test_a_change_names_what_must_be_there() -> None:
    """The digest of what was read, None for no file."""
    assert change(SHEET, {SHEET: b"a"}, {SHEET: b"b"}).expected == digest(b"a")
    assert change(SHEET, {SHEET: None}, {SHEET: b"b"}).expected is None


async def test_stories_know_which_files_they_load() -> None:
    """One entry per story, with all the changed files that it reaches."""

    async def using(path: str) -> set[str]:
        return {"one", "two"} if path == SHEET else {"one"}

    assert await loaded_by([SHEET, COMPONENT], using) == {"one": {SHEET, COMPONENT}, "two": {SHEET}}


async def test_a_story_that_goes_away_with_its_file_is_not_expected() -> None:
    """Undoing a new component takes its stories along; those of others that load it are looked at."""

    async def using(path: str) -> set[str]:
        return {"own"} if path == STORIES else {"own", "other"}

    gone = {STORIES: None, COMPONENT: None}
    assert await staying(gone, using) == {"other": {COMPONENT}}
    assert await staying(gone | {STORIES: b""}, using) == {"own": {STORIES, COMPONENT}, "other": {COMPONENT}}


def test_what_the_history_is_told() -> None:
    """The prompt, cut where it is long, or the name of what goes back and forth."""
    assert cause(Journey("1", "iterate", COMPONENT, "p" * 300)) == Cause("prompt", "p" * 200)
    assert cause(Journey("1", "undo", COMPONENT, "undo")) == Cause("undo")


async def test_a_rollback_keeps_what_it_takes_back(world: World, tmp_path: Path) -> None:
    """The local history has the state before the change, and the broken one before the rollback."""
    history = LocalHistory(tmp_path / "history", clock=lambda: datetime.now(UTC))
    writer = Writer(PathPolicy(world.root), tmp_path / "journal", history=history)

    async def nobody(_path: str) -> set[str]:
        return set()

    world.receipts.script("failed")
    broken = Changer(writer, world.receipts, nobody, lambda _: None, rollback=True)
    before = world.read().encode()
    journey = Journey("1", "iterate", COMPONENT, "break it")
    await broken.write(journey, {SHEET: before}, {SHEET: b".a {}\n"}, nothing, nothing)
    assert [(kept.entry.cause, kept.content) for kept in history.newest_first(SHEET)] == [
        (Cause("rollback", "break it"), b".a {}\n"),
        (Cause("prompt", "break it"), before),
    ]


async def test_what_is_put_outside_of_a_journey_is_waited_for(world: World, changer: Changer) -> None:
    """The page is asked, whatever it says; what a person changed meanwhile is refused."""
    before = world.read()
    seen: list[str] = []
    world.receipts.meanwhile = lambda: seen.append(world.read())
    world.receipts.script("failed")
    await changer.put({SHEET: before.encode()}, {SHEET: b".a { color: blue; }\n"}, Cause("preview", "taken back"))
    assert seen == [".a { color: blue; }\n"]
    assert world.read() == ".a { color: blue; }\n"
    with pytest.raises(Conflict):
        await changer.put({SHEET: before.encode()}, {SHEET: b".b {}\n"}, Cause("preview", "taken back"))
    assert world.read() == ".a { color: blue; }\n"
