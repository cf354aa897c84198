from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import ABSENT, Append, Batch, Document, Enter, IndexEntry, Key, Put, RevisionMoved
from sidecar.stores.fence import TOKENS, Fenced, Vitals
from tests.clock import Clock
from tests.stores.shared import FakeServer

BUDGET = 0.3  # seconds: enough for a busy machine


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    """A server that is well."""
    async with FakeServer(Clock()) as server:
        yield server


async def test_a_claimed_store_is_the_store(server: FakeServer) -> None:
    """Every verb arrives, and gives what the store gives."""
    fenced = await Fenced.claim(server, "here", "t1", BUDGET)
    await fenced.commit(
        Batch("b", puts=[Put(Key("a"), b"1", expect=ABSENT)], appends=[Append("l", b"x")], enters=[Enter("i", "m", 1)])
    )
    assert await fenced.read(Key("a")) == [Document(b"1")]
    assert await fenced.log("l") == [b"x"]
    assert await fenced.scan("i") == [IndexEntry("m", 1)]
    assert await fenced.vitals() == Vitals("run 0", durable=True)
    assert (fenced.name, fenced.degraded, await fenced.holds()) == ("redis", None, True)


async def test_whoever_claims_later_shuts_earlier_ones_out(server: FakeServer) -> None:
    """Of the same owner; others are not concerned."""
    first = await Fenced.claim(server, "here", "t1", BUDGET)
    other = await Fenced.claim(server, "there", "t2", BUDGET)
    second = await Fenced.claim(server, "here", "t3", BUDGET)
    with pytest.raises(RevisionMoved) as moved:
        await first.commit(Batch("b", puts=[Put(Key("a"), b"late")]))
    assert moved.value.key == Key(TOKENS, "here")
    assert (await first.holds(), await other.holds(), await second.holds()) == (False, True, True)
    await other.commit(Batch("c", puts=[Put(Key("a"), b"1")]))
    await second.commit(Batch("d", puts=[Put(Key("b"), b"1")]))
    assert await second.read(Key("a"), Key("b")) == [Document(b"1")] * 2


async def test_a_batch_that_a_hung_server_carries_out_late_does_nothing(server: FakeServer) -> None:
    """Not even one that expects nothing, such as a session pushed into an empty server and cleared since."""
    first = await Fenced.claim(server, "here", "t1", BUDGET)
    server.mood = "hangs"
    with pytest.raises(StoreUnavailable):
        await first.commit(Batch("late", puts=[Put(Key("a"), b"late")]))
    server.mood = "well"
    second = await Fenced.claim(server, "here", "t2", BUDGET)
    assert await server.resume() == 0
    assert await second.read(Key("a")) == [None]


async def test_a_claim_that_is_carried_out_late_lets_nothing_in(server: FakeServer) -> None:
    """It takes the store from whoever has it, who claims again; nobody ever sends under its own token."""
    server.mood = "hangs"
    with pytest.raises(StoreUnavailable):
        await Fenced.claim(server, "here", "t1", BUDGET)
    server.mood = "well"
    held = await Fenced.claim(server, "here", "t2", BUDGET)
    assert await server.resume() == 1
    assert await held.holds() is False
    with pytest.raises(RevisionMoved):
        await held.commit(Batch("b", puts=[Put(Key("a"), b"1")]))


async def test_a_server_that_lost_the_token_is_noticed_at_the_next_batch(server: FakeServer) -> None:
    """It has lost everything else too."""
    fenced = await Fenced.claim(server, "here", "t1", BUDGET)
    await server.restart(lose=None)
    with pytest.raises(RevisionMoved):
        await fenced.commit(Batch("b", puts=[Put(Key("a"), b"1")]))


@pytest.mark.parametrize("verb", ["read", "log", "scan", "commit", "vitals", "claim"])
async def test_no_verb_waits_for_ever(server: FakeServer, verb: str) -> None:
    """A server that hangs is an unavailable one."""
    fenced = await Fenced.claim(server, "here", "t1", BUDGET)
    server.mood = "hangs"
    work: dict[str, Callable[[], Awaitable[object]]] = {
        "read": lambda: fenced.read(Key("a")),
        "log": lambda: fenced.log("l"),
        "scan": lambda: fenced.scan("i"),
        "commit": lambda: fenced.commit(Batch("b")),
        "vitals": fenced.vitals,
        "claim": lambda: Fenced.claim(server, "here", "t2", BUDGET),
    }
    with pytest.raises(StoreUnavailable, match="in time"):
        await work[verb]()
