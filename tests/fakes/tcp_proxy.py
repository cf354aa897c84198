"""A proxy before a server that breaks connections when it is told to."""

import asyncio
import contextlib
from types import TracebackType
from typing import Self


class TcpProxy:
    """Forwards connections on 127.0.0.1 to a port there. `async with TcpProxy(6379) as proxy:` then use `proxy.port`.

    Attributes:
        port: Where to connect to.
        accepted: The number of connections so far.
        turns: How often an answer began after a request: the number of round trips of a client that takes one at a
            time.
        requests_left: Bytes that may still go to the server, over all connections; after them everything is reset.
            None for any number.
        replies_left: Likewise bytes that may still come back. 0 lets the server do what it is asked and drops the
            answer.
        resets: After so many resets there are no more; the budgets above are then None.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0
        self.accepted = 0
        self.turns = 0
        self._asked = False
        self.requests_left: int | None = None
        self.replies_left: int | None = None
        self.resets = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        self.reset()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def lose_replies(self, count: int = 1) -> None:
        """Drop the answers to the next `count` requests, and the connections with them."""
        self.replies_left, self.resets = 0, count

    def break_after(self, request_bytes: int) -> None:
        """Break the connection once, when so many more bytes have gone to the server."""
        self.requests_left, self.resets = request_bytes, 1

    def reset(self) -> None:
        """Break all connections that there are."""
        for writer in self._writers:
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            target_reader, target_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, target_writer}
        self._writers |= ends
        try:
            async with asyncio.TaskGroup() as pumps:
                pumps.create_task(self._pump(reader, target_writer, "requests_left"))
                pumps.create_task(self._pump(target_reader, writer, "replies_left"))
        except* OSError:
            pass  # what the tests want
        finally:
            self._writers -= ends
            for end in ends:
                end.transport.abort()

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, budget: str) -> None:
        """Forward until either side ends, which ends the other direction too."""
        while data := await source.read(65_536):
            self._count(asked=budget == "requests_left")
            left: int | None = getattr(self, budget)
            passed = data if left is None else data[:left]
            sink.write(passed)
            with contextlib.suppress(OSError):
                await sink.drain()
            if left is None:
                continue
            setattr(self, budget, left - len(passed))
            if len(passed) < len(data) or (left == len(data) and budget == "requests_left"):
                self.resets -= 1
                if self.resets <= 0:
                    self.requests_left = self.replies_left = None
                break
        raise ConnectionResetError

    def _count(self, *, asked: bool) -> None:
        self.turns += self._asked and not asked
        self._asked = asked
