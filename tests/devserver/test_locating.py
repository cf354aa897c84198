import os
from pathlib import Path

from sidecar.devserver.locating import locator
from sidecar.settings import load
from sidecar.state import ProjectState
from tests.api.conftest import project

__all__ = ["project"]  # fixture


async def test_a_configured_dev_server_that_is_down(project: Path, tmp_path: Path) -> None:
    """There is none; and without a setting nobody is asked who hasn't announced themselves."""
    state = ProjectState(project, tmp_path / "state")
    assert await locator(load(project, dev_server="http://127.0.0.1:9"), state)() is None
    assert await locator(load(project), state)() is None


async def test_an_announced_dev_server_is_followed(project: Path, tmp_path: Path) -> None:
    """With what its Vite plugin wrote."""
    state = ProjectState(project, tmp_path / "state")
    state.dev_server_folder.mkdir(parents=True)
    announced = f'{{"pid": {os.getpid()}, "url": "http://localhost:6006", "root": "{project}", "kind": "storybook"}}'
    (state.dev_server_folder / "1.json").write_text(announced)
    found = await locator(load(project), state)()
    assert found is not None
    assert (found.url, found.kind, found.root) == ("http://localhost:6006", "storybook", project)
