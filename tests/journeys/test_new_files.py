"""Prompts that ask for a file of its own."""

import pytest

from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Refused
from tests.journeys.conftest import COMPONENT, SHEET, World

ICON = "src/Icon.tsx"
ASKED = "extract the icon into its own file"
CONTENT = "export const Icon = () => <svg />;\n"


def extracts(world: World, path: str = ICON) -> None:
    """From now on the editor makes a file and changes the sheet."""
    world.editor.answer = lambda request: Done(
        {path: CONTENT, SHEET: request.files[SHEET].replace("4px", "8px")}, "extracted", "scripted"
    )


async def test_a_file_that_was_asked_for_is_made_and_undone(world: World) -> None:
    """It is part of the version: Undo takes it away, Redo brings it back."""
    extracts(world)
    answer = await world.prompt(ASKED)
    assert world.editor.requests[0].may_create
    assert world.read(ICON) == CONTENT
    assert [(each["path"], each["added"]) for each in answer["diff"] if each["path"] == ICON] == [(ICON, 1)]
    await world.undo(answer["sessionId"])
    assert not (world.root / ICON).exists()
    assert "4px" in world.read()
    await world.redo(answer["sessionId"])
    assert world.read(ICON) == CONTENT


async def test_a_made_file_belongs_to_the_component_from_then_on(world: World) -> None:
    """The next prompt may change it without asking for a file."""
    extracts(world)
    answer = await world.prompt(ASKED)
    world.editor.replaces("<svg />", "<svg width={8} />", ICON)
    await world.prompt("a smaller icon", answer["sessionId"])
    assert not world.editor.requests[1].may_create
    assert "width={8}" in world.read(ICON)


async def test_a_rollback_takes_the_new_file_away(world: World) -> None:
    """Nothing of a change that broke the page stays."""
    extracts(world)
    world.receipts.script("failed")
    answer = await world.prompt(ASKED)
    assert answer["rolledBack"]
    assert not (world.root / ICON).exists()


@pytest.mark.parametrize(
    ("prompt", "path"),
    [
        ("make the icon bigger", ICON),
        (ASKED, "src/parts/Icon.tsx"),
        (ASKED, "Icon.tsx"),
        (ASKED, "src/Icon.test.tsx"),
        (ASKED, "src/.env"),
        (ASKED, "src/vite.config.ts"),
    ],
)
async def test_no_other_file_is_made(world: World, prompt: str, path: str) -> None:
    """Not without being asked, not elsewhere, and nothing that the policy protects."""
    (world.root / "src/parts").mkdir()
    before = sorted(world.root.rglob("*"))
    extracts(world, path)
    with pytest.raises(Refused):
        await world.prompt(prompt)
    assert sorted(world.root.rglob("*")) == before
    assert "4px" in world.read()


async def test_a_file_that_is_there_already_is_not_overwritten(world: World) -> None:
    """Somebody else's file of that name stays as it is."""
    world.write("mine\n", ICON)
    extracts(world)
    with pytest.raises(CannotDo) as caught:
        await world.prompt(ASKED)
    assert (caught.value.code, caught.value.details["path"]) == ("file_exists", ICON)
    assert world.read(ICON) == "mine\n"
    assert "4px" in world.read()


async def test_planning_makes_no_file(world: World) -> None:
    """However it is asked for."""
    await world.prompt(ASKED, mode="plan")
    assert not world.editor.requests[0].may_create
    assert world.read(COMPONENT)
