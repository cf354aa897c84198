"""Heads of requests that never end, over real sockets."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sidecar.heads import MAX_HEAD_BYTES, HttpProtocol


async def _length(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


class Caller:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def say(self, data: bytes) -> None:
        """Send some bytes."""
        self._writer.write(data)
        await self._writer.drain()

    async def status(self) -> int:
        """That of the next answer, which is read."""
        async with asyncio.timeout(10):
            head = await self._reader.readuntil(b"\r\n\r\n")
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            await self._reader.readexactly(int(length.split(b":")[1]))
        return int(head.split()[1])

    async def closed(self) -> bool:
        """Whether the other side ends the connection."""
        async with asyncio.timeout(10):
            try:
                return not await self._reader.read()
            except ConnectionError:
                return True

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    """A connection to a server with the protocol."""
    app = Starlette(routes=[Route("/", _length, methods=["GET", "POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=HttpProtocol, log_level="critical", lifespan="off"))
    running = asyncio.create_task(server.serve(), name="serve")
    async with asyncio.timeout(10):
        while not server.started:  # noqa: ASYNC110  it tells nobody
            await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    caller = Caller(*await asyncio.open_connection("127.0.0.1", port))
    yield caller
    caller.close()
    server.should_exit = True
    await running


def _get(length: int) -> bytes:
    """A request whose head has so many bytes."""
    begin, end = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ", b"\r\n\r\n"
    return begin + b"a" * (length - len(begin) - len(end)) + end


async def test_heads_up_to_the_bound(caller: Caller) -> None:
    """They are answered, one after the other on one connection, each with a bound of its own."""
    for _ in range(3):
        await caller.say(_get(MAX_HEAD_BYTES))
        assert await caller.status() == 200


async def test_a_long_body_is_no_head(caller: Caller) -> None:
    """It isn't counted, whether it comes at once or in pieces; nor is it counted for the request after it."""
    length = 3 * MAX_HEAD_BYTES
    await caller.say(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % length)
    for _ in range(3):
        await caller.say(b"b" * MAX_HEAD_BYTES)
    assert await caller.status() == 200
    await caller.say(_get(1_000))
    assert await caller.status() == 200


async def test_a_head_without_end(caller: Caller) -> None:
    """One header that goes on and on is refused soon after the bound."""
    await caller.say(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Endless: ")
    for _ in range(9):
        await caller.say(b"a" * (MAX_HEAD_BYTES // 8))
    assert await caller.status() == 400
    assert await caller.closed()


async def test_a_second_head_without_end(caller: Caller) -> None:
    """A good request before it doesn't open the door."""
    await caller.say(_get(100))
    assert await caller.status() == 200
    await caller.say(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
    for number in range(9):
        await caller.say(b"X-%d: " % number + b"a" * (MAX_HEAD_BYTES // 8) + b"\r\n")
    assert await caller.status() == 400
    assert await caller.closed()
