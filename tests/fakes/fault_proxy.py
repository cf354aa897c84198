"""A TCP proxy that does to connections what networks do: cut them in the middle of anything, or lose what is answered."""

import asyncio
import random
from contextlib import suppress
from types import TracebackType
from typing import Literal, Self

Mood = Literal["passes", "cuts", "loses replies"]

_CHUNK = 65_536
_MOST_BYTES = 3_000  # that pass before a cut: from within the handshake to some batches
_CHANCE = 0.3  # of a reply to be lost


class FaultProxy:
    """Listens on a free port and passes everything on to another. An async context manager.

    `cuts`: each connection is reset after a random number of bytes, whichever way they went.
    `loses replies`: what a client sends arrives, and now and then it is cut off instead of getting its answer.

    Args:
        target: The port on this host that it stands before.
        chance: Where the numbers come from.

    Attributes:
        mood: What it does from now on, to connections that are open already too.
        port: Where it listens.
        broken: The number of connections that it has broken.
    """

    def __init__(self, target: int, chance: random.Random) -> None:
        self._target = target
        self._chance = chance
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.mood: Mood = "passes"
        self.port = 0
        self.broken = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await asyncio.sleep(0.01)  # what was aborted is closed in the loop's next rounds

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        task.add_done_callback(self._open.discard)
        try:
            with suppress(OSError):
                await self._connect(reader, writer)
        finally:
            writer.transport.abort()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        left = _Left(self._chance.randrange(1, _MOST_BYTES))
        ways = [
            asyncio.create_task(self._pass_on(reader, back, left, answers=False), name="to the server"),
            asyncio.create_task(self._pass_on(there, writer, left, answers=True), name="to the client"),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            back.transport.abort()

    async def _pass_on(
        self, origin: asyncio.StreamReader, target: asyncio.StreamWriter, left: "_Left", *, answers: bool
    ) -> None:
        """Pass bytes on until an end is closed or the mood breaks the connection."""
        while data := await origin.read(_CHUNK):
            if self.mood == "loses replies" and answers and self._chance.random() < _CHANCE:
                self.broken += 1
                return
            passed = left.take(data) if self.mood == "cuts" else data
            target.write(passed)
            await target.drain()
            if len(passed) < len(data):
                self.broken += 1
                return


class _Left:
    """How many bytes a connection may still pass, both ways together."""

    def __init__(self, number: int) -> None:
        self._number = number

    def take(self, data: bytes) -> bytes:
        """As much of `data` as may pass."""
        passed = data[: self._number]
        self._number -= len(passed)
        return passed
