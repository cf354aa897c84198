"""A Redis that fails: every verb ends in time with a reason, and a batch is whole and once."""

import asyncio
import contextlib
import random
from collections.abc import Iterator

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import ABSENT, Append, Batch, Document, Key, Put
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.fakes.redis_server import RedisServer
from tests.fakes.tcp_proxy import TcpProxy
from tests.fakes.tcp_server import tcp_server
from tests.stores.redis_help import code, until, warm

KEY = Key("k")


@pytest.fixture
def server() -> Iterator[RedisServer]:
    """A server that the test may break."""
    with RedisServer() as started:
        yield started


async def test_a_reply_that_is_lost_doubles_nothing(redis_server: RedisServer, prefix: str) -> None:
    """The batch is sent again under its uid, on a new connection, and applied once."""
    async with (
        TcpProxy(redis_server.port) as proxy,
        RedisStore(parse(f"redis://127.0.0.1:{proxy.port}"), prefix=prefix, budget=5) as store,
    ):
        await store.commit(Batch("warm"))
        proxy.lose_replies()
        await store.commit(Batch("a", puts=[Put(KEY, b"1", expect=ABSENT)], appends=[Append("l", b"turn")]))
        assert proxy.accepted == 2
        assert await store.log("l") == [b"turn"]


async def test_four_lost_replies_are_told_and_a_repetition_is_safe(redis_server: RedisServer, prefix: str) -> None:
    """A few tries and not for ever; whoever sends the batch again later doubles nothing either."""
    batch = Batch("a", puts=[Put(KEY, b"1", expect=ABSENT)], appends=[Append("l", b"turn")])
    async with (
        TcpProxy(redis_server.port) as proxy,
        RedisStore(parse(f"redis://127.0.0.1:{proxy.port}"), prefix=prefix, budget=5) as store,
    ):
        await store.commit(Batch("warm"))
        proxy.lose_replies(4)
        assert await code(store, batch) == "redis_unavailable"
        await store.commit(batch)
        assert await store.log("l") == [b"turn"]


@pytest.mark.parametrize("sent", [0, 1, 40, 300, 5_000])
async def test_a_connection_that_breaks_within_a_request(redis_server: RedisServer, prefix: str, sent: int) -> None:
    """Wherever it breaks, the batch is whole and once."""
    async with (
        TcpProxy(redis_server.port) as proxy,
        RedisStore(parse(f"redis://127.0.0.1:{proxy.port}"), prefix=prefix, budget=5) as store,
    ):
        await store.commit(Batch("warm"))
        proxy.break_after(sent)
        await store.commit(Batch("a", puts=[Put(KEY, bytes(8_000))], appends=[Append("l", b"turn")]))
        assert await store.read(KEY) == [Document(bytes(8_000))]
        assert await store.log("l") == [b"turn"]


async def test_a_server_that_is_started_again(server: RedisServer) -> None:
    """Connections of before are replaced without anybody noticing."""
    async with RedisStore(parse(server.url), budget=5) as store:
        await asyncio.gather(*(store.commit(Batch(f"{n}", appends=[Append("l", b"x")])) for n in range(20)))
        before = await store.vitals()
        server.restart_with_data()
        await asyncio.gather(*(store.commit(Batch(f"again {n}", appends=[Append("l", b"x")])) for n in range(20)))
        assert len(await store.log("l")) == 40
        assert (await store.vitals()).run_id != before.run_id
        server.kill()
        assert await code(store, Batch("b")) == "redis_unavailable"


async def test_a_server_that_hangs(server: RedisServer) -> None:
    """Every verb ends within its budget, also when all connections are taken."""
    async with RedisStore(parse(server.url), budget=0.2) as store:
        await warm(store)
        server.pause()
        started = asyncio.get_running_loop().time()
        verbs = [store.read(KEY), store.log("l"), store.scan("i"), *(store.commit(Batch(f"{n}")) for n in range(40))]
        outcomes = await asyncio.gather(*verbs, return_exceptions=True)
        assert asyncio.get_running_loop().time() - started < 5
        assert {outcome.code for outcome in outcomes if isinstance(outcome, StoreUnavailable)} == {"redis_unavailable"}
        assert all(isinstance(outcome, StoreUnavailable) for outcome in outcomes)


async def test_a_server_that_never_ends_its_answer() -> None:
    """Its bytes keep coming, so that no read times out, and yet the verb ends."""
    ended = asyncio.Event()

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"$1000000\r\n")
        with contextlib.suppress(OSError):
            while not reader.at_eof():
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.01)
        ended.set()

    async with tcp_server(drip) as port, asyncio.timeout(10):
        async with RedisStore(parse(f"redis://127.0.0.1:{port}"), budget=0.2) as store:
            assert await code(store, Batch("a")) == "redis_unavailable"
        await ended.wait()


async def test_answers_that_come_too_late(server: RedisServer) -> None:
    """Nobody is given the answer to another's question, and no connection is lost: it works as before."""
    keys = [Key(f"{n}") for n in range(100)]
    async with RedisStore(parse(server.url), budget=5) as store:
        await store.commit(Batch("a", puts=[Put(key, key.name.encode()) for key in keys]))
        for _ in range(3):
            server.pause()
            asked = asyncio.gather(*(store.read(key) for key in keys), return_exceptions=True)
            await asyncio.sleep(random.random() * 0.2)
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
            server.resume()
            assert await asyncio.gather(*(store.read(key) for key in keys)) == [
                [Document(k.name.encode())] for k in keys
            ]


async def test_a_server_that_can_not_save(server: RedisServer) -> None:
    """Its snapshots fail: it takes no writes, and nothing of the batch is there."""
    async with RedisStore(parse(server.url), budget=5) as store:
        await store.commit(Batch("a", puts=[Put(KEY, b"1")]))
        (server.folder / "dump.rdb").mkdir()
        server.call("CONFIG", "SET", "save", "1 1")
        server.call("BGSAVE")
        await until(lambda: b"rdb_last_bgsave_status:err" in server.call("INFO", "persistence"))
        assert await code(store, Batch("b", removals=[KEY], appends=[Append("l", b"x")])) == "redis_refuses_writes"
        assert await store.read(KEY) == [Document(b"1")]
        server.call("CONFIG", "SET", "save", "")
        await store.commit(Batch("b", appends=[Append("l", b"x")]))


async def test_a_full_server(server: RedisServer) -> None:
    """Nothing of a batch is there that adds something; a batch that removes still works."""
    async with RedisStore(parse(server.url), budget=5) as store:
        await store.commit(Batch("a", puts=[Put(KEY, bytes(1_000_000))]))
        server.call("CONFIG", "SET", "maxmemory", 1_000_000)
        assert (
            await code(store, Batch("b", puts=[Put(Key("h", "f"), b"x")], appends=[Append("l", b"x")])) == "redis_full"
        )
        assert await store.read(Key("h", "f"), KEY) == [None, Document(bytes(1_000_000))]
        await store.commit(Batch("c", removals=[KEY]))
        assert await store.read(KEY) == [None]


async def test_a_replica(server: RedisServer) -> None:
    """It can be read and not written."""
    with RedisServer(replica_of=server) as replica:
        async with RedisStore(parse(server.url), budget=5) as store:
            await store.commit(Batch("a", puts=[Put(KEY, b"1")]))
        async with RedisStore(parse(replica.url), budget=5) as store:
            await until(lambda: replica.call("EXISTS", "storybook:k"))
            assert await store.read(KEY, Key("h", "f")) == [Document(b"1"), None]
            assert await code(store, Batch("b", puts=[Put(KEY, b"2")])) == "redis_readonly"
