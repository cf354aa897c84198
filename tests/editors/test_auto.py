from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from sidecar.editors.auto import AutoEditor
from sidecar.editors.base import Done, EditEvent, EditRequest, Status, TextDelta
from sidecar.editors.quick.editor import QuickEditor
from sidecar.errors import CannotDo, SidestoryError

REQUEST = EditRequest("larger", "a.tsx", {"a.tsx": ""})
UNKNOWN = CannotDo("I don't know that.", "not_a_quick_edit", {"examples": ["30% larger"]})


class Scripted:
    """An editor that yields given events, then perhaps raises."""

    def __init__(self, name: str, events: Sequence[EditEvent], error: SidestoryError | None = None) -> None:
        self.name = name
        self.asked = 0
        self.closed = 0
        self._events = events
        self._error = error

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """Yield, raise, and count."""
        self.asked += 1
        try:
            for event in self._events:
                yield event
            if self._error is not None:
                raise self._error
        finally:
            self.closed += 1


QUICK_DONE = Done({"a.tsx": "q"}, "Larger.", "quick")
MODEL_DONE = Done({"a.tsx": "m"}, "Larger.", "claude")


async def events_of(editor: AutoEditor, request: EditRequest = REQUEST) -> list[EditEvent]:
    """All events of an edit."""
    return [event async for event in editor.edit(request)]


async def test_quick_edits_need_no_model() -> None:
    """What quick understands is quick's, and the model isn't asked."""
    model = Scripted("claude", [MODEL_DONE])
    assert await events_of(AutoEditor(Scripted("quick", [QUICK_DONE]), model)) == [QUICK_DONE]
    assert model.asked == 0


async def test_the_model_gets_what_quick_does_not_understand() -> None:
    """The model's events alone are passed on; what quick said before it gave up is not."""
    quick = Scripted("quick", [TextDelta("half")], UNKNOWN)
    model = Scripted("claude", [Status("thinking"), MODEL_DONE])
    assert await events_of(AutoEditor(quick, model)) == [Status("thinking"), MODEL_DONE]


async def test_a_final_refusal_is_not_handed_over() -> None:
    """`already_so` is an answer, not a lack of understanding."""
    model = Scripted("claude", [MODEL_DONE])
    quick = Scripted("quick", [], CannotDo("It is red already.", "already_so"))
    with pytest.raises(CannotDo, match="red already"):
        await events_of(AutoEditor(quick, model))
    assert model.asked == 0


async def test_without_a_model_the_refusal_comes_with_a_hint() -> None:
    """Quick's examples stay, and the sentence says that a model could do it."""
    with pytest.raises(CannotDo) as caught:
        await events_of(AutoEditor(Scripted("quick", [], UNKNOWN), None))
    assert caught.value.message == "I don't know that. A model could do more: set ANTHROPIC_API_KEY."
    assert caught.value.code == "not_a_quick_edit"
    assert caught.value.details["examples"] == ["30% larger"]
    assert "ANTHROPIC_API_KEY" in caught.value.details["hint"]


async def test_plan_mode_goes_to_the_model() -> None:
    """Quick can't talk."""
    quick, model = Scripted("quick", [QUICK_DONE]), Scripted("claude", [MODEL_DONE])
    assert await events_of(AutoEditor(quick, model), replace(REQUEST, mode="plan")) == [MODEL_DONE]
    assert quick.asked == 0


async def test_a_plan_is_carried_out_by_the_model() -> None:
    """Also where its prompt alone would be a quick edit: that knows nothing of what was agreed on."""
    files = {
        "a.tsx": "import './a.css';\nexport const A = () => <b className=\"a\" />;\n",
        "a.css": ".a {\n  padding: 4px;\n}\n",
    }
    request = EditRequest("padding 8px", "a.tsx", files)
    model = Scripted("claude", [MODEL_DONE])
    assert (await events_of(AutoEditor(QuickEditor(), model), request))[-1] != MODEL_DONE
    assert await events_of(AutoEditor(QuickEditor(), model), replace(request, plan="I would use 9px.")) == [MODEL_DONE]


async def test_plan_mode_without_a_model_says_so() -> None:
    """There is nobody to talk to."""
    with pytest.raises(CannotDo) as caught:
        await events_of(AutoEditor(Scripted("quick", [QUICK_DONE]), None), replace(REQUEST, mode="plan"))
    assert caught.value.code == "no_model"
    assert "hint" in caught.value.details


@pytest.mark.parametrize("mode", ["instant", "plan"])
async def test_a_model_that_may_not_be_asked_is_not_asked(mode: Any) -> None:
    """The request says why."""
    model = Scripted("claude", [MODEL_DONE])
    request = replace(REQUEST, mode=mode, no_model=CannotDo("The budget is used up.", "budget_reached"))
    with pytest.raises(CannotDo) as caught:
        await events_of(AutoEditor(Scripted("quick", [], UNKNOWN), model), request)
    assert caught.value.code == "budget_reached"
    assert model.asked == 0


async def test_quick_edits_need_no_budget() -> None:
    """They cost nothing."""
    request = replace(REQUEST, no_model=CannotDo("The budget is used up.", "budget_reached"))
    editor = AutoEditor(Scripted("quick", [QUICK_DONE]), Scripted("claude", [MODEL_DONE]))
    assert await events_of(editor, request) == [QUICK_DONE]


async def test_stopping_early_stops_the_model() -> None:
    """A reader that leaves closes the model's stream."""
    model = Scripted("claude", [Status("thinking"), MODEL_DONE])
    events = AutoEditor(Scripted("quick", [], UNKNOWN), model).edit(REQUEST)
    assert await anext(events) == Status("thinking")
    assert model.closed == 0
    await events.aclose()
    assert model.closed == 1
