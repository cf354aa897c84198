import asyncio
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest

from sidecar.sessions.replicas import head_of, touched
from sidecar.stores.base import (
    ABSENT,
    Append,
    Batch,
    Document,
    Enter,
    IndexEntry,
    Key,
    Leave,
    Put,
    RevisionMoved,
    Store,
)
from sidecar.stores.breaker import Breaker
from sidecar.stores.local import LocalStore
from sidecar.stores.patience import patience
from sidecar.stores.resilient import ResilientStore
from tests.clock import Clock
from tests.stores.shared import FakeServer, Mood

BUDGET = 0.3  # seconds: enough for a busy machine
NAME = "session:src/Button.tsx:6f2c9f0e-4a53-4a8c-9c39-6d1f5ddc9a51"
THEIRS = "session:src/Button.tsx:0b9a4c55-64f4-4be7-86a3-b1f7bb0a0c42"
FAILURES: list[Mood] = ["refuses", "hangs", "loses replies", "read-only"]


class Bench:
    """A resilient store on a local one and a server."""

    def __init__(self, local: LocalStore, server: FakeServer) -> None:
        self.local, self.server = local, server
        self.told: list[tuple[str, str | None]] = []
        self.reconciled = 0
        self.store = ResilientStore(
            local,
            server.connect,
            self.reconcile,
            owner="here",
            head_of=head_of,
            changed=lambda: self.told.append((self.store.name, self.store.degraded)),
            breaker=Breaker(lambda: 0.0, waits=[0.0]),
            budget=BUDGET,
        )

    async def reconcile(self, store: Store) -> None:
        """Nothing but the head of one session."""
        self.reconciled += 1
        mine, theirs = (await self.local.read(Key(NAME)))[0], (await store.read(Key(NAME)))[0]
        if mine is not None and mine != theirs:
            await store.commit(Batch(f"push {self.reconciled}", puts=[Put(Key(NAME), mine.value)]))

    async def steps(self, number: int) -> None:
        """What runs in the background."""
        for _ in range(number):
            await self.store.upstream.step()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    """With a server that is well, and taken up."""
    clock = Clock()
    async with LocalStore(":memory:", clock=clock, touched=touched) as local, FakeServer(clock) as server:
        bench = Bench(local, server)
        await bench.steps(1)
        bench.told.clear()
        yield bench


def save(uid: str, value: bytes, expect: int | None = None) -> Batch:
    """A save of our session."""
    return Batch(uid, puts=[Put(Key(NAME), value, expect=expect)], appends=[Append(f"{NAME}:turns", value)])


async def test_a_batch_is_in_both_stores_when_it_is_acknowledged(bench: Bench) -> None:
    """That is what `redis` promises; and nothing waits any more."""
    await bench.store.commit(save("one", b"1", ABSENT))
    for store in (bench.local, bench.server.store):
        assert await store.read(Key(NAME)) == [Document(b"1")]
        assert await store.log(f"{NAME}:turns") == [b"1"]
    await bench.store._acknowledge()
    assert (await bench.local.noted()).waiting == {}


@pytest.mark.parametrize("mood", FAILURES)
async def test_no_failure_of_the_server_fails_a_batch(bench: Bench, mood: Mood) -> None:
    """It is kept locally, waits to be sent, and can be read; only the first one ever waits for the server."""
    bench.server.mood = mood
    for number in range(4):
        await bench.store.commit(save(f"{number}", b"%d" % number))
    asked = bench.server.asked
    await bench.store.commit(save("last", b"last"))
    assert bench.server.asked == asked
    assert await bench.store.read(Key(NAME)) == [Document(b"last")]
    assert len(await bench.store.log(f"{NAME}:turns")) == 5
    assert (await bench.local.noted()).waiting == {NAME: "last"}


async def test_a_request_waits_for_all_its_batches_together(bench: Bench) -> None:
    """A server that answers each of them just in time is given up all the same; nothing is lost, and others may try."""
    bench.server.mood, bench.server.delay = "slow", 0.2
    asked = bench.server.asked
    with patience(0.3):
        for number in range(4):
            await bench.store.commit(save(f"{number}", b"%d" % number))
    assert bench.server.asked - asked <= 2
    assert bench.store.upstream.store is None
    assert await bench.store.read(Key(NAME)) == [Document(b"3")]
    bench.server.mood = "well"
    await bench.steps(2)
    assert await bench.server.store.read(Key(NAME)) == [Document(b"3")]


async def test_what_belongs_to_no_record_stays_here(bench: Bench) -> None:
    """Another checkout's document of the same name is its own."""
    await bench.server.store.commit(Batch("theirs", puts=[Put(Key("spend:today"), b"theirs")]))
    await bench.store.commit(Batch("ours", puts=[Put(Key("spend:today"), b"ours", expect=ABSENT)]))
    assert await bench.store.read(Key("spend:today")) == [Document(b"ours")]
    assert await bench.server.store.read(Key("spend:today")) == [Document(b"theirs")]
    assert bench.store.upstream.store is not None


@pytest.mark.parametrize("mood", FAILURES)
async def test_which_store_is_in_use_is_said_truly_and_once(bench: Bench, mood: Mood) -> None:
    """From redis to the local store with a reason, and back."""
    assert (bench.store.name, bench.store.degraded) == ("redis", None)
    bench.server.mood = mood
    await bench.store.commit(save("one", b"1"))
    await bench.steps(4)
    assert bench.store.name == "memory"
    reason = bench.store.degraded
    assert reason is not None
    assert reason.startswith("Redis ")
    assert reason.endswith(".")
    bench.server.mood = "well"
    await bench.steps(1)
    assert bench.told == [("memory", reason), ("redis", None)]


async def test_before_the_server_was_reached_the_local_store_is_in_use() -> None:
    """Which is no failure until it counts as one."""
    clock = Clock()
    async with LocalStore(":memory:", clock=clock, touched=touched) as local, FakeServer(clock) as server:
        server.mood = "refuses"
        bench = Bench(local, server)
        assert (bench.store.name, bench.store.degraded) == ("memory", None)
        await bench.steps(3)
        assert bench.store.degraded == "Redis refuses connections."


async def test_only_the_local_store_refuses(bench: Bench) -> None:
    """A revision that moved there is the caller's to hear of, and the server isn't asked."""
    await bench.store.commit(save("one", b"1", ABSENT))
    asked = bench.server.asked
    with pytest.raises(RevisionMoved):
        await bench.store.commit(save("two", b"2", ABSENT))
    assert bench.server.asked == asked


async def test_a_server_that_lost_a_save_is_brought_up_to_date(bench: Bench) -> None:
    """The next batch doesn't fit there: it is acknowledged all the same, and the server gets all of it."""
    await bench.store.commit(save("one", b"1", ABSENT))
    await bench.server.store.commit(Batch("loss", puts=[Put(Key(NAME), b"0")]))
    await bench.store.commit(save("two", b"2", Document(b"1").revision))
    await bench.steps(1)
    assert bench.reconciled == 2
    assert await bench.server.store.read(Key(NAME)) == [Document(b"2")]
    assert bench.told == []


@pytest.mark.parametrize("victim", ["local", "server"])
async def test_a_caller_that_gives_up_leaves_no_gap(bench: Bench, victim: str) -> None:
    """What its batch did is found out by comparing: locally it happened whole or not at all."""
    bench.server.mood = "hangs" if victim == "server" else "well"
    task = asyncio.create_task(bench.store.commit(save("one", b"1")))
    for _ in range(1 if victim == "local" else 1000):
        await asyncio.sleep(0)
    if victim == "server":
        async with asyncio.timeout(5):
            while not bench.server._waiting:  # noqa: ASYNC110  nobody signals it
                await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    bench.server.mood = "well"
    await bench.steps(2)
    assert await bench.server.store.read(Key(NAME)) == await bench.local.read(Key(NAME))


async def test_what_is_saved_while_the_server_is_taken_up_arrives(bench: Bench) -> None:
    """It falls between the comparison and the first batch that is sent."""
    bench.store.upstream.doubt(bench.store.upstream.store)
    plain = bench.reconcile

    async def slow(store: Store) -> None:
        await plain(store)
        if bench.reconciled < 4:
            await bench.store.commit(save(f"{bench.reconciled}", b"%d" % bench.reconciled))

    cast("Any", bench.store.upstream)._reconcile = slow
    await bench.steps(1)
    assert await bench.server.store.read(Key(NAME)) == [Document(b"3")]


async def test_sessions_of_others_are_read_from_the_server(bench: Bench) -> None:
    """By id, document, parts and turns; of ours nothing is looked for there, whatever is missing."""
    ids = Key("session-ids", THEIRS[-36:])
    await bench.server.store.commit(
        Batch(
            "theirs",
            puts=[Put(ids, THEIRS.encode()), Put(Key(THEIRS), b"t"), Put(Key(f"{THEIRS}:versions", "1"), b"v")],
            appends=[Append(f"{THEIRS}:turns", b"turn")],
        )
    )
    await bench.store.commit(save("one", b"1"))
    await bench.server.store.commit(Batch("odd", puts=[Put(Key(f"{NAME}:versions", "9"), b"not ours")]))
    found = await bench.store.read(
        Key(NAME), Key(THEIRS), ids, Key(f"{THEIRS}:versions", "1"), Key(f"{NAME}:versions", "9"), Key("settings")
    )
    assert [each and each.value for each in found] == [b"1", b"t", THEIRS.encode(), b"v", None, None]
    assert await bench.store.log(f"{THEIRS}:turns") == [b"turn"]
    assert await bench.store.log(f"{THEIRS}:turns", 1) == []


async def test_what_was_cleared_here_is_not_read_from_the_server(bench: Bench) -> None:
    """It may have lost that, and until somebody looks nobody knows."""
    ids = Key("session-ids", NAME[-36:])
    await bench.store.commit(Batch("one", puts=[Put(Key(NAME), b"1"), Put(ids, NAME.encode())]))
    await bench.store.commit(Batch("two", removals=[Key(NAME), ids], leaves=[Leave("sessions", NAME)]))
    await bench.server.restart(lose=1)
    assert (await bench.server.store.read(Key(NAME), ids)) != [None, None]
    assert await bench.store.read(Key(NAME), ids, Key(f"{NAME}:versions", "1")) == [None, None, None]


@pytest.mark.parametrize("mood", ["refuses", "hangs"])
async def test_what_only_a_failing_server_has_is_missing(bench: Bench, mood: Mood) -> None:
    """Nobody gets an error for it, and nobody waits twice."""
    bench.server.mood = mood
    assert await bench.store.read(Key(THEIRS)) == [None]
    asked = bench.server.asked
    assert await bench.store.read(Key(THEIRS)) == [None]
    assert await bench.store.log(f"{THEIRS}:turns") == []
    assert bench.server.asked == asked
    bench.server.mood = "well"
    await bench.steps(1)
    bench.server.mood = mood
    assert await bench.store.log(f"{THEIRS}:turns") == []


async def test_indexes_are_this_checkout_s(bench: Bench) -> None:
    """A team's sessions are many, and the palette asks for ours at every look."""
    await bench.store.commit(Batch("one", enters=[Enter("sessions", NAME, 1)]))
    await bench.server.store.commit(Batch("two", enters=[Enter("sessions", THEIRS, 2)]))
    assert await bench.store.scan("sessions") == [IndexEntry(NAME, 1)]


async def test_a_server_without_an_append_only_file_is_warned_of(bench: Bench) -> None:
    """It works, so nothing is degraded; and while it is away there is nothing to warn of."""
    assert not bench.store.warnings
    bench.server.durable = False
    await bench.server.restart(lose=0)
    await bench.steps(2)
    assert ["append-only" in warning for warning in bench.store.warnings] == [True]
    assert (bench.store.name, bench.store.degraded, bench.told) == ("redis", None, [("redis", None)])
    bench.server.mood = "refuses"
    await bench.steps(3)
    assert bench.store.warnings == ()


async def test_a_local_store_in_memory_is_said_beside_a_server() -> None:
    """Sessions are in Redis, but what is made while that is away would not outlive a restart."""
    clock = Clock()
    reason = "The state folder can't be written."
    async with (
        LocalStore(":memory:", clock=clock, touched=touched, degraded=reason) as local,
        FakeServer(clock) as server,
    ):
        bench = Bench(local, server)
        assert (bench.store.name, bench.store.degraded) == ("memory", reason)
        await bench.steps(1)
        assert (bench.store.name, bench.store.degraded, bench.store.warnings) == ("redis", None, (reason,))
        server.mood = "refuses"
        await bench.steps(3)
        assert bench.store.degraded == f"Redis refuses connections. {reason}"


async def test_it_looks_after_itself_in_the_background(bench: Bench) -> None:
    """`run` takes the server up again, and leaves nothing unacknowledged when it ends."""
    running = asyncio.create_task(bench.store.run())
    bench.server.mood = "refuses"
    await bench.store.commit(save("one", b"1"))
    bench.server.mood = "well"
    async with asyncio.timeout(10):
        while bench.store.upstream.store is None:  # noqa: ASYNC110  nobody signals it
            await asyncio.sleep(0.001)
    await bench.store.commit(save("two", b"2"))
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await bench.server.store.read(Key(NAME)) == [Document(b"2")]
    assert (await bench.local.noted()).waiting == {}
