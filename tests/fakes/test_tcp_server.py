"""The TCP server of tests: nothing of it outlives it."""

import asyncio
import gc
import socket
from contextlib import suppress

import pytest

from tests.fakes.tcp_server import tcp_server


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer with the line that was sent, and leave the connection open."""
    writer.write(await reader.readline())
    await writer.drain()


async def test_it_answers() -> None:
    """As any server; the connection is closed when the answer is over."""
    async with tcp_server(echo) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"hello\n")
        assert await reader.read() == b"hello\n"
        writer.close()
        await writer.wait_closed()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("rounds", range(12))
def test_who_connects_as_it_ends_is_hung_up_on(rounds: int) -> None:
    """Whether just accepted, or waited for: no socket is left to the garbage collector."""

    async def connect_and_end(client: socket.socket) -> None:
        async with tcp_server(echo) as port:
            client.connect(("127.0.0.1", port))
            for _ in range(rounds):
                await asyncio.sleep(0)

    with socket.socket() as client:
        asyncio.run(connect_and_end(client))
        gc.collect()
        client.settimeout(5)
        with suppress(ConnectionResetError):  # it was not accepted any more
            assert client.recv(1) == b""
