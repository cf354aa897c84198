"""What is Redis's own in the store; what all stores do alike is in test_contract.py and test_model.py."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import ABSENT, Append, Batch, Document, Enter, Expiry, Key, Leave, Put, RevisionMoved
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_script import LARGE
from tests.fakes.redis_server import RedisServer
from tests.fakes.tcp_proxy import TcpProxy
from tests.stores.redis_help import code

KEY = Key("k")


@pytest.fixture
async def store(redis_server: RedisServer, prefix: str) -> AsyncIterator[RedisStore]:
    """An open store on the shared server."""
    async with RedisStore(parse(redis_server.url), prefix=prefix, budget=5) as opened:
        yield opened


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


async def test_large_documents(redis_server: RedisServer, store: RedisStore, prefix: str) -> None:
    """Theirs is the value alone: they expire when they would have, are made once, and leave nothing behind."""
    large, larger = b"1" * LARGE, b"2" * (LARGE + 1)
    at = datetime.now(UTC) + timedelta(hours=1)
    await store.commit(Batch("a", puts=[Put(KEY, large, expect=ABSENT)], expiry=Expiry(["k"], at)))
    expires = redis_server.call("PEXPIRETIME", f"{prefix}:k")
    await store.commit(Batch("b", puts=[Put(KEY, larger, expect=Document(large).revision)]))
    assert await store.read(KEY) == [Document(larger)]
    assert abs(redis_server.call("PEXPIRETIME", f"{prefix}:k") - expires) < 1_000
    await store.commit(Batch("c", removals=[KEY], puts=[Put(KEY, large)]))
    assert redis_server.call("PTTL", f"{prefix}:k") == -1
    await store.commit(Batch("b", puts=[Put(KEY, larger)]))
    with pytest.raises(RevisionMoved):
        await store.commit(Batch("d", puts=[Put(KEY, larger, expect=ABSENT)]))
    assert await store.read(KEY) == [Document(large)]
    left = redis_server.call("KEYS", f"{prefix}:batch:*:*")
    assert all(0 < redis_server.call("PTTL", key.decode()) <= 60_000 for key in left)


async def test_a_large_document_that_is_lost_on_its_way(
    redis_server: RedisServer, store: RedisStore, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full Redis that throws keys away may take it before the script comes: it is sent again."""
    sent: list[str] = []
    run = store._run

    async def losing(*command: str | bytes | int, **options: Any) -> Any:
        answer = await run(*command, **options)
        if command[0] == "SET":
            sent.append(str(command[1]))
            if len(sent) == 1:
                redis_server.call("DEL", sent[0])
        return answer

    monkeypatch.setattr(store, "_run", losing)
    await store.commit(Batch("a", puts=[Put(KEY, b"1" * LARGE)]))
    assert sent == [f"{prefix}:batch:a:1"] * 2
    assert await store.read(KEY) == [Document(b"1" * LARGE)]


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
    ("batch", "name", "found"),
    [
        (Batch("b", puts=[Put(Key("list"), b"x")]), "list", "list"),
        (Batch("b", puts=[Put(Key("list"), b"x", expect=ABSENT)]), "list", "list"),
        (Batch("b", puts=[Put(Key("list", "f"), b"x")]), "list", "list"),
        (Batch("b", puts=[Put(Key("string", "f"), b"x", expect=ABSENT)]), "string", "string"),
        (Batch("b", appends=[Append("string", b"x")]), "string", "string"),
        (Batch("b", enters=[Enter("string", "m", 1)]), "string", "string"),
        (Batch("b", leaves=[Leave("list", "m")]), "list", "list"),
        (Batch("b", removals=[Key("string", "f")]), "string", "string"),
    ],
)
async def test_a_key_of_another_type_is_told_and_nothing_is_changed(
    redis_server: RedisServer, store: RedisStore, prefix: str, batch: Batch, name: str, found: str
) -> None:
    """Not even what comes before it in the batch. Removing the whole name helps, in the same batch too."""
    redis_server.call("SET", f"{prefix}:string", "s")
    redis_server.call("RPUSH", f"{prefix}:list", "l")
    await store.commit(Batch("a", puts=[Put(KEY, b"kept")]))
    whole = replace(
        batch,
        removals=[KEY, *batch.removals],
        puts=[Put(Key("new"), b"x"), *batch.puts],
        appends=[Append("log", b"x"), *batch.appends],
    )
    with pytest.raises(StoreUnavailable) as failure:
        await store.commit(whole)
    assert failure.value.code == "redis_wrong_type"
    assert failure.value.details == {"key": f"{prefix}:{name}", "found": found}
    assert await store.read(KEY, Key("new")) == [Document(b"kept"), None]
    assert await store.log("log") == []
    if all(put.expect is None for put in batch.puts):
        await store.commit(replace(whole, removals=[Key(name), *whole.removals]))
        assert await store.read(KEY, Key("new")) == [None, Document(b"x")]


async def test_one_name_can_not_become_two_things(store: RedisStore) -> None:
    """A batch that contradicts itself is refused before anything is written."""
    batch = Batch("b", puts=[Put(KEY, b"new"), Put(Key("x"), b"1")], appends=[Append("x", b"2")])
    assert await code(store, batch) == "redis_wrong_type"
    assert await store.read(KEY) == [None]


async def test_reading_a_key_of_another_type(redis_server: RedisServer, store: RedisStore, prefix: str) -> None:
    """As a list, a hash or an index it can't be read; as a document there is none."""
    redis_server.call("SADD", f"{prefix}:set", "s")
    assert await store.read(Key("set")) == [None]
    assert await store.read(Key("set"), Key("h", "f")) == [None, None]
    for verb in (store.read(Key("set", "f")), store.log("set"), store.scan("set"), store.read(KEY, Key("set", "f"))):
        with pytest.raises(StoreUnavailable) as failure:
            await verb
        assert failure.value.code == "redis_wrong_type"


async def test_a_moved_revision_is_raised_through_everything(store: RedisStore) -> None:
    """It is no failure of the server and is not tried again."""
    await store.commit(Batch("a", puts=[Put(KEY, b"1")]))
    with pytest.raises(RevisionMoved):
        await store.commit(Batch("b", puts=[Put(KEY, b"2", expect=ABSENT)]))


async def test_another_prefix_on_the_same_server(redis_server: RedisServer, store: RedisStore, prefix: str) -> None:
    """Nobody's own, over the same connections; braces keep it in one slot of a Cluster, whoever wrote them."""
    await store.beside(f"{prefix}-b").commit(Batch("u", puts=[Put(KEY, b"beside")]))
    assert redis_server.call("GET", f"{prefix}-b:k") == b"beside"
    assert await store.read(KEY) == [None]
    assert parse("redis://h").braced("storyart") == "storyart"
    cluster = parse("redis+cluster://h")
    assert cluster.braced("storyart") == cluster.braced("{storyart}") == "{storyart}"
