"""Where the dev server is looked for."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from sidecar.devserver.base import DevServer
from sidecar.devserver.detect import probe, version
from sidecar.settings import Settings
from sidecar.state import ProjectState


def locator(settings: Settings, state: ProjectState) -> Callable[[], Awaitable[DevServer | None]]:
    """How the dev server is looked for: at the configured address, else where its Vite plugin says that it listens."""

    async def locate() -> DevServer | None:
        if settings.dev_server is not None:
            return await probe(settings.dev_server, state.root)
        found = state.dev_server()
        if found is None:
            return None
        installed = version(Path(found.root), "storybook" if found.kind == "storybook" else "vite")
        return DevServer(found.url, found.base, found.kind, Path(found.root), installed)

    return locate
