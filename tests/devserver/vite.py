"""A server that speaks Vite's side of the HMR socket, as seen on Vite 8.3, and that can be stopped and started again."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.typing import Subprotocol

from sidecar.devserver.base import DevServer

_SECONDS = 10


class Vite:
    """Keeps its clients; whoever connects is greeted like a page is."""

    def __init__(self, root: Path, base: str = "/") -> None:
        self.root = root
        self.base = base
        self.port = 0
        self.clients: list[ServerConnection] = []
        self.greeting: list[str] = ['{"type":"connected"}']
        self._server: Server | None = None

    @property
    def address(self) -> DevServer:
        """How the sidecar knows it."""
        return DevServer(f"http://127.0.0.1:{self.port}", self.base, "storybook", self.root)

    async def start(self) -> None:
        """Listen, at the port of the last time if there was one."""
        self._server = await serve(
            self._greet, "127.0.0.1", self.port, subprotocols=[Subprotocol("vite-hmr")], close_timeout=1
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        """Close all connections and the port."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
        self._server = None

    async def send(self, **payload: Any) -> None:
        """Tell all clients."""
        for client in self.clients:
            await client.send(json.dumps(payload))

    async def _greet(self, client: ServerConnection) -> None:
        assert client.subprotocol == "vite-hmr"
        assert client.request is not None
        assert client.request.path == self.base
        assert "Origin" not in client.request.headers  # else Vite would ask for a token
        self.clients.append(client)
        try:
            for message in self.greeting:
                await client.send(message)
            await client.wait_closed()
        finally:
            self.clients.remove(client)


@asynccontextmanager
async def running(root: Path, base: str = "/") -> AsyncIterator[Vite]:
    """A server that listens."""
    vite = Vite(root, base)
    await vite.start()
    try:
        yield vite
    finally:
        await vite.stop()


async def until(condition: Callable[[], Any]) -> None:
    """Wait for a condition, with a deadline."""
    async with asyncio.timeout(_SECONDS):
        while not condition():  # noqa: ASYNC110  what is waited for tells nobody that it came
            await asyncio.sleep(0.005)
