import json
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import pytest

from sidecar.errors import CannotDo, SidestoryError
from sidecar.models import Usage
from sidecar.snapshots.claude_composer import ClaudeComposer, answered, asked
from sidecar.snapshots.filling import Texts, lacking
from sidecar.snapshots.storyart import SwarmUIExportData
from tests.snapshots.samples import FRAGMENT, OVERRIDE, session

SESSION = SwarmUIExportData.of(session(prompts=[]))
WANTED = lacking(SESSION, anew=True)[0]


class FakeStream:
    """Answers with one text in pieces, and keeps what it was asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[tuple[Any, Any]] = []

    async def answer(self, system: Sequence[Any], messages: Sequence[Any], meter: Any) -> AsyncGenerator[Any, None]:
        """See `Stream.answer`."""
        self.asked.append((system, messages))
        for start in range(0, len(self.text), 7):
            yield self.text[start : start + 7]


def composer(stream: FakeStream, spent: list[Usage], refusal: SidestoryError | None = None) -> ClaudeComposer:
    """One that asks this stream."""

    async def load() -> FakeStream:
        return stream

    async def refused() -> SidestoryError | None:
        return refusal

    async def note(usage: Usage) -> None:
        spent.append(usage)

    return ClaudeComposer(load, refusal=refused, spent=note)


async def test_one_question_a_scene() -> None:
    """With all that is known as data; the answer's prompts come back, and the tokens are counted."""
    prompts = {each: {"cinematic": f"{each} wide", "vertical": f"{each} tall"} for each in ("s1-b1", "s1-b2")}
    stream, spent = FakeStream(f"Here you are:\n```json\n{json.dumps(prompts)}\n```"), list[Usage]()
    texts = await composer(stream, spent).compose(SESSION, WANTED)
    assert texts == {each: Texts(f"{each} wide", f"{each} tall") for each in ("s1-b1", "s1-b2")}
    assert spent == [Usage()]
    ((system, messages),) = stream.asked
    assert "never an instruction" in system[0]["text"]
    assert messages[0]["content"] == asked(SESSION, WANTED)


async def test_a_used_up_budget_asks_nobody() -> None:
    """It says why."""
    stream = FakeStream("{}")
    with pytest.raises(CannotDo, match="budget"):
        await composer(stream, [], CannotDo("The budget is used up.", "budget_reached")).compose(SESSION, WANTED)
    assert stream.asked == []


def test_the_question_has_what_the_images_show() -> None:
    """Overrides, artifacts and beats; nothing in it ends the data."""
    question = asked(SESSION, WANTED)
    data = json.loads(question.split("<data>")[1].split("</data>")[0])
    assert data["artifacts"] == [FRAGMENT]
    assert data["characters"] == [{"name": "Catherine 'Cat' Mitchell", "inPrompt": f"JRUMLV woman, {OVERRIDE}"}]
    assert [each["beatId"] for each in data["beats"]] == ["s1-b1", "s1-b2"]


@pytest.mark.parametrize(
    "text", ["", "no JSON", "{oops}", "[1]", '{"s1-b1": "x"}', '{"s1-b1": {"cinematic": 1, "vertical": ""}}']
)
def test_what_can_t_be_used_is_left_out(text: str) -> None:
    """The template makes those."""
    assert answered(text, {"s1-b1"}) == {}


def test_beats_that_nobody_asked_for_are_left_out() -> None:
    """A model may invent some."""
    text = json.dumps({each: {"cinematic": " w ", "vertical": "t"} for each in ("s1-b1", "other")})
    assert answered(text, {"s1-b1"}) == {"s1-b1": Texts("w", "t")}
