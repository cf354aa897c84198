"""Undo, redo and restore: Sidestory's changes are taken back, a person's never."""

import asyncio

import pytest

from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Conflict, NotFound
from sidecar.models import ReceiptError
from tests.journeys.conftest import World


async def _two_versions(world: World) -> str:
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    world.editor.replaces("red", "blue")
    await world.prompt("blue", first["sessionId"])
    return str(first["sessionId"])


async def test_undo_and_redo(world: World) -> None:
    """Undo goes to the parent, redo back again, on disk and in the answer."""
    original = world.read()
    session_id = await _two_versions(world)
    newest = world.read()
    answer = await world.undo(session_id)
    assert "8px" in world.read()
    assert "red" in world.read()
    assert (answer["versionId"], answer["canUndo"], answer["canRedo"]) == (2, True, True)
    await world.undo(session_id)
    assert world.read() == original
    with pytest.raises(CannotDo, match="nothing to undo"):
        await world.undo(session_id)
    await world.redo(session_id)
    answer = await world.redo(session_id)
    assert world.read() == newest
    assert answer["canRedo"] is False
    with pytest.raises(CannotDo, match="nothing to redo"):
        await world.redo(session_id)


async def test_undo_over_a_file_that_came_later(world: World) -> None:
    """A file that a later prompt made is taken back, and comes again; versions from before it know nothing of it."""
    session_id = await _two_versions(world)
    world.editor.answer = lambda _: Done({"src/Icon.tsx": "export const Icon = 1;\n"}, "made", "scripted")
    await world.prompt("add a new file src/Icon.tsx", session_id)
    assert (world.root / "src/Icon.tsx").exists()
    await world.undo(session_id)
    assert not (world.root / "src/Icon.tsx").exists()
    await world.redo(session_id)
    assert (world.root / "src/Icon.tsx").exists()


async def test_restore_any_version(world: World) -> None:
    """A version from the list comes back, forwards and backwards."""
    original = world.read()
    session_id = await _two_versions(world)
    newest = world.read()
    assert (await world.undo(session_id, 1))["currentVersion"] == 1
    assert world.read() == original
    await world.undo(session_id, 3)
    assert world.read() == newest
    with pytest.raises(NotFound, match="Version 9 not found"):
        await world.undo(session_id, 9)


async def test_undo_keeps_an_edit_of_another_place(world: World) -> None:
    """A hand edit elsewhere in the file is merged: the change goes, the edit stays, as a version of its own."""
    session_id = await _two_versions(world)
    world.write(world.read().replace("margin: 0", "margin: 7px"))
    answer = await world.undo(session_id)
    assert "red" in world.read()
    assert "margin: 7px" in world.read()
    assert answer["merged"] is True
    session = await world.sessions.get(session_id)
    origins = [version.origin for version in reversed(await world.sessions.versions(session))]
    assert origins == ["original", "prompt", "prompt", "external", "external"]


async def test_redo_after_a_merged_undo(world: World) -> None:
    """Redo brings back what the merged undo took: the change with the hand edit."""
    session_id = await _two_versions(world)
    world.write(world.read().replace("margin: 0", "margin: 7px"))
    both = world.read()
    answer = await world.undo(session_id)
    assert answer["canRedo"] is True
    await world.redo(session_id)
    assert world.read() == both


async def test_undo_waits_for_a_running_prompt(world: World) -> None:
    """Pressed while a prompt runs, Undo takes back what that prompt then did, not something before it."""
    session_id = await _two_versions(world)
    two = world.read()
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        asked.set()
        await go_on.wait()

    world.editor.before = hold
    world.editor.replaces("8px", "9px")
    prompt = asyncio.create_task(world.prompt("still more", session_id))
    await asked.wait()
    undo = asyncio.create_task(world.undo(session_id))
    await asyncio.sleep(0)
    go_on.set()
    assert (await prompt)["versionId"] == 4
    assert (await undo)["currentVersion"] == 3
    assert world.read() == two


async def test_a_save_in_the_moment_of_the_write_asks_too(world: World) -> None:
    """A hand edit that arrives between reading and writing gets the same question as any other."""
    session_id = await _two_versions(world)
    mine = world.read() + "/* mine */\n"
    world.announce = lambda: world.write(mine)
    with pytest.raises(Conflict) as caught:
        await world.undo(session_id)
    assert (caught.value.details["conflicts"], caught.value.details["choices"]) == (
        ["src/Button.css"],
        ["mine", "theirs"],
    )
    assert world.read() == mine


async def test_undo_asks_where_the_same_lines_changed(world: World) -> None:
    """409 with both choices, and not a byte changes."""
    session_id = await _two_versions(world)
    mine = world.read().replace("blue", "green")
    world.write(mine)
    with pytest.raises(Conflict) as caught:
        await world.undo(session_id)
    assert caught.value.code == "external_edit"
    assert caught.value.details["choices"] == ["mine", "theirs"]
    assert caught.value.details["conflicts"] == ["src/Button.css"]
    assert world.read() == mine


async def test_the_choice_mine_keeps_the_edit(world: World) -> None:
    """With `mine` the hand edit stays where it conflicts, and where nothing else was to be undone that is what is said."""
    session_id = await _two_versions(world)
    mine = world.read().replace("blue", "green")
    world.write(mine)
    answer = await world.undo(session_id, choice="mine")
    assert world.read() == mine
    assert answer["message"] == "Nothing was undone: your edit stays as it is."


async def test_the_choice_theirs_keeps_the_edit_as_a_version(world: World) -> None:
    """With `theirs` the version is on disk, and the hand edit can be restored."""
    session_id = await _two_versions(world)
    mine = world.read().replace("blue", "green")
    world.write(mine)
    await world.undo(session_id, choice="theirs")
    assert "red" in world.read()
    await world.undo(session_id, 4)
    assert world.read() == mine


async def test_a_prompt_after_an_undo_branches(world: World) -> None:
    """The new version's parent is the one that was undone to; the other branch stays restorable."""
    session_id = await _two_versions(world)
    newest = world.read()
    await world.undo(session_id)
    world.editor.replaces("red", "pink")
    answer = await world.prompt("pink", session_id)
    session = await world.sessions.get(session_id)
    assert (await world.sessions.version(session, answer["versionId"])).parent_id == 2
    await world.undo(session_id, 3)
    assert world.read() == newest


async def test_a_version_that_breaks_the_page_is_not_kept(world: World) -> None:
    """When the restored version fails in the browser, the files and the head go back to where they were."""
    session_id = await _two_versions(world)
    newest = world.read()
    world.receipts.script("failed")
    answer = await world.undo(session_id)
    assert (answer["rolledBack"], answer["currentVersion"]) == (True, 3)
    assert world.read() == newest


async def test_undo_to_what_is_on_disk_moves_only_the_head(world: World) -> None:
    """A person who took the change back by hand and then presses Undo loses nothing and gets no write."""
    session_id = await _two_versions(world)
    world.write(world.read().replace("blue", "red"))
    writes = len(world.receipts.expected)
    answer = await world.undo(session_id)
    assert answer["currentVersion"] == 2
    assert len(world.receipts.expected) == writes


async def test_a_late_error_amends_the_version_that_came_back(world: World) -> None:
    """What the page throws within seconds after an undo stands in the receipt of the version that is shown."""
    session_id = await _two_versions(world)
    answer = await world.undo(session_id)
    world.late.happened(answer["receipt"]["receiptId"], ReceiptError(source="runtime", message="too late"))
    session = await world.sessions.get(session_id)
    async with asyncio.timeout(5):
        while True:
            receipt = (await world.sessions.version(session, 2)).receipt
            if receipt is not None and receipt.late_error is not None:
                break
            await asyncio.sleep(0)
    assert receipt.late_error.message == "too late"
