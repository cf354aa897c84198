"""After a crash between commit and settle, or between the files and the head, the tree says what is on disk."""

import asyncio
from typing import Any

import pytest

from sidecar.errors import Conflict, StoreUnavailable
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch
from sidecar.workspace.writer import Writer
from tests.journeys.conftest import COMPONENT, SHEET, STORIES, World


async def _pending(world: World, *, written: bool) -> str:
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    session = await world.sessions.get(first["sessionId"])
    after = world.read().replace("8px", "9px")
    await world.sessions.commit_version(
        session, parent=2, files={SHEET: after.encode()}, prompt="crash", origin="prompt"
    )
    if written:
        world.write(after)
    await world.recovery.settle_all()
    return str(first["sessionId"])


async def test_written_counts_as_applied(world: World) -> None:
    """The files are those of the pending version: it is applied, and the head is on it."""
    session = await world.sessions.get(await _pending(world, written=True))
    assert (session.current_version_id, session.pending_version_id) == (3, None)
    assert (await world.sessions.version(session, 3)).state == "applied"


async def test_not_written_counts_as_failed(world: World) -> None:
    """The files are as before: the pending version failed, the head stays, and the next prompt works."""
    session_id = await _pending(world, written=False)
    session = await world.sessions.get(session_id)
    assert (session.current_version_id, session.pending_version_id) == (2, None)
    assert (await world.sessions.version(session, 3)).state == "failed"
    world.editor.replaces("8px", "1px")
    assert (await world.prompt("go on", session_id))["versionId"] == 4


async def test_a_hand_edit_of_another_file_decides_nothing(world: World) -> None:
    """A person who edits the component before the restart doesn't turn a written stylesheet into a failed one."""
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    session = await world.sessions.get(first["sessionId"])
    after = world.read().replace("8px", "9px")
    await world.sessions.commit_version(session, parent=2, files={SHEET: after.encode()}, prompt="p", origin="prompt")
    world.write(after)
    world.write(world.read(COMPONENT) + "// mine\n", COMPONENT)
    await world.recovery.settle_all()
    session = await world.sessions.get(first["sessionId"])
    assert (await world.sessions.version(session, 3)).state == "applied"


# --- undo, redo, restore ---------------------------------------------------------------------------------------------


async def _cut(*_args: object, **_members: object) -> None:
    raise asyncio.CancelledError


@pytest.mark.parametrize("kind", ["undo", "redo"])
async def test_a_head_follows_its_files(world: World, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Ended between the files and the head: the next start moves the head, and nothing counts as a hand edit."""
    world.editor.replaces("4px", "8px")
    done = await world.prompt("more padding")
    if kind == "redo":
        await world.undo(done["sessionId"])
    go = world.undo if kind == "undo" else world.redo
    with monkeypatch.context() as ended:
        ended.setattr(world.sessions, "move_head", _cut)
        with pytest.raises(asyncio.CancelledError):
            await go(done["sessionId"])
    await world.recovery.settle_all()
    session = await world.sessions.get(done["sessionId"])
    assert (session.current_version_id, session.moving_to) == (1 if kind == "undo" else 2, None)
    assert await world.sessions.pending() == []
    await (world.redo if kind == "undo" else world.undo)(done["sessionId"])
    session = await world.sessions.get(done["sessionId"])
    assert (session.current_version_id, session.last_version_id) == (2 if kind == "undo" else 1, 2)


async def test_a_head_stays_with_its_files(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended before the files: the next start leaves the head, and Undo works."""
    world.editor.replaces("4px", "8px")
    done = await world.prompt("more padding")
    with monkeypatch.context() as ended:
        ended.setattr(Writer, "apply", _cut)
        with pytest.raises(asyncio.CancelledError):
            await world.undo(done["sessionId"])
    await world.recovery.settle_all()
    session = await world.sessions.get(done["sessionId"])
    assert (session.current_version_id, session.moving_to) == (2, None)
    assert (await world.undo(done["sessionId"]))["currentVersion"] == 1


async def test_a_refused_undo_leaves_nothing_open(world: World) -> None:
    """A save in the moment of the write asks its question, and no later request waits for anything."""
    world.editor.replaces("4px", "8px")
    done = await world.prompt("more padding")
    theirs = world.read().replace("8px", "7px")
    world.announce = lambda: world.write(theirs)
    with pytest.raises(Conflict):
        await world.undo(done["sessionId"])
    world.announce = lambda: None
    assert await world.sessions.pending() == []
    assert world.read() == theirs


async def test_ended_while_a_broken_page_is_left(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change that broke the page was put back on disk, and then the sidecar ended: the head follows, too."""
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    before = world.read()
    settle, settled = SessionService.settle, 0

    async def second_is_cut(*args: object, **members: object) -> object:
        nonlocal settled
        settled += 1
        return await (settle(*args, **members) if settled == 1 else _cut())  # type: ignore[arg-type]

    with monkeypatch.context() as ended:
        ended.setattr(SessionService, "settle", second_is_cut)
        with pytest.raises(asyncio.CancelledError):
            await world.prompt("more padding")
    await world.recovery.settle_all()
    (session,) = await world.sessions.sessions(COMPONENT)
    assert (session.current_version_id, session.moving_to, session.last_version_id) == (1, None, 2)
    assert world.read() == before


# --- at the next request ---------------------------------------------------------------------------------------------


class Full:
    """A store that keeps the first commits and has no space for those after them."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch, *, after: int) -> None:
        commit, self._left = world.store.commit, after

        async def limited(batch: Batch) -> None:
            if self._left == 0:
                raise StoreUnavailable("The disk is full.", "store_failed")
            self._left -= 1
            await commit(batch)

        monkeypatch.setattr(world.store, "commit", limited)


async def _change(world: World, kind: str, session_id: str) -> dict[str, Any]:
    """One more prompt, or an undo of the first."""
    return await (world.prompt("even more", session_id) if kind == "prompt" else world.undo(session_id))


@pytest.mark.parametrize("kind", ["prompt", "undo"])
@pytest.mark.parametrize("commits", [0, 1])
async def test_a_full_store_blocks_only_while_it_is_full(
    world: World, monkeypatch: pytest.MonkeyPatch, kind: str, commits: int
) -> None:
    """What it left open is settled by the next request, not only by the next start; nothing was changed."""
    world.editor.replaces("4px", "8px")
    session_id = (await world.prompt("more padding"))["sessionId"]
    before = world.read()
    world.editor.replaces("8px", "9px")
    with monkeypatch.context() as full:
        Full(world, full, after=commits)
        with pytest.raises(StoreUnavailable):
            await _change(world, kind, session_id)
    assert world.read() == before
    assert (await _change(world, kind, session_id))["success"]
    assert await world.sessions.pending() == []
    versions = await world.sessions.versions(await world.sessions.get(session_id))
    assert "external" not in {version.origin for version in versions}


@pytest.mark.parametrize("kind", ["prompt", "undo"])
async def test_a_change_stands_without_its_receipt(world: World, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """The store fills up when files and head are in place: nobody is told that nothing was changed."""
    world.editor.replaces("4px", "8px")
    session_id = (await world.prompt("more padding"))["sessionId"]
    world.editor.replaces("8px", "9px")
    with monkeypatch.context() as full:
        Full(world, full, after=2)
        answer = await _change(world, kind, session_id)
    session = await world.sessions.get(session_id)
    assert answer["currentVersion"] == session.current_version_id == (3 if kind == "prompt" else 1)
    assert await world.sessions.contents(session, session.current_version_id) == {
        path: (world.root / path).read_bytes() for path in (COMPONENT, SHEET, STORIES)
    }
