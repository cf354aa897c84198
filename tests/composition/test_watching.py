from pathlib import Path

from sidecar.composition.running import running
from sidecar.devserver.base import DevServer, HotUpdate, LinkChanged
from sidecar.settings import load
from sidecar.state import ProjectState
from tests.api.conftest import project

__all__ = ["project"]  # fixture


async def test_a_dev_server_is_told_once_it_is_connected(project: Path, tmp_path: Path) -> None:
    """And the pages with it; a dev server that is only announced is not yet there."""
    told: list[DevServer] = []
    async with running(load(project), ProjectState(project, tmp_path / "state"), told.append) as services:
        with services.hub.subscribed() as queue:
            services.link.server = DevServer("http://localhost:6006", "/", "storybook", project, "10.6.2")
            services.link._tell(HotUpdate(()))
            assert (told, queue.qsize()) == ([], 0)
            services.link._tell(LinkChanged(connected=True))
            assert [server.url for server in told] == ["http://localhost:6006"]
            assert queue.get_nowait().data == {"devServer": {"connected": True}}
