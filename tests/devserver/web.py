"""A small real HTTP server that answers with what a test lays down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.fakes.tcp_server import tcp_server


class Web:
    """`pages` maps paths to bodies, all else is a 404; `asked` keeps the paths in order; answers wait while `open` isn't set."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []
        self.port = 0
        self.open = asyncio.Event()
        self.open.set()

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self.port}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer."""
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split(b" ", 2)[1].decode()
        self.asked.append(path)
        await self.open.wait()
        body = self.pages.get(path, "").encode()
        status = b"200 OK" if path in self.pages else b"404 Not Found"
        writer.write(b"HTTP/1.1 %b\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (status, len(body), body))
        await writer.drain()


@asynccontextmanager
async def serving() -> AsyncIterator[Web]:
    """A server that listens."""
    web = Web()
    async with tcp_server(web.answer) as web.port:
        yield web
