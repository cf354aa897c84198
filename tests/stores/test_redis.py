"""What is Redis's own in the store; what all stores do alike is in test_contract.py and test_model.py."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import ABSENT, Append, Batch, Document, Enter, Expiry, Key, Put, RevisionMoved
from sidecar.stores.namespace import Project
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.fakes.redis_server import RedisServer
from tests.fakes.tcp_proxy import TcpProxy

KEY = Key("k")
OURS, THEIRS = Project(("0123456789abcdef", "beef"), "github.com/a/ours"), Project(("fedcba9876543210",), "theirs")


@pytest.fixture
def prefix() -> str:
    """Names of this test's own."""
    return f"test-{uuid4()}"


@pytest.fixture
async def store(redis_server: RedisServer, prefix: str) -> AsyncIterator[RedisStore]:
    """An open store on the shared server."""
    async with RedisStore(parse(redis_server.url), prefix=prefix, budget=5) as opened:
        yield opened


@pytest.fixture
def server() -> Iterator[RedisServer]:
    """A server that the test may break."""
    with RedisServer() as started:
        yield started


async def code(store: RedisStore, batch: Batch) -> str:
    """How the store refuses a batch."""
    with pytest.raises(StoreUnavailable) as failure:
        await store.commit(batch)
    return failure.value.code


async def until(condition: Callable[[], object]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  nobody tells when it holds
            await asyncio.sleep(0.01)


# --- what is written --------------------------------------------------------------------------------------------


async def test_names_and_expiries_in_redis(redis_server: RedisServer, store: RedisStore, prefix: str) -> None:
    """The prefix before every name, the expiry to the millisecond, and the uid of the batch for a day."""
    at = datetime.now(UTC) + timedelta(hours=1)
    names = ["k", "h", "l", "i"]
    puts = [Put(KEY, b"1"), Put(Key("h", "f"), b"2")]
    await store.commit(Batch("u", (), puts, [Append("l", b"3")], (), [Enter("i", "m", 4)], Expiry(names, at)))
    assert sorted(redis_server.call("KEYS", f"{prefix}:*")) == sorted(
        f"{prefix}:{name}".encode() for name in [*names, "batch:u"]
    )
    milliseconds = int(at.timestamp() * 1000)
    assert [redis_server.call("PEXPIRETIME", f"{prefix}:{name}") for name in names] == [milliseconds] * 4
    assert 86_390_000 < redis_server.call("PTTL", f"{prefix}:batch:u") <= 86_400_000
    await store.commit(Batch("v", expiry=Expiry(["h"], None)))
    assert redis_server.call("PTTL", f"{prefix}:h") == -1


async def test_each_verb_is_one_round_trip(redis_server: RedisServer, store: RedisStore, prefix: str) -> None:
    """One command, or one call of a script that the server knows."""
    await store.commit(Batch("warm"))
    await store.read(KEY, Key("h", "f"))
    async with TcpProxy(redis_server.port) as proxy:
        async with RedisStore(parse(f"redis://127.0.0.1:{proxy.port}"), prefix=prefix, budget=5) as counted:
            await counted.read(KEY)
            for verb in (
                lambda: counted.commit(Batch("a", puts=[Put(KEY, b"1"), Put(Key("h", "f"), b"2")])),
                lambda: counted.read(KEY, Key("h", "f"), Key("g", "f")),
                lambda: counted.log("l"),
                lambda: counted.scan("i"),
            ):
                before = proxy.turns
                await verb()
                assert proxy.turns == before + 1
        assert proxy.accepted == 1


async def test_a_script_that_the_server_forgot(redis_server: RedisServer, store: RedisStore) -> None:
    """A new server has never seen it."""
    await store.commit(Batch("a", appends=[Append("l", b"1")]))
    redis_server.call("SCRIPT", "FLUSH")
    await store.commit(Batch("b", appends=[Append("l", b"2")]))
    assert await store.log("l") == [b"1", b"2"]


async def test_a_store_that_is_not_open_says_so() -> None:
    """Using it is a mistake of the program, not an unavailable store."""
    with pytest.raises(RuntimeError, match="not open"):
        await RedisStore(parse("redis://localhost")).read(KEY)


# --- keys that another program wrote over ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "batch",
    [
        Batch("b", puts=[Put(Key("list"), b"x")]),
        Batch("b", puts=[Put(Key("list"), b"x", expect=ABSENT)]),
        Batch("b", puts=[Put(Key("list", "f"), b"x")]),
        Batch("b", appends=[Append("string", b"x")]),
        Batch("b", enters=[Enter("string", "m", 1)]),
        Batch("b", removals=[Key("string", "f")]),
    ],
)
async def test_a_key_of_another_type_is_told_and_nothing_is_changed(
    redis_server: RedisServer, store: RedisStore, prefix: str, batch: Batch
) -> None:
    """Not even what comes before it in the batch."""
    redis_server.call("SET", f"{prefix}:string", "s")
    redis_server.call("RPUSH", f"{prefix}:list", "l")
    puts = [Put(KEY, b"new"), *batch.puts]
    whole = Batch("b", batch.removals, puts, [Append("new", b"x"), *batch.appends], (), batch.enters)
    assert await code(store, whole) == "redis_wrong_type"
    assert await store.read(KEY) == [None]
    assert await store.log("new") == []
    await store.commit(Batch("b", removals=[Key("string"), Key("list")]))
    await store.commit(Batch("c", puts=whole.puts, appends=whole.appends, enters=whole.enters))


async def test_one_name_can_not_become_two_things(store: RedisStore) -> None:
    """A batch that contradicts itself is refused before anything is written."""
    batch = Batch("b", puts=[Put(KEY, b"new"), Put(Key("x"), b"1")], appends=[Append("x", b"2")])
    assert await code(store, batch) == "redis_wrong_type"
    assert await store.read(KEY) == [None]


async def test_reading_a_key_of_another_type(redis_server: RedisServer, store: RedisStore, prefix: str) -> None:
    """As a list, a hash or an index it can't be read; as a document there is none."""
    redis_server.call("SADD", f"{prefix}:set", "s")
    assert await store.read(Key("set")) == [None]
    for verb in (store.read(Key("set", "f")), store.log("set"), store.scan("set"), store.read(KEY, Key("set", "f"))):
        with pytest.raises(StoreUnavailable) as failure:
            await verb
        assert failure.value.code == "redis_wrong_type"


# --- servers that fail ------------------------------------------------------------------------------------------


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


async def test_two_lost_replies_are_told_and_a_repetition_is_safe(redis_server: RedisServer, prefix: str) -> None:
    """One more try and not for ever; whoever sends the batch again later doubles nothing either."""
    batch = Batch("a", puts=[Put(KEY, b"1", expect=ABSENT)], appends=[Append("l", b"turn")])
    async with (
        TcpProxy(redis_server.port) as proxy,
        RedisStore(parse(f"redis://127.0.0.1:{proxy.port}"), prefix=prefix, budget=5) as store,
    ):
        await store.commit(Batch("warm"))
        proxy.lose_replies(2)
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
        await store.commit(Batch("a"))
        server.pause()
        started = asyncio.get_running_loop().time()
        verbs = [store.read(KEY), store.log("l"), store.scan("i"), *(store.commit(Batch(f"{n}")) for n in range(40))]
        outcomes = await asyncio.gather(*verbs, return_exceptions=True)
        assert asyncio.get_running_loop().time() - started < 5
        assert {outcome.code for outcome in outcomes if isinstance(outcome, StoreUnavailable)} == {"redis_unavailable"}
        assert all(isinstance(outcome, StoreUnavailable) for outcome in outcomes)


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


# --- namespaces -------------------------------------------------------------------------------------------------


async def test_two_projects_on_one_server(redis_server: RedisServer, prefix: str) -> None:
    """The first has the names, the second gets names of its own and is told whose the others are."""
    address = parse(redis_server.url)
    async with (
        RedisStore(address, prefix=prefix, project=OURS, budget=5) as ours,
        RedisStore(address, prefix=prefix, project=THEIRS, budget=5) as theirs,
    ):
        await ours.commit(Batch("a", puts=[Put(KEY, b"ours")]))
        await theirs.commit(Batch("a", puts=[Put(KEY, b"theirs", expect=ABSENT)]))
        assert ours.namespace is not None
        assert (ours.namespace.prefix, ours.namespace.notice) == (prefix, None)
        assert theirs.namespace is not None
        assert theirs.namespace.prefix == f"{prefix}-fedcba987654"
        assert "github.com/a/ours" in (theirs.namespace.notice or "")
        assert await ours.read(KEY) == [Document(b"ours")]
        assert redis_server.call("GET", f"{prefix}-fedcba987654:k") == b"theirs"


async def test_two_clones_of_one_project_share(redis_server: RedisServer, prefix: str) -> None:
    """Also when one of them claimed the names before it had a remote: the better id takes the claim over."""
    address = parse(redis_server.url)
    early, clone = Project(("beef",), "ours"), Project((OURS.ids[0], "other checkout"), OURS.name)
    async with (
        RedisStore(address, prefix=prefix, project=early, budget=5) as before,
        RedisStore(address, prefix=prefix, project=OURS, budget=5) as one,
        RedisStore(address, prefix=prefix, project=clone, budget=5) as other,
    ):
        await before.commit(Batch("a", puts=[Put(KEY, b"1")]))
        assert await one.read(KEY) == await other.read(KEY) == [Document(b"1")]
        assert redis_server.call("GET", f"{prefix}:project") == OURS.claim


async def test_a_claim_that_is_lost_is_seen_at_the_next_commit(redis_server: RedisServer, prefix: str) -> None:
    """Redis lost everything and another project was faster: nothing is written among its names."""
    address = parse(redis_server.url)
    async with (
        RedisStore(address, prefix=prefix, project=OURS, budget=5) as ours,
        RedisStore(address, prefix=prefix, project=THEIRS, budget=5) as theirs,
    ):
        await ours.commit(Batch("a", puts=[Put(KEY, b"1")]))
        for key in redis_server.call("KEYS", f"{prefix}*"):
            redis_server.call("DEL", key)
        await ours.commit(Batch("b", puts=[Put(KEY, b"2")]))
        assert redis_server.call("GET", f"{prefix}:project") == OURS.claim
        for key in redis_server.call("KEYS", f"{prefix}*"):
            redis_server.call("DEL", key)
        await theirs.commit(Batch("a", puts=[Put(KEY, b"theirs")]))
        await ours.commit(Batch("c", puts=[Put(KEY, b"3", expect=ABSENT)]))
        assert await theirs.read(KEY) == [Document(b"theirs")]
        assert await ours.read(KEY) == [Document(b"3")]


async def test_names_that_are_all_taken(redis_server: RedisServer, prefix: str) -> None:
    """Nothing is written, and one is told what to set."""
    for taken in (prefix, OURS.own_prefix(prefix)):
        redis_server.call("SET", f"{taken}:project", "not even JSON")
    async with RedisStore(parse(redis_server.url), prefix=prefix, project=OURS, budget=5) as store:
        assert await code(store, Batch("a", puts=[Put(KEY, b"1")])) == "redis_claimed"


async def test_a_moved_revision_is_raised_through_everything(store: RedisStore) -> None:
    """It is no failure of the server and is not tried again."""
    await store.commit(Batch("a", puts=[Put(KEY, b"1")]))
    with pytest.raises(RevisionMoved):
        await store.commit(Batch("b", puts=[Put(KEY, b"2", expect=ABSENT)]))
