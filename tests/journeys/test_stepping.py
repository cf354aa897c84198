"""Several undos one after the other: how far they came is said, and what is left can be gone on with."""

import pytest

from sidecar.errors import Conflict, StoreUnavailable
from sidecar.journeys.rewind import Rewinding
from tests.journeys.conftest import World

STOPPED = "You changed Button.css by hand since, in the same place. Keep your edit, or take version 2 all the same?"


async def edited_between(world: World) -> str:
    """A blue button, 8px by Sidestory, 20px by hand, then a margin: two steps back meet the hand edit at the second."""
    world.editor.replaces("red", "blue")
    session_id: str = (await world.say("color blue"))["sessionId"]
    world.editor.replaces("4px", "8px")
    await world.say("more padding", session_id)
    world.write(world.read().replace("8px", "20px"))
    world.editor.replaces("margin: 0", "margin: 3px")
    await world.say("more margin", session_id)
    return session_id


async def test_how_far_it_came_is_said(world: World) -> None:
    """In words and in numbers, with the choices; what was done stays done."""
    session_id = await edited_between(world)
    with pytest.raises(Conflict) as refused:
        await world.say("undo twice", session_id)
    assert refused.value.message == f"1 of the 2 steps is undone. {STOPPED}"
    told = refused.value.details
    assert (told["undone"], told["steps"], told["choices"]) == (1, 2, ["mine", "theirs"])
    assert "margin: 0" in world.read()
    assert "padding: 20px" in world.read()


@pytest.mark.parametrize(("choice", "padding"), [("theirs", "4px"), ("mine", "20px")])
async def test_what_is_left_is_gone_on_with(world: World, choice: str, padding: str) -> None:
    """And no more than that, although there is more to undo."""
    session_id = await edited_between(world)
    with pytest.raises(Conflict):
        await world.say("undo twice", session_id)
    answer = await world.say("undo twice", session_id, choice=choice, undone=1)
    assert answer["canUndo"]
    assert f"padding: {padding}" in world.read()
    assert "color: blue" in world.read()


async def test_a_hand_edit_before_the_first_step(world: World) -> None:
    """None was made: with the choice they all are, at once where nothing else is on the way."""
    world.editor.replaces("4px", "8px")
    session_id = (await world.say("more padding"))["sessionId"]
    world.editor.replaces("8px", "9px")
    await world.say("even more padding", session_id)
    world.write(world.read().replace("9px", "20px"))
    with pytest.raises(Conflict) as refused:
        await world.say("undo twice", session_id)
    assert refused.value.message.startswith("None of the 2 steps is undone. You changed Button.css by hand")
    await world.say("undo twice", session_id, choice="theirs", undone=0)
    assert "padding: 4px" in world.read()


async def test_more_steps_than_there_are(world: World) -> None:
    """All are made, and how many there were is said."""
    session_id = await edited_between(world)
    answer = await world.say("undo 5 times", session_id, choice="theirs")
    assert answer["message"] == "3 of the 5 steps are undone. Version 1 is back."
    assert (answer["kind"], answer["canUndo"]) == ("undo", False)
    assert "color: red" in world.read()


async def test_a_step_that_breaks_the_page(world: World) -> None:
    """It is rolled back, and the steps before it are counted."""
    session_id = await edited_between(world)
    world.receipts.script("confirmed", "failed")
    answer = await world.say("undo twice", session_id, choice="theirs")
    assert answer["rolledBack"]
    assert answer["message"].startswith("1 of the 2 steps is undone. Version 2 broke the page")


async def test_nothing_counts_as_done_that_would_leave_no_step(world: World) -> None:
    """A number that can't be is one less than was asked for: at least one step is made."""
    session_id = await edited_between(world)
    await world.say("undo twice", session_id, undone=9)
    assert "margin: 0" in world.read()


async def test_another_failure_tells_it_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who tries again then makes the steps that are left, and no more."""
    session_id = await edited_between(world)
    undo, made = Rewinding.undo, list[object]()

    async def failing(*arguments: object) -> object:
        if made:
            raise StoreUnavailable("The store is away.", "store_unavailable")
        made.append(arguments)
        return await undo(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Rewinding, "undo", failing)
    with pytest.raises(StoreUnavailable) as failed:
        await world.say("undo twice", session_id, choice="theirs")
    assert (failed.value.details["undone"], failed.value.details["steps"]) == (1, 2)
