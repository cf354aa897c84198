"""Keeps the connection to the dev server: finds it, listens to its HMR socket, comes back after it restarted."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sidecar.devserver.base import DevServer, HmrEvent, LinkChanged
from sidecar.devserver.hmr import listen, module_path

_log = logging.getLogger(__name__)


class DevServerLink:
    """The dev server as it is now, and a stream of what it tells its clients.

    Args:
        project: The project's real path.
        locate: Looks for the dev server; None while there is none.
        retry_seconds: How long to wait before looking again.

    Attributes:
        server: The dev server, None while there is none.
        connected: Whether its HMR socket is open.
    """

    def __init__(
        self, project: Path, locate: Callable[[], Awaitable[DevServer | None]], *, retry_seconds: float = 0.5
    ) -> None:
        self._project = project
        self._locate = locate
        self._retry_seconds = retry_seconds
        self._listeners: list[Callable[[HmrEvent], None]] = []
        self.server: DevServer | None = None
        self.connected = False

    def subscribe(self, listener: Callable[[HmrEvent], None]) -> None:
        """Call `listener` with each event, in order."""
        self._listeners.append(listener)

    async def run(self) -> None:
        """Look, connect, listen, and again, until cancelled."""
        from websockets.exceptions import WebSocketException  # noqa: PLC0415  not needed before there is a task

        while True:
            try:
                self.server = await self._locate()
                if self.server is not None:
                    await self._listen(self.server)
            except (OSError, WebSocketException) as error:
                _log.info("no HMR socket at %s: %s", self.server.url if self.server else "any address", error)
            await asyncio.sleep(self._retry_seconds)

    async def _listen(self, server: DevServer) -> None:
        try:
            async with aclosing(listen(server, self.to_project)) as events:
                async for event in events:
                    if isinstance(event, LinkChanged):
                        self.connected = event.connected
                    self._tell(event)
        finally:
            if self.connected:
                self.connected = False
                self._tell(LinkChanged(connected=False))

    def to_project(self, source: str) -> str | None:
        """The project path of what a browser or Vite calls a module: an absolute path, a URL or a URL's path.

        None for what is no file of the project. The path is a name and no permission: whoever reads it asks the policy.
        """
        if self.server is None:
            return None
        path = _path_of_address(source, self.server) if "://" in source else source.partition("?")[0]
        file = Path(path) if Path(path).is_relative_to(self._project) else module_path(path, self.server)
        if file is None or ".." in file.parts or not file.is_relative_to(self._project):
            return None
        relative = file.relative_to(self._project)
        return relative.as_posix() if relative.parts else None

    def _tell(self, event: HmrEvent) -> None:
        for listener in self._listeners:
            listener(event)


def _path_of_address(address: str, server: DevServer) -> str:
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:  # not an address after all, e.g. `http://[`
        return ""
    return path.removeprefix(server.base.rstrip("/")) if path.startswith(server.base) else path
