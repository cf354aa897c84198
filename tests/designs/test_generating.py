"""Generated files: asked for in words of ours, within the files that the wish names."""

import uuid

import pytest

from sidecar.comments.proposals import Proposals
from sidecar.designs.generating import Generating, Wish
from sidecar.designs.recipes import Kind
from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Refused
from sidecar.hub import Hub
from sidecar.journeys.editing import Editing
from sidecar.stores.shared import Shared
from tests.clock import Clock
from tests.journeys.conftest import COMPONENT, SHEET, STORIES, World, world

__all__ = ["world"]

KINDS: list[Kind] = ["stories", "test", "variant", "documentation", "component"]


@pytest.fixture
def generating(world: World) -> Generating:
    """The service over a scripted editor."""
    return Generating(
        components=world.components,
        policy=world.policy,
        editing=Editing(
            sessions=world.sessions,
            components=world.components,
            policy=world.policy,
            editor=world.editor,
            spending=world.spending,
        ),
        prompting=world.prompting,
        proposals=Proposals(Shared(world.store), Hub(), clock=Clock(), new_id=uuid.uuid4),
        clock=Clock(),
        new_id=uuid.uuid4,
        has_model=True,
    )


@pytest.mark.parametrize("kind", KINDS)
async def test_what_an_editor_is_asked(world: World, generating: Generating, kind: Kind) -> None:
    """The files by name, what is wished, and that files may be made."""
    session = (await world.sessions.open(COMPONENT)).session
    target = STORIES if kind == "stories" else "src/Ghost.tsx" if kind in {"variant", "component"} else None
    with pytest.raises(CannotDo, match="change nothing"):
        await generating.propose(world.journey(), session, Wish(kind, "barely there", "Ghost"))
    (request,) = world.editor.requests
    assert request.may_create
    assert request.prompt.endswith("barely there")
    assert request.prompt.startswith("Extend" if kind == "stories" else "Create")
    assert target is None or target in request.prompt
    assert set(request.files) >= {COMPONENT, SHEET}


async def test_a_proposal_is_kept(world: World, generating: Generating) -> None:
    """With what was asked, in its session, and with the new file as one that isn't there yet."""
    session = (await world.sessions.open(COMPONENT)).session
    world.editor.answer = lambda _: Done({"src/Button.mdx": "# Button\n"}, "Documented.", "scripted")
    proposal = await generating.propose(world.journey(), session, Wish("documentation"))
    assert (proposal.status, proposal.session_id, proposal.message) == (
        "awaiting_approval",
        session.session_id,
        "Documented.",
    )
    assert proposal.beside == ("src/Button.mdx",)
    assert proposal.request is not None
    assert "src/Button.mdx" in proposal.request
    assert not (world.root / "src/Button.mdx").exists()


async def test_other_files_are_out_of_reach(world: World, generating: Generating) -> None:
    """Also the component's own: a wish for documentation is none for another colour."""
    session = (await world.sessions.open(COMPONENT)).session
    before = world.read()
    world.editor.answer = lambda request: Done({SHEET: request.files[SHEET] + "/* x */\n"}, "x", "scripted")
    for write in (generating.propose, generating.write):
        with pytest.raises(Refused):
            await write(world.journey(), session, Wish("documentation"))
    assert world.read() == before


async def test_a_new_component_replaces_none(world: World, generating: Generating) -> None:
    """Where one of its files is there, nobody is asked."""
    session = (await world.sessions.open(COMPONENT)).session
    with pytest.raises(CannotDo, match="already"):
        await generating.write(world.journey(), session, Wish("component", "a button", "Button"))
    assert world.editor.requests == []
