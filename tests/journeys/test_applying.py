"""An edit on its way to a version: what is on disk and in the tree, whoever else saves meanwhile."""

import pytest

from sidecar.errors import Conflict
from sidecar.journeys.asked import Prompt
from sidecar.journeys.journey import Journey
from tests.journeys.conftest import COMPONENT, SHEET, World


async def test_the_prover_is_told_before_the_write(world: World) -> None:
    """What is expected names the written files, the stories that show them and the changed CSS declarations."""
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding")
    files, stories, declarations = world.receipts.expected[0]
    assert files == {SHEET}
    assert stories == {"button--primary"}
    assert [(one.property, one.value) for one in declarations[SHEET]] == [("padding", "8px")]
    assert list(world.announced[0]) == [SHEET]


async def test_a_failed_receipt_rolls_back(world: World) -> None:
    """The file is as before, the failed version stays in the tree, the head stays, the turn says why."""
    before = world.read()
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    answer = await world.prompt("more padding")
    assert world.read() == before
    assert (answer["rolledBack"], answer["currentVersion"], answer["versionId"]) == (True, 1, 2)
    session = await world.sessions.get(answer["sessionId"])
    assert (await world.sessions.version(session, 2)).state == "failed"
    turn, _ = await world.sessions.turns(session)
    assert (turn.success, turn.error) == (False, "lable is not defined")


async def test_a_rollback_spares_a_hand_edit(world: World) -> None:
    """When a person edits the file before the rollback, theirs stays and the version counts as applied."""
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    world.receipts.meanwhile = lambda: world.write(world.read() + "/* mine */\n")
    answer = await world.prompt("more padding")
    assert world.read().endswith("/* mine */\n")
    assert "8px" in world.read()
    assert (answer["rolledBack"], answer["currentVersion"]) == (False, 2)


async def test_a_file_that_changes_while_the_model_answers(world: World) -> None:
    """409, the person's text stays on disk, and both sides are versions."""
    world.editor.replaces("4px", "8px")
    mine = world.read().replace("red", "green")
    world.editor.before = lambda: world.write(mine)
    with pytest.raises(Conflict) as caught:
        await world.prompt("more padding")
    assert caught.value.code == "external_edit"
    assert world.read() == mine
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    versions = list(reversed(await world.sessions.versions(session)))
    assert [(version.origin, version.state) for version in versions] == [
        ("original", "applied"),
        ("prompt", "failed"),
        ("external", "applied"),
    ]
    kept = await world.sessions.contents(session, 2)
    assert b"8px" in (kept[SHEET] or b"")
    assert session.pending_version_id is None


async def test_the_same_edit_by_hand_is_no_defect(world: World) -> None:
    """A person who makes the very change that the model is about to make gets a version, not an error."""
    world.editor.replaces("4px", "8px")
    world.announce = lambda: world.write(world.read().replace("4px", "8px"))
    answer = await world.prompt("more padding")
    assert (answer["versionId"], answer["currentVersion"]) == (2, 2)
    assert "8px" in world.read()


async def test_no_cancel_once_a_version_is_pending(world: World) -> None:
    """From the commit on a cancel is too late: no later prompt finds a version that nobody settles."""
    prompt = Prompt("more padding", world.resolved, None, None, "instant")
    world.editor.replaces("4px", "8px")
    refused: list[str] = []

    def cancel() -> None:
        with pytest.raises(Conflict) as caught:
            world.journeys.cancel("r-2")
        refused.append(caught.value.code)

    world.announce = cancel
    journey = world.journeys.begin(
        Journey("r-2", "iterate", COMPONENT, prompt.text), lambda started: world.prompting.run(started, prompt)
    )
    assert (await world.journeys.outcome(journey))["versionId"] == 2
    assert refused == ["too_late"]
