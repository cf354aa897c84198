import asyncio
from pathlib import Path

from sidecar.api.services import Services
from sidecar.composition.upkeep import warm_up
from sidecar.editors.base import Editor
from sidecar.state import ProjectState
from tests.api.conftest import BUTTON, SHEET, Sidecar, project, sidecar, started, until

__all__ = ["project", "sidecar"]  # fixtures


async def test_old_history_goes_at_the_start(project: Path, tmp_path: Path) -> None:
    """Without a single write."""
    state = ProjectState(project, tmp_path / "state")
    state.prepare()
    for name in ("00000001-20200101.log", "00000002-20200102.log"):
        (state.history / name).touch()
    async with started(tmp_path):
        await until(lambda: not (state.history / "00000001-20200101.log").exists())
    assert (state.history / "00000002-20200102.log").exists()


async def test_the_graph_is_parsed_in_the_background(sidecar: Sidecar) -> None:
    """So that the first question needn't wait for it."""
    await until(lambda: {BUTTON, SHEET} <= parsed(sidecar.services))


def parsed(services: Services) -> set[str]:
    """The files that have been parsed for their imports."""
    return set(services.components._graph.modules._kept)


async def test_warming_survives_editors_that_do_not_load(sidecar: Sidecar) -> None:
    """A defect there must not hide behind another one."""

    async def broken() -> Editor:
        raise RuntimeError("planted")

    await warm_up(asyncio.ensure_future(broken()), sidecar.services.components)
    assert BUTTON in parsed(sidecar.services)
