"""Many programs at once in design sessions of their own, and one that goes on and on."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import BUTTON, Sidecar, project, sidecar, started
from tests.concurrency.test_prompts import BOX, component
from tests.rounds import rounds
from tests.workspace.helpers import lay

__all__ = ["project", "sidecar"]  # fixtures

EDITS = 50


async def edits(sidecar: Sidecar, path: str, count: int) -> dict[str, Any]:
    """A new session of a component with so many edits, one after the other; how it stands then."""
    made = await sidecar.post("/design-sessions", {"componentPath": path}, 201)
    at = f"/design-sessions/{made['session']['sessionId']}"
    for number in range(count):
        answer = await sidecar.post(f"{at}/edit", {"prompt": f"padding {number + 10}px"})
        assert (answer["versionId"], answer["rolledBack"]) == (number + 2, False)
    history = await sidecar.get(f"{at}/history", limit=200)
    assert [each["userPrompt"] for each in history["history"]] == [f"padding {n + 10}px" for n in range(count)]
    return await sidecar.get(at)


@pytest.mark.parametrize("many", rounds(10, soak=50))
async def test_many_sessions_with_many_edits(tmp_path: Path, many: int) -> None:
    """So many sessions at once, each of its own component, with as many edits each: no error, and no session has another's."""
    names = [f"Part{number}" for number in range(many)]
    root = lay(
        tmp_path / "around" / "project",
        {f"src/{name}.tsx": component(name, f"{name}.css") for name in names}
        | {f"src/{name}.css": BOX.format(name=name.lower()) for name in names}
        | {"package.json": "{}"},
    )
    async with started(tmp_path, client_rate=0) as sidecar:
        done = await asyncio.gather(*(edits(sidecar, f"src/{name}.tsx", many) for name in names))
        assert len({one["session"]["sessionId"] for one in done}) == many
        for name, one in zip(names, done, strict=True):
            last = BOX.format(name=name.lower()).replace("4px", f"{many + 9}px")
            assert (root / f"src/{name}.css").read_text() == one["state"]["files"][f"src/{name}.css"] == last
            assert (one["session"]["totalVersions"], one["session"]["totalTurns"]) == (many + 1, many)
            assert one["state"]["dirty"] is False


async def test_fifty_edits_one_after_the_other(sidecar: Sidecar) -> None:
    """Seed 001: no error, with the limits as they are by default, and Undo leads all the way back."""
    before = sidecar.read()
    one = await edits(sidecar, BUTTON, EDITS)
    assert one["session"]["totalVersions"] == EDITS + 1
    at = f"/design-sessions/{one['session']['sessionId']}"
    for _ in range(EDITS):
        await sidecar.post(f"{at}/undo", {})
    assert sidecar.read() == before


@pytest.mark.parametrize("many", [5])
async def test_sessions_that_share_a_component(sidecar: Sidecar, many: int) -> None:
    """Each change waits for the one before it; what another session did counts as done by hand, and nothing is lost."""
    made = [await sidecar.post("/design-sessions", {"componentPath": BUTTON}, 201) for _ in range(many)]
    prompts = ["padding 10px", "background blue", "border radius 9px", "margin 3px", "font size 20px"]
    await asyncio.gather(
        *(
            sidecar.post(f"/design-sessions/{one['session']['sessionId']}/edit", {"prompt": prompt})
            for one, prompt in zip(made, prompts, strict=True)
        )
    )
    for declaration in ("padding: 10px", "background: blue", "border-radius: 9px", "margin: 3px", "font-size: 20px"):
        assert declaration in sidecar.read()
