"""Where prompts go: commands at once, questions to a model that only talks, edits on their journey."""

from typing import Any

import pytest

from sidecar.editors.base import Done, EditRequest
from sidecar.errors import CannotDo
from sidecar.journeys.comprehension import Comprehension
from sidecar.journeys.conversing import Conversing
from sidecar.models import Usage
from tests.journeys.conftest import COMPONENT, SHEET, World
from tests.journeys.test_comprehension import Broken

TWO = (
    "import './Button.css';\nexport const Button = () => (\n  <div className=\"box\">\n"
    '    <a className="no">No</a>\n    <a className="yes">Yes</a>\n  </div>\n);\n'
)


async def changed_twice(world: World) -> str:
    """A session with two changes: 4px, 8px, 9px."""
    world.editor.replaces("4px", "8px")
    session_id: str = (await world.say("more padding"))["sessionId"]
    world.editor.replaces("8px", "9px")
    await world.say("even more padding", session_id)
    return session_id


@pytest.mark.parametrize(
    ("prompt", "kind", "version", "padding"),
    [
        ("undo", "undo", 2, "8px"),
        ("mach das rückgängig", "undo", 2, "8px"),
        ("undo twice", "undo", 1, "4px"),
        ("go back to version 1", "restore", 1, "4px"),
        ("back to the original", "restore", 1, "4px"),
    ],
)
async def test_history_commands_act_at_once(world: World, prompt: str, kind: str, version: int, padding: str) -> None:
    """They do what the buttons do, no editor is asked, and no turn is made."""
    session_id = await changed_twice(world)
    asked = len(world.editor.requests)
    answer = await world.say(prompt, session_id)
    assert (answer["kind"], answer["versionId"], answer["currentVersion"]) == (kind, version, version)
    assert f"padding: {padding}" in world.read()
    assert len(world.editor.requests) == asked
    assert (await world.sessions.get(session_id)).turn_count == 2


async def test_redo(world: World) -> None:
    """What was undone comes back, also by its description."""
    session_id = await changed_twice(world)
    await world.say("undo", session_id)
    answer = await world.say("redo", session_id)
    assert (answer["kind"], answer["versionId"]) == ("redo", 3)
    with pytest.raises(CannotDo) as refused:
        await world.say("redo", session_id)
    assert refused.value.code == "nothing_to_redo"


async def test_undo_before_there_is_anything(world: World) -> None:
    """It says so, and writes nothing."""
    for prompt in ("undo", "undo twice", "back to the original"):
        with pytest.raises(CannotDo) as refused:
            await world.say(prompt)
        assert refused.value.code == "nothing_to_undo"


async def test_several_steps_back_keep_a_hand_edit(world: World) -> None:
    """With an edit of a person's on the way each step is one of its own, as with the button."""
    world.editor.replaces("4px", "8px")
    session_id = (await world.say("more padding"))["sessionId"]
    world.write(world.read().replace("margin: 0", "margin: 3px"))
    world.editor.replaces("8px", "9px")
    await world.say("still more padding", session_id)
    await world.say("undo twice", session_id)
    assert "padding: 4px" in world.read()
    assert "margin: 3px" in world.read()


async def test_more_steps_back_than_there_are(world: World) -> None:
    """All of them are made, and it is said how many those were."""
    session_id = await changed_twice(world)
    answer = await world.say("undo 5 steps", session_id)
    assert answer["message"].startswith("2 of the 5 steps are undone. ")
    assert answer["currentVersion"] == 1


async def test_what_fails_behind_an_undo(world: World) -> None:
    """It says that the undo was made, so that nobody wonders why a file has changed."""
    session_id = await changed_twice(world)

    def refuse(_: EditRequest) -> Done:
        raise CannotDo("I didn't understand “box”.", "not_a_quick_edit")

    world.editor.answer = refuse
    with pytest.raises(CannotDo) as said:
        await world.say("undo that, and make the box red", session_id)
    assert said.value.message == "Version 2 is back. I didn't understand “box”."
    assert said.value.details["rewound"] == 2
    assert "padding: 8px" in world.read()


async def test_what_stands_behind_an_undo_and_is_not_understood(world: World) -> None:
    """It is said that nothing else was done."""
    session_id = await changed_twice(world)
    answer = await world.say("undo that, and make it nicer", session_id)
    assert answer["message"] == "Version 2 is back. I didn't understand the rest of it, so nothing else was changed."
    assert (await world.say("undo", session_id))["message"] == "Version 1 is back."


async def test_which_version_must_be_clear(world: World) -> None:
    """A version that nobody can find is asked back."""
    session_id = await changed_twice(world)
    with pytest.raises(CannotDo) as refused:
        await world.say("go back to the version with the elephant", session_id)
    assert refused.value.code == "which_version"


async def test_what_was_changed_is_told(world: World) -> None:
    """Without an editor, as a turn of the conversation."""
    session_id = await changed_twice(world)
    asked = len(world.editor.requests)
    answer = await world.say("what did we change?", session_id)
    assert (answer["kind"], answer["editor"], answer["message"]) == ("history", "sidestory", "Answered")
    assert "version 2: “more padding”" in answer["summary"]
    assert len(world.editor.requests) == asked
    assert (await world.sessions.get(session_id)).turn_count == 3


async def test_questions_only_talk(world: World) -> None:
    """They go to the editor in plan mode."""
    answer = await world.say("why is the padding 4px?")
    assert (answer["kind"], answer["message"]) == ("question", "Answered")
    assert world.editor.requests[-1].mode == "plan"


async def test_a_command_behind_an_edit_is_the_model_s(world: World) -> None:
    """Nothing is undone; the editor gets the whole prompt, and the answer says that it wasn't understood."""
    session_id = await changed_twice(world)
    world.editor.replaces("red", "blue")
    answer = await world.say("make it blue, then undo that", session_id)
    assert world.editor.requests[-1].prompt == "make it blue, then undo that"
    assert (answer["understood"], answer["versionId"]) == (False, 4)


async def test_an_edit_and_a_question(world: World) -> None:
    """The edit is made, then the question is answered about what is there by then."""

    def answers(request: EditRequest) -> Done:
        if request.mode == "plan":
            return Done({}, "Yes, it is.", "scripted")
        return Done({SHEET: request.files[SHEET].replace("red", "blue")}, "It is blue.", "scripted")

    world.editor.answer = answers
    answer = await world.say("Make it blue. Is the contrast okay?")
    first, second = world.editor.requests
    assert (first.prompt, first.mode) == ("Make it blue", "instant")
    assert (second.prompt, second.mode) == ("Is the contrast okay?", "plan")
    assert "color: blue" in second.files[SHEET]
    assert (answer["summary"], answer["versionId"]) == ("It is blue.\n\nYes, it is.", 2)
    assert "kind" not in answer


async def test_a_question_that_nobody_answers_costs_no_edit(world: World) -> None:
    """Without a model it is said, and the edit stays."""

    def answers(request: EditRequest) -> Done:
        if request.mode == "plan":
            raise CannotDo("Talking about a component needs a model.", "no_model")
        return Done({SHEET: request.files[SHEET].replace("red", "blue")}, "It is blue.", "scripted")

    world.editor.answer = answers
    answer = await world.say("Make it blue. Is the contrast okay?")
    assert answer["summary"].endswith(
        "“Is the contrast okay?” wasn't answered: Talking about a component needs a model."
    )
    assert "color: blue" in world.read()


async def test_an_edit_is_paid_once_whatever_becomes_of_the_question(world: World) -> None:
    """The session's tokens are those of both requests, also where the second one comes to nothing."""

    def answers(request: EditRequest) -> Done:
        if request.mode == "plan":
            raise CannotDo("The model is overloaded.", "model_overloaded")
        return Done({SHEET: request.files[SHEET].replace("red", "blue")}, "It is blue.", "scripted")

    world.editor.answer, world.editor.usage = answers, Usage(input_tokens=100)
    answer = await world.say("Make it blue. Is the contrast okay?")
    session = await world.sessions.get(answer["sessionId"])
    assert session.usage.input_tokens == 200


async def test_undo_then_edit(world: World) -> None:
    """First the undo, then the rest of the prompt on what is there by then."""
    session_id = await changed_twice(world)
    world.editor.replaces("red", "blue")
    answer = await world.say("undo that, and make it blue instead", session_id)
    assert world.editor.requests[-1].prompt == "make it blue instead"
    assert "padding: 8px" in world.read()
    assert "color: blue" in world.read()
    assert answer["versionId"] == 4
    session = await world.sessions.get(session_id)
    assert (await world.sessions.version(session, 4)).parent_id == 2


async def test_what_is_ambiguous_is_asked(world: World) -> None:
    """Nothing is done before one was chosen; then the edit is about that one, and the turn says so."""
    world.write(TWO, COMPONENT)
    with pytest.raises(CannotDo) as refused:
        await world.say("make the link red")
    assert refused.value.code == "ambiguous"
    offered: list[dict[str, Any]] = refused.value.details["candidates"]
    assert [(each["id"], each["label"], each["line"]) for each in offered] == [
        ("no", "“No” link", 4),
        ("yes", "“Yes” link", 5),
    ]
    assert world.editor.requests == []
    world.editor.replaces("red", "blue")
    answer = await world.say("make the link red", target="yes")
    assert world.editor.requests[-1].steps[0].line == 5
    session = await world.sessions.get(answer["sessionId"])
    turn = (await world.sessions.turns(session))[-1]
    assert (turn.edit_type, turn.target) == ("color", "yes")


async def test_it_is_what_was_changed_last(world: World) -> None:
    """The conversation goes on about its element; the editor is told."""
    world.write(TWO, COMPONENT)
    world.editor.replaces("red", "blue")
    session_id = (await world.say("make the yes link red"))["sessionId"]
    world.editor.replaces("blue", "green")
    await world.say("make it bolder", session_id)
    assert world.editor.requests[-1].references == ('“make it bolder” is about <a className="yes"> in line 5.',)


async def test_a_defect_of_the_engine_is_told(world: World) -> None:
    """The prompt goes on as it is, and the page is told so."""
    comprehension = Comprehension(world.sessions, world.components, Broken())
    conversing = Conversing(
        sessions=world.sessions,
        policy=world.policy,
        comprehension=comprehension,
        prompting=world.prompting,
        rewinding=world.rewinding,
    )
    world.conversing = conversing
    world.editor.replaces("4px", "8px")
    journey = world.journey()
    answer = await world.say("undo", journey=journey)
    assert answer["understood"] is False
    assert world.editor.requests[-1].prompt == "undo"
    journey.end("done", {})
    details = [event.data.get("detail", "") async for event in journey.follow() if event.name == "status"]
    assert any(detail.startswith("Sent as it is") for detail in details)


async def test_plans_are_not_commands(world: World) -> None:
    """In plan mode even “undo” is only talked about."""
    session_id = await changed_twice(world)
    before = world.read()
    answer = await world.say("undo", session_id, mode="plan")
    assert answer["message"] == "Answered"
    assert world.read(SHEET) == before


@pytest.mark.parametrize("prompt", ["how would you give it more room?", "padding 8px", "undo"])
async def test_a_plan_is_carried_out(world: World, prompt: str) -> None:
    """Whatever the prompt would be by itself, a question, a quick edit or a command: the editor gets the agreed plan."""
    world.editor.answer = lambda _: Done({}, "I would double the padding.", "scripted")
    session_id = (await world.say(prompt, mode="plan"))["sessionId"]
    world.editor.replaces("4px", "8px")
    answer = await world.say(prompt, session_id, mode="apply")
    request = world.editor.requests[-1]
    assert (request.mode, request.plan, request.prompt) == ("instant", "I would double the padding.", prompt)
    assert [turn.ai_response for turn in request.history] == ["I would double the padding."]
    assert "padding: 8px" in world.read()
    assert answer["receipt"]["verdict"] == "confirmed"
    assert "kind" not in answer


async def test_only_a_plan_of_this_conversation_is_carried_out(world: World) -> None:
    """Not one of a way that was left, nor a change; nobody is asked, and nothing is written."""
    world.editor.replaces("4px", "8px")
    session_id = (await world.say("more padding"))["sessionId"]
    world.editor.answer = lambda _: Done({}, "I would make it blue.", "scripted")
    await world.say("how would you colour it?", session_id, mode="plan")
    await world.undo(session_id)
    asked, before = len(world.editor.requests), world.read()
    for prompt in ("how would you colour it?", "more padding", "never said"):
        with pytest.raises(CannotDo) as refused:
            await world.say(prompt, session_id, mode="apply")
        assert refused.value.code == "no_plan"
    assert (len(world.editor.requests), world.read()) == (asked, before)
