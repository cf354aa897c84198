import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Key, Put, RevisionMoved, Store
from sidecar.stores.breaker import Breaker
from sidecar.stores.upstream import Upstream
from tests.clock import Clock
from tests.stores.shared import FakeServer

BUDGET = 0.3  # seconds: enough for a busy machine


class Bench:
    """An upstream to a server, with what it calls written down."""

    def __init__(self, server: FakeServer) -> None:
        self.server = server
        self.reconciled = 0
        self.meanwhile: Callable[[], Awaitable[object]] | None = None
        self.told: list[tuple[bool, str | None]] = []
        self.tokens = iter(range(10_000))
        self.seconds = 0.0
        self.upstream = Upstream(
            server.connect,
            self.reconcile,
            owner="here",
            new_token=lambda: f"token {next(self.tokens)}",
            breaker=Breaker(lambda: self.seconds),
            changed=lambda: self.told.append((self.upstream.present, self.upstream.away)),
            budget=BUDGET,
        )

    async def reconcile(self, store: Store) -> None:
        """Write one document, and let something happen meanwhile."""
        self.reconciled += 1
        await store.commit(Batch(f"reconcile {self.reconciled}", puts=[Put(Key("a"), b"1")]))
        if self.meanwhile is not None:
            await self.meanwhile()

    async def steps(self, number: int) -> None:
        """Several steps without rest."""
        for _ in range(number):
            await self.upstream.step()


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    """With a server that is well."""
    async with FakeServer(Clock()) as server:
        yield Bench(server)


async def test_nothing_is_sent_before_it_is_up_to_date(bench: Bench) -> None:
    """The store is there after the first reconciliation, and users are told once."""
    assert (bench.upstream.store, bench.upstream.present, bench.upstream.away) == (None, False, None)
    await bench.steps(3)
    assert bench.upstream.store is not None
    assert (bench.reconciled, bench.told) == (1, [(True, None)])


async def test_what_is_saved_meanwhile_gets_another_round(bench: Bench) -> None:
    """Until nothing was: only then may batches go past the reconciliation."""

    async def save() -> None:
        if bench.reconciled < 3:
            bench.upstream.fell_behind()
        assert bench.upstream.store is None

    bench.meanwhile = save
    await bench.steps(1)
    assert bench.reconciled == 3
    assert bench.upstream.store is not None


async def test_a_failure_stops_sending_at_once_and_is_told_at_the_third(bench: Bench) -> None:
    """So that nobody waits twice for a server that hangs, and nobody is told of a hiccup."""
    await bench.steps(1)
    bench.server.mood = "refuses"
    seen = []
    for _ in range(3):
        await bench.steps(1)
        seen.append((bench.upstream.store, bench.upstream.present, bench.upstream.away))
    assert seen == [(None, True, None), (None, True, None), (None, False, "Redis refuses connections")]


async def test_a_hiccup_is_over_after_the_next_step(bench: Bench) -> None:
    """It is reconciled, because nobody knows what the server did last, and users never hear of it."""
    await bench.steps(1)
    store = bench.upstream.store
    bench.upstream.failed(store, StoreUnavailable("Redis closed the connection", "redis_unavailable"))
    bench.upstream.failed(store, StoreUnavailable("Redis closed the connection", "redis_unavailable"))
    await bench.steps(1)
    assert bench.upstream.store not in (None, store)
    assert (bench.reconciled, {present for present, _ in bench.told}) == (2, {True})


async def test_failures_of_an_earlier_store_are_settled(bench: Bench) -> None:
    """A request that fails late must not throw away what has been taken up since."""
    await bench.steps(1)
    old = bench.upstream.store
    bench.upstream.doubt(old)
    await bench.steps(1)
    new = bench.upstream.store
    bench.upstream.failed(old, StoreUnavailable("late", "redis_unavailable"))
    bench.upstream.doubt(old)
    assert bench.upstream.store is new is not None


@pytest.mark.parametrize("mood", ["refuses", "hangs", "loses replies", "read-only"])
async def test_it_is_taken_up_again_when_it_is_well(bench: Bench, mood: Any) -> None:
    """Whatever was wrong, also when it never was there before; what is shown becomes true again."""
    bench.server.mood = mood
    await bench.steps(4)
    assert (bench.upstream.store, bench.upstream.present) == (None, False)
    assert bench.upstream.away
    bench.server.mood = "well"
    await bench.steps(1)
    assert bench.upstream.store is not None
    assert bench.upstream.present
    assert bench.told[-1] == (True, None)


@pytest.mark.parametrize("lose", [0, 1, None])
async def test_a_restart_is_noticed_by_who_looks(bench: Bench, lose: int | None) -> None:
    """Even if it was over between two commands: what the server lost is made up for."""
    await bench.steps(1)
    await bench.server.restart(lose=lose)
    await bench.steps(2)
    assert bench.reconciled == 2


async def test_a_server_that_was_emptied_is_noticed_by_who_looks(bench: Bench) -> None:
    """FLUSHALL is no restart, but the token is gone."""
    await bench.steps(1)
    await bench.server.store.commit(Batch("flush", removals=[Key("checkouts"), Key("a")]))
    await bench.steps(2)
    assert bench.reconciled == 2


async def test_a_race_during_the_reconciliation_is_a_failure(bench: Bench) -> None:
    """Somebody else writes there; it is tried again, and told when it doesn't end."""

    async def race() -> None:
        raise RevisionMoved(Key("session"))

    bench.meanwhile = race
    await bench.steps(3)
    assert bench.upstream.away == "Redis changes while it is brought up to date"


async def test_a_defect_is_a_failure_like_others(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged with its trace, once per outage, told, and gone when it is gone."""

    async def break_down() -> None:
        raise ZeroDivisionError

    bench.meanwhile = break_down
    await bench.steps(5)
    assert bench.upstream.away == "Redis can't be brought up to date; see the log"
    assert sum(record.exc_info is not None for record in caplog.records) == 3
    bench.meanwhile = None
    await bench.steps(1)
    assert bench.upstream.present


async def test_whoever_falls_behind_later_is_caught_up_with(bench: Bench) -> None:
    """Also when it happened after the last round."""
    await bench.steps(1)
    bench.upstream.fell_behind()
    assert bench.upstream.store is None
    await bench.steps(1)
    assert (bench.reconciled, bench.upstream.store is None) == (2, False)


async def running(bench: Bench) -> None:
    """What a sidecar does all the time."""
    while True:
        await bench.upstream.step()
        await bench.upstream.rest()


async def during(work: Coroutine[Any, Any, None], condition: Callable[[], bool]) -> None:
    """Run until the condition holds."""
    task = asyncio.create_task(work)
    try:
        async with asyncio.timeout(10):
            while not condition():  # noqa: ASYNC110  the condition is about state, nobody signals it
                await asyncio.sleep(0.001)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_it_rests_between_its_looks_and_wakes_for_a_doubt(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A doubt is looked into at once, not at the next heartbeat."""
    monkeypatch.setattr("sidecar.stores.upstream._HEARTBEAT", 60.0)
    await bench.steps(1)
    asked = bench.server.asked
    async with asyncio.timeout(20):

        async def doubt() -> None:
            bench.upstream.doubt(bench.upstream.store)
            await running(bench)

        await during(doubt(), lambda: bench.reconciled == 2 and bench.upstream.store is not None)
    assert bench.server.asked - asked < 20


async def test_it_waits_while_the_breaker_is_open(bench: Bench) -> None:
    """And not in a loop that only burns the processor: the clock stands, so it is never time for another try."""
    bench.server.mood = "refuses"
    await during(running(bench), lambda: bench.upstream.away is not None)
    asked = bench.server.asked
    assert asked == 3
