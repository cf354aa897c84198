from collections.abc import Iterator

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Append, Batch, Document, Key, Put
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.fakes.redis_server import RedisSentinel, RedisServer
from tests.redis_tour import tour


@pytest.fixture(scope="module")
def guarded() -> Iterator[RedisServer]:
    """A server with TLS and a password."""
    with RedisServer(tls=True, password="s3cret p@ss/word") as server:
        yield server


@pytest.fixture(scope="module")
def cluster() -> Iterator[RedisServer]:
    """A cluster of one node that has every slot."""
    with RedisServer(cluster=True) as server:
        yield server


async def works(url: str) -> bool:
    """Whether a store there takes a batch and gives it back, with single keys and several."""
    async with RedisStore(parse(url), budget=5) as store:
        await store.commit(
            Batch("works", puts=[Put(Key("d"), b"1"), Put(Key("h", "f"), b"2")], appends=[Append("l", b"3")])
        )
        read = await store.read(Key("h", "f"), Key("d")), await store.read(Key("d"))
        vitals = await store.vitals()
        return [read, await store.log("l"), vitals.durable, len(vitals.run_id)] == [
            ([Document(b"2"), Document(b"1")], [Document(b"1")]),
            [b"3"],
            False,
            40,
        ]


async def refused(url: str) -> str:
    """The code of the error."""
    async with RedisStore(parse(url), budget=5) as store:
        with pytest.raises(StoreUnavailable) as failure:
            await store.read(Key("d"))
    assert "s3cret" not in failure.value.message
    return failure.value.code


async def test_a_unix_socket(redis_server: RedisServer) -> None:
    """Without a port."""
    assert await works(redis_server.unix_url)


async def test_another_database(redis_server: RedisServer) -> None:
    """The one that the URL names."""
    assert await works(redis_server.url.replace("/0", "/3"))
    with redis_server.client() as client:
        client.execute_command("SELECT", 3)
        assert client.exists("storybook:d") == 1


async def test_tls_and_a_password(guarded: RedisServer) -> None:
    """As the URL says, with any characters in the password; on the Unix socket too."""
    assert await works(guarded.url)
    assert await works(guarded.unix_url)


async def test_a_wrong_password(guarded: RedisServer) -> None:
    """Wrong or missing, one is told that it is about the login."""
    wrong = guarded.url.replace("s3cret", "s3cret-of-another")
    assert await refused(wrong) == "redis_auth"
    _, _, place = guarded.url.partition("@")
    assert await refused(f"rediss://{place}") == "redis_auth"


async def test_a_certificate_that_is_not_trusted(guarded: RedisServer) -> None:
    """Nothing is sent to a server that can't prove who it is, unless one asks for that."""
    untrusted = guarded.url.partition("?")[0]
    assert await refused(untrusted) == "redis_tls"
    assert await works(f"{untrusted}?ssl_cert_reqs=none")
    assert await refused(guarded.url.replace("rediss", "redis").partition("?")[0]) == "redis_unavailable"


async def test_sentinel(redis_server: RedisServer) -> None:
    """The Sentinel says where the primary is; one that doesn't answer is passed over."""
    with RedisSentinel(redis_server) as sentinel:
        assert await works(sentinel.url)
        assert await works(sentinel.url.replace("//", "//127.0.0.1:1,"))
        assert await refused(sentinel.url.replace("main", "other")) == "redis_unavailable"


async def test_a_cluster(cluster: RedisServer) -> None:
    """Names are in one slot by themselves."""
    assert await works(f"redis+cluster://127.0.0.1:{cluster.port}")
    assert cluster.call("EXISTS", "{storybook}:d") == 1


async def test_a_session_in_a_cluster(cluster: RedisServer) -> None:
    """Every batch and every read of it stays in one slot, else the node refuses; that of another project does too."""
    await tour(cluster, "{shop}")
    ours = len(cluster.call("KEYS", "{shop}:session:*"))
    cluster.call("SET", "{shop}:project", "another's")
    await tour(cluster, "{shop}")
    assert len(cluster.call("KEYS", "{shop-4d1f0c6a9b3e}:session:*")) == ours == 4


async def test_a_cluster_with_names_all_over_it(cluster: RedisServer) -> None:
    """Told with what to do about it, whether the client knows of the cluster or not."""
    batch = Batch("a", puts=[Put(Key(f"{n}"), b"x") for n in range(9)])
    for scheme in ("redis", "redis+cluster"):
        async with RedisStore(parse(f"{scheme}://127.0.0.1:{cluster.port}"), prefix="spread", budget=5) as store:
            with pytest.raises(StoreUnavailable) as failure:
                await store.commit(batch)
            assert failure.value.code == "redis_cluster_slots"
            assert "{storybook}" in failure.value.message


async def test_connections_are_closed(redis_server: RedisServer) -> None:
    """None stays when the store is closed."""
    before = redis_server.call("CLIENT", "LIST").count(b"\n")
    async with RedisStore(parse(redis_server.url), budget=5) as store:
        await store.read(Key("d"))
        assert redis_server.call("CLIENT", "LIST").count(b"\n") == before + 1
    assert redis_server.call("CLIENT", "LIST").count(b"\n") == before
