import pytest

from sidecar.editors.base import Done, EditRequest
from sidecar.errors import CannotDo
from tests.fakes.scripted_editor import ScriptedEditor

REQUEST = EditRequest("bigger", "src/a.tsx", {"src/a.tsx": "x x", "src/a.css": "y"})


async def last(editor: ScriptedEditor, request: EditRequest = REQUEST) -> Done:
    """How an edit ends."""
    *_, end = [event async for event in editor.edit(request)]
    assert isinstance(end, Done)
    return end


async def test_the_first_place_is_replaced() -> None:
    """In the first file that has it."""
    assert (await last(ScriptedEditor({"bigger": ("x", "z")}))).files == {"src/a.tsx": "z x"}


async def test_what_the_script_does_not_have_is_refused() -> None:
    """With a code of its own."""
    with pytest.raises(CannotDo) as refusal:
        await last(ScriptedEditor({}))
    assert refusal.value.code == "not_in_script"
