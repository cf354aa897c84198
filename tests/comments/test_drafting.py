import uuid
from collections.abc import Callable

import pytest

from sidecar.comments.drafting import Draft, Drafting
from sidecar.comments.models import Comment
from sidecar.editors.base import Done, EditRequest
from sidecar.errors import CannotDo, SidestoryError, UpstreamFailed
from sidecar.journeys.editing import Editing
from tests.comments.test_models import made
from tests.journeys.conftest import COMPONENT, SHEET, World, world

__all__ = ["world"]


class Model:
    """An editor of both kinds: quick for `quick …`, and a model for the rest where one may be asked."""

    def __init__(self, world: World, answer: Callable[[EditRequest], Done] | None) -> None:
        self.asked: list[str] = []
        world.editor.answer = self.edit
        self._answer = answer

    def edit(self, request: EditRequest) -> Done:
        """Quick edits add a declaration for each wish."""
        if request.prompt.startswith("quick"):
            return Done({SHEET: request.files[SHEET].replace("}", f"  {request.prompt[6:]};\n}}", 1)}, "Done.", "quick")
        if self._answer is None:
            raise CannotDo("That is no quick edit.", "not_a_quick_edit")
        if request.no_model is not None:
            raise request.no_model
        self.asked.append(request.prompt)
        return self._answer(request)


def drafting(world: World) -> Drafting:
    """As the app wires it."""
    editing = Editing(
        sessions=world.sessions,
        components=world.components,
        policy=world.policy,
        editor=world.editor,
        spending=world.spending,
    )
    return Drafting(
        components=world.components, policy=world.policy, editor=world.editor, editing=editing, spending=world.spending
    )


async def drafted(world: World, *comments: Comment) -> Draft:
    """A draft for these."""
    return await drafting(world).draft(COMPONENT, comments, lambda _: None)


async def test_quick_edits_build_on_each_other(world: World) -> None:
    """One after the other, all in one draft, without a model; nothing is written."""
    model = Model(world, None)
    before = world.read()
    draft = await drafted(world, made("quick top: 1px"), made("quick left: 2px"))
    text = draft.after[SHEET].decode()
    assert "top: 1px" in text
    assert "left: 2px" in text
    assert (draft.editor, draft.declined, model.asked) == ("quick", {}, [])
    assert world.read() == before


async def test_without_a_model_the_rest_is_declined(world: World) -> None:
    """With what the editor said."""
    Model(world, None)
    odd = made("like autumn")
    draft = await drafted(world, made("quick top: 1px"), odd)
    assert draft.declined == {odd.id: "That is no quick edit."}
    assert draft.after


async def test_a_model_gets_all_comments_at_once(world: World) -> None:
    """One prompt, also with those that a quick edit would understand: they belong together."""
    model = Model(
        world, lambda request: Done({SHEET: request.files[SHEET].replace("4px", "8px")}, "DECLINED 2: no", "claude")
    )
    one, two = made("quick top: 1px"), made("like autumn")
    draft = await drafted(world, one, two)
    assert len(model.asked) == 1
    assert "quick top: 1px" in model.asked[0]
    assert draft.declined == {two.id: "no"}
    assert draft.message == ""
    assert b"8px" in draft.after[SHEET]


async def test_an_edit_that_would_break_a_file_is_declined(world: World) -> None:
    """Nobody reviews what can't be parsed."""
    Model(world, lambda _: Done({COMPONENT: "export const = ;"}, "done", "claude"))
    comment = made("like autumn")
    draft = await drafted(world, comment)
    assert not draft.after
    assert "would break" in draft.declined[comment.id]


async def test_a_model_that_fails_is_an_error(world: World) -> None:
    """The comments wait on; that is for the worker."""

    def fail(_: EditRequest) -> Done:
        raise UpstreamFailed("The model is away.", "model_unavailable")

    Model(world, fail)
    with pytest.raises(UpstreamFailed):
        await drafted(world, made("like autumn"))


async def test_files_are_reworked_by_a_wish_in_words(world: World) -> None:
    """On top of what is proposed, not of what is on disk."""
    Model(world, None)
    draft = await drafting(world).reworked(
        COMPONENT, {SHEET: b".button {\n  color: blue;\n}\n"}, "quick top: 1px", lambda _: None
    )
    assert draft.after[SHEET] == b".button {\n  color: blue;\n  top: 1px;\n}\n"


async def test_what_a_person_wrote_is_checked(world: World) -> None:
    """Syntax, and that the file is one of the component's."""
    each = drafting(world)
    _, after = await each.checked(COMPONENT, {SHEET: ".button {\n}\n"})
    assert after == {SHEET: b".button {\n}\n"}
    for files in ({SHEET: ".button {{"}, {f"{uuid.uuid4()}.css": "a {}"}, {SHEET: world.read()}):
        with pytest.raises(SidestoryError):
            await each.checked(COMPONENT, files)
