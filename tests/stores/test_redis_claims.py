"""Several projects on one Redis: each has its own names, and all clones of one have the same."""

from sidecar.stores.base import ABSENT, Batch, Document, Key, Put
from sidecar.stores.namespace import Project
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.fakes.redis_server import RedisServer
from tests.stores.redis_help import code

KEY = Key("k")
OURS, THEIRS = Project(("0123456789abcdef", "beef"), "github.com/a/ours"), Project(("fedcba9876543210",), "theirs")


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
