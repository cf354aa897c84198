import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest

from tests.fakes.fault_proxy import FaultProxy


class Echo:
    """A server that answers each line with the same line, and knows what it got."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.clients: set[asyncio.Task[None]] = set()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Until the client leaves."""
        task = asyncio.current_task()
        assert task is not None
        self.clients.add(task)
        with suppress(OSError):
            while line := await reader.readline():
                self.got.append(line)
                writer.write(line)
                await writer.drain()
        writer.transport.abort()


@pytest.fixture
def echo() -> Echo:
    """What the server got."""
    return Echo()


@pytest.fixture
async def proxy(echo: Echo) -> AsyncIterator[FaultProxy]:
    """A proxy before an echo."""
    server = await asyncio.start_server(echo.answer, "127.0.0.1", 0)
    async with FaultProxy(server.sockets[0].getsockname()[1], random.Random(1)) as proxy:
        yield proxy
    server.close()
    await asyncio.gather(*echo.clients)
    await asyncio.sleep(0.01)  # what was aborted is closed in the loop's next rounds


async def talk(proxy: FaultProxy, lines: int, each: Callable[[int], None] = lambda _: None) -> int:
    """Send lines and wait for each answer; gives how many were answered before the connection broke."""
    reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    answered = 0
    with suppress(OSError):
        while answered < lines:
            each(answered)
            writer.write(b"a line of some length\n")
            if await reader.readline() != b"a line of some length\n":
                break
            answered += 1
    writer.transport.abort()
    return answered


async def test_it_passes_everything_on(proxy: FaultProxy, echo: Echo) -> None:
    """Nobody sees that it is there."""
    assert await talk(proxy, 500) == 500
    assert (len(echo.got), proxy.broken) == (500, 0)


async def test_it_cuts_connections_at_random_bytes(proxy: FaultProxy) -> None:
    """Each somewhere else, and a new one works until it is cut in its turn."""
    proxy.mood = "cuts"
    lengths = {await talk(proxy, 500) for _ in range(20)}
    assert max(lengths) < 500
    assert len(lengths) > 5
    assert proxy.broken == 20


async def test_it_loses_replies_of_what_arrived(proxy: FaultProxy, echo: Echo) -> None:
    """That is what makes clients say things twice."""
    proxy.mood = "loses replies"
    answered = sum([await talk(proxy, 100) for _ in range(20)])
    assert proxy.broken == 20
    assert len(echo.got) == answered + 20


async def test_its_mood_is_for_open_connections_too(proxy: FaultProxy) -> None:
    """A network doesn't wait for new ones."""

    def turn(number: int) -> None:
        if number == 10:
            proxy.mood = "loses replies"

    assert 10 <= await talk(proxy, 200, turn) < 200
