"""Self-repair: what a model is told of the page that it broke, and what becomes of its correction."""

import asyncio

import pytest

from sidecar.editors.base import Done, EditRequest, Failure
from sidecar.errors import Conflict, UpstreamFailed
from sidecar.journeys.asked import Prompt
from sidecar.journeys.repairing import failure_of
from sidecar.models import ReceiptError
from tests.journeys.conftest import COMPONENT, SHEET, World


def broken_then(world: World, first: str, second: str) -> None:
    """The editor makes the padding `first`, and its correction makes it `second`."""

    def answer(request: EditRequest) -> Done:
        old, new = ("4px", first) if request.failure is None else (first, second)
        return Done({SHEET: request.files[SHEET].replace(old, new)}, f"It is {new}.", "scripted")

    world.editor.answer = answer


async def test_a_correction_takes_the_place_of_what_broke(world: World) -> None:
    """The page broke, was taken back, and the model's correction stands: two versions, the head on the second."""
    broken_then(world, "8px", "9px")
    world.receipts.script("failed", "confirmed", "confirmed")  # the second is that of the rollback
    answer = await world.prompt("more padding")
    assert "padding: 9px" in world.read()
    assert (answer["versionId"], answer["currentVersion"], answer["rolledBack"], answer["repaired"]) == (
        3,
        3,
        False,
        True,
    )
    assert answer["receipt"]["verdict"] == "confirmed"
    assert [broken["versionId"] for broken in answer["brokenVersions"]] == [2]
    assert "8px" not in answer["diff"][0]["diff"]
    session = await world.sessions.get(answer["sessionId"])
    repair, broken, _ = await world.sessions.versions(session)
    assert (broken.state, broken.origin) == ("failed", "prompt")
    assert (repair.state, repair.origin, repair.parent_id, repair.prompt) == ("applied", "repair", 1, "more padding")
    assert [turn.user_prompt for turn in await world.sessions.turns(session)] == [
        "more padding",
        "Repair: lable is not defined",
    ]


async def test_the_model_sees_the_error_and_what_it_had_written(world: World) -> None:
    """The second request has the broken files, the error, and the first exchange in its conversation."""
    broken_then(world, "8px", "9px")
    world.receipts.script("failed", "confirmed", "confirmed")  # the second is that of the rollback
    await world.prompt("more padding")
    first, second = world.editor.requests
    assert first.failure is None
    assert second.failure is not None
    assert second.failure.message == "lable is not defined"
    assert "8px" in second.files[SHEET]
    assert [(turn.user_prompt, turn.error) for turn in second.history] == [("more padding", "lable is not defined")]


async def test_a_correction_that_breaks_too_is_taken_back(world: World) -> None:
    """Still failing: the files are as before, both versions are kept as failed, and nobody is asked a third time."""
    before = world.read()
    broken_then(world, "8px", "9px")
    world.receipts.script("failed", "confirmed", "failed")
    answer = await world.prompt("more padding")
    assert world.read() == before
    assert (answer["rolledBack"], answer["repaired"], answer["currentVersion"]) == (True, False, 1)
    assert [broken["versionId"] for broken in answer["brokenVersions"]] == [2, 3]
    assert len(world.editor.requests) == 2
    session = await world.sessions.get(answer["sessionId"])
    assert [version.state for version in await world.sessions.versions(session)] == ["failed", "failed", "applied"]


async def test_a_quick_edit_goes_straight_back(world: World) -> None:
    """The same rule would give the same edit: nobody is asked again."""
    world.editor.name_of_answers = "quick"
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    answer = await world.prompt("more padding")
    assert (answer["rolledBack"], answer["versionId"]) == (True, 2)
    assert len(world.editor.requests) == 1


async def test_a_model_that_fails_leaves_the_first_error(world: World) -> None:
    """The answer tells of the broken page; that the model could not be asked is a turn of its own."""

    def answer(request: EditRequest) -> Done:
        if request.failure is not None:
            raise UpstreamFailed("Claude is overloaded.", "model_overloaded")
        return Done({SHEET: request.files[SHEET].replace("4px", "8px")}, "Done.", "scripted")

    world.editor.answer = answer
    world.receipts.script("failed")
    answered = await world.prompt("more padding")
    assert (answered["rolledBack"], answered["versionId"]) == (True, 2)
    assert answered["receipt"]["error"]["message"] == "lable is not defined"
    session = await world.sessions.get(answered["sessionId"])
    assert (await world.sessions.turns(session))[-1].error == "Claude is overloaded."


async def test_the_same_again_is_no_correction(world: World) -> None:
    """A model that repeats what broke the page isn't let near it a second time."""
    broken_then(world, "8px", "8px")
    world.receipts.script("failed")
    answer = await world.prompt("more padding")
    assert (answer["rolledBack"], answer["versionId"]) == (True, 2)
    assert len(world.receipts.expected) == 2  # the change, and its rollback


async def test_a_repair_can_be_cancelled(world: World) -> None:
    """The page is whole while the model thinks again, so that giving up then leaves it so."""
    broken_then(world, "8px", "9px")
    world.receipts.script("failed")
    thinking = asyncio.Event()

    async def wait() -> None:
        if len(world.editor.requests) == 2:
            thinking.set()
            await asyncio.Event().wait()

    world.editor.before = wait
    before = world.read()
    journey = world.journey()
    prompt = Prompt("more padding", world.resolved, None, None, "instant")
    world.journeys.begin(journey, lambda started: world.prompting.run(started, prompt))
    async with asyncio.timeout(5):
        await thinking.wait()
        world.journeys.cancel(journey.request_id)
        with pytest.raises(Conflict, match="Cancelled"):
            await world.journeys.outcome(journey)
    assert world.read() == before


def test_the_lines_around_an_error() -> None:
    """Three lines on either side, with their numbers; a file that isn't ours is not named."""
    text = "\n".join(f"line {number}" for number in range(1, 11)).encode()
    error = ReceiptError(source="render", message="oops", file=COMPONENT, line=2)
    assert failure_of(error, {COMPONENT: text}) == Failure(
        "render", "oops", COMPONENT, tuple((number, f"line {number}") for number in range(1, 6))
    )
    assert failure_of(error, {}) == Failure("render", "oops", None, ())
