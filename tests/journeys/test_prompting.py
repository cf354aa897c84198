"""A prompt's journey: what ends up on disk, in the tree and in the answer."""

import asyncio

import pytest

from sidecar.editors.base import Done
from sidecar.errors import Conflict, UpstreamFailed
from sidecar.journeys.asked import Prompt
from sidecar.journeys.journey import Journey
from tests.journeys.conftest import COMPONENT, SHEET, World


async def test_a_prompt_becomes_a_version(world: World) -> None:
    """The file is written, versions 1 and 2 exist, the head is on 2, the answer says so with diff and receipt."""
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    assert "padding: 8px" in world.read()
    assert (answer["versionId"], answer["currentVersion"], answer["rolledBack"]) == (2, 2, False)
    assert answer["receipt"]["verdict"] == "confirmed"
    assert answer["diff"][0]["path"] == SHEET
    assert (answer["canUndo"], answer["canRedo"]) == (True, False)
    session = await world.sessions.get(answer["sessionId"])
    original, version = reversed(await world.sessions.versions(session))
    assert (original.origin, version.origin, version.state, version.parent_id) == ("original", "prompt", "applied", 1)
    assert (await world.sessions.turns(session))[0].user_prompt == "more padding"


async def test_a_hand_edit_between_prompts_is_a_version(world: World) -> None:
    """A change by hand since the head is committed as `external` before the next prompt, which builds on it."""
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    world.write(world.read().replace("red", "blue"))
    world.editor.replaces("8px", "9px")
    answer = await world.prompt("still more", first["sessionId"])
    assert "blue" in world.read()
    assert "9px" in world.read()
    session = await world.sessions.get(answer["sessionId"])
    origins = [version.origin for version in reversed(await world.sessions.versions(session))]
    assert origins == ["original", "prompt", "external", "prompt"]


async def test_a_failing_editor_leaves_a_turn(world: World) -> None:
    """The model's failure reaches the caller; the prompt is kept as a failed turn, the files are untouched."""
    before = world.read()

    def fail(_: object) -> Done:
        raise UpstreamFailed("Claude refused the key: check ANTHROPIC_API_KEY.", "model_unauthorized")

    world.editor.answer = fail
    with pytest.raises(UpstreamFailed):
        await world.prompt("something")
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    turn = (await world.sessions.turns(session))[0]
    assert (turn.success, turn.user_prompt) == (False, "something")
    assert world.read() == before


async def test_cancel_leaves_only_the_prompt(world: World) -> None:
    """A cancel while the editor thinks writes nothing and keeps the prompt."""
    before = world.read()
    waiting = asyncio.Event()

    async def wait() -> None:
        waiting.set()
        await asyncio.Event().wait()

    world.editor.before = wait
    prompt = Prompt("something long", world.resolved, None, None, "instant")
    journey = world.journeys.begin(
        Journey("r-1", "iterate", COMPONENT, prompt.text), lambda started: world.prompting.run(started, prompt)
    )
    await waiting.wait()
    world.journeys.cancel("r-1")
    with pytest.raises(Conflict) as caught:
        await world.journeys.outcome(journey)
    assert caught.value.code == "cancelled"
    assert world.read() == before
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    turns = await world.sessions.turns(session)
    assert [(turn.user_prompt, turn.success) for turn in turns] == [("something long", False)]


async def test_plan_mode_writes_nothing(world: World) -> None:
    """A plan is a turn without a version."""
    before = world.read()
    world.editor.answer = lambda _: Done({}, "I would use a token.", "scripted")
    answer = await world.prompt("what about the colour?", mode="plan")
    assert (answer["message"], answer["summary"], answer["diff"]) == ("Answered", "I would use a token.", [])
    assert world.read() == before


async def test_two_prompts_at_once_are_serialised(world: World) -> None:
    """Both changes are in the file, as two versions in a row."""
    world.editor.answer = lambda request: Done(
        {SHEET: request.files[SHEET] + f"/* {request.prompt} */\n"}, "done", "scripted"
    )
    one, two = await asyncio.gather(world.prompt("one"), world.prompt("two"))
    assert "/* one */" in world.read()
    assert "/* two */" in world.read()
    assert {one["versionId"], two["versionId"]} == {2, 3}


async def test_the_model_hears_of_a_change_that_was_rolled_back(world: World) -> None:
    """The next request carries the failed attempt, so that "fix that error" means something."""
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    world.editor.name_of_answers = "quick"  # which is not asked for a correction
    first = await world.prompt("more padding")
    await world.prompt("fix that error", first["sessionId"])
    history = world.editor.requests[1].history
    assert [(turn.user_prompt, turn.success, turn.error) for turn in history] == [
        ("more padding", False, "lable is not defined")
    ]


async def test_an_expired_session_is_told(world: World) -> None:
    """An unknown id gives a new session, and the answer says so."""
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding", "5f0c2a56-4f0e-4a8e-9a37-0d1f4a1c1a11")
    assert answer["resumed"] is False
    world.editor.replaces("8px", "9px")
    assert (await world.prompt("more", answer["sessionId"]))["resumed"] is True
