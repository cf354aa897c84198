"""What the engine is told of a session, and that nothing it does can hurt."""

import logging

import pytest

from sidecar.context.situation import Situation
from sidecar.context.understanding import EditContext, Engine
from sidecar.journeys.asked import Prompt
from sidecar.journeys.comprehension import Comprehension
from sidecar.models import Element
from sidecar.workspace.contents import read_all
from tests.journeys.conftest import World


class Broken(Engine):
    """An engine with a defect."""

    def understand(self, prompt: str, situation: Situation) -> EditContext:
        """Raise."""
        raise LookupError(prompt)


class Watched(Engine):
    """An engine that remembers what it was asked."""

    asked: Situation | None = None

    def understand(self, prompt: str, situation: Situation) -> EditContext:
        """As ever."""
        self.asked = self.asked or situation
        return super().understand(prompt, situation)


def prompt(world: World, text: str, element: Element | None = None) -> Prompt:
    """A prompt about the world's component."""
    return Prompt(text, world.resolved, None, element, "instant")


async def test_the_situation_of_a_session(world: World) -> None:
    """Turns with what they were about, versions, the head, where Redo leads, the picked element."""
    world.editor.replaces("4px", "8px")
    session_id = (await world.say("more padding"))["sessionId"]
    await world.undo(session_id)
    session = await world.sessions.get(session_id)
    engine = Watched()
    files = read_all(world.policy, world.resolved.files)
    element = Element(tag="button", classes=["button"])
    found = await Comprehension(world.sessions, world.components, engine).understood(
        prompt(world, "make it bigger", element), session, files
    )
    assert found is not None
    told = engine.asked
    assert told is not None
    assert (told.current_version_id, told.redo_version_id) == (1, 2)
    assert [(each.version_id, each.prompt) for each in told.versions] == [(1, "Original"), (2, "more padding")]
    assert told.picked is not None
    await world.redo(session_id)
    again = Watched()
    await Comprehension(world.sessions, world.components, again).understood(
        prompt(world, "x"), await world.sessions.get(session_id), files
    )
    assert again.asked is not None
    assert [(turn.prompt, turn.edit_type, turn.target) for turn in again.asked.turns] == [
        ("more padding", "spacing", None)
    ]


async def test_a_defect_of_the_engine_costs_nobody_a_prompt(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged, and the prompt isn't understood."""
    with caplog.at_level(logging.ERROR):
        found = await Comprehension(world.sessions, world.components, Broken()).understood(
            prompt(world, "make it bigger"), None, read_all(world.policy, world.resolved.files)
        )
    assert found is None
    assert "the context engine failed" in caplog.text


@pytest.mark.parametrize(("text", "quick"), [("padding 8px", True), ("sort the rows", False)])
async def test_whether_quick_would_take_it(world: World, text: str, quick: bool) -> None:
    """The quick editor is asked, and writes nothing."""
    before = world.read()
    files = read_all(world.policy, world.resolved.files)
    assert Comprehension(world.sessions, world.components, Engine()).is_quick(prompt(world, text), files) is quick
    assert world.read() == before


async def test_warming_up_loads_everything(world: World) -> None:
    """It ends, and what it loads can be used at once."""
    comprehension = Comprehension(world.sessions, world.components, Engine())
    comprehension.warm_up()
    files = read_all(world.policy, world.resolved.files)
    assert await comprehension.understood(prompt(world, "red"), None, files) is not None
