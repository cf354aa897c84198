"""A TCP server of a test whose connections end with it, also those that were accepted in its last moment."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

_ROUNDS = 10  # of the loop; who was accepted is handed over within five


@asynccontextmanager
async def tcp_server(answer: Answer) -> AsyncIterator[int]:
    """A server on a free port of this host, which is yielded; `answer` gets each connection, and is cancelled at the end.

    What an `asyncio.Server` leaves open is closed by the garbage collector, with a warning that fails whichever test runs then.
    """
    at_work: set[asyncio.Task[None]] = set()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        at_work.add(task)
        try:
            await answer(reader, writer)
        finally:
            at_work.discard(task)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    server = await asyncio.start_server(accepted, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        for listener in server.sockets:  # closed at once, it would forget who was just accepted
            asyncio.get_running_loop().remove_reader(listener.fileno())
        for _ in range(_ROUNDS):
            await asyncio.sleep(0)
        server.close()
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)
