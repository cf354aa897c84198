import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from sidecar.editors.prices import Price
from sidecar.journeys.spending import Day, Spending
from sidecar.models import Session, Usage
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

USAGE = Usage(input_tokens=100_000, output_tokens=10_000)  # 0.30 dollars at 2 and 10
NOW = datetime(2026, 11, 20, 23, tzinfo=UTC)
PRICE = Price(2.0, 10.0)


@pytest.fixture
def clock() -> Clock:
    """An hour before midnight."""
    clock = Clock()
    clock.forward(NOW - clock.now)
    return clock


@pytest.fixture
async def store(clock: Clock) -> AsyncIterator[SqliteStore]:
    """A store in memory."""
    async with SqliteStore(":memory:", clock=clock) as store:
        yield store


def spending(store: SqliteStore, clock: Clock, price: Price | None = PRICE, **budgets: float) -> Spending:
    """The accounts of a project."""
    return Spending(store, clock=clock, new_id=uuid.uuid4, price=price, **budgets)


def session(cost: int = 0) -> Session:
    """A session that has cost so much."""
    return Session(session_id="s", component_path="a.tsx", cost_micros=cost, created_at=NOW, last_modified=NOW)


async def test_a_day_adds_up(store: SqliteStore, clock: Clock) -> None:
    """Tokens and money of all prompts; the next day begins at nothing."""
    accounts = spending(store, clock)
    await accounts.add(USAGE)
    await accounts.add(USAGE)
    assert await accounts.today() == Day(usage=USAGE + USAGE, cost_micros=600_000)
    clock.forward(timedelta(hours=1))
    assert await accounts.today() == Day()


async def test_prompts_at_once_are_all_counted(store: SqliteStore, clock: Clock) -> None:
    """Nobody's tokens are lost to a race."""
    accounts = spending(store, clock)
    await asyncio.gather(*(accounts.add(USAGE) for _ in range(5)))
    assert (await accounts.today()).cost_micros == 1_500_000


async def test_a_day_is_forgotten_after_a_week(store: SqliteStore, clock: Clock) -> None:
    """The store keeps no accounts for good."""
    accounts = spending(store, clock)
    await accounts.add(USAGE)
    key = accounts._key()
    clock.forward(timedelta(days=7))
    assert await store.read(key) != [None]
    clock.forward(timedelta(days=1, seconds=1))
    assert await store.read(key) == [None]


@pytest.mark.parametrize(("cost", "refused"), [(0, False), (499_999, False), (500_000, True), (700_000, True)])
async def test_a_session_budget_stops_the_next_prompt(
    store: SqliteStore, clock: Clock, cost: int, refused: bool
) -> None:
    """From the moment it is used up; the sentence names what to do, the details the setting."""
    refusal = await spending(store, clock, session_budget=0.5).refusal(session(cost))
    assert (refusal is not None) is refused
    if refusal is not None:
        assert (refusal.status, refusal.code) == (422, "budget_reached")
        assert refusal.details == {"setting": "session_budget", "budget": 0.5, "spentMicros": cost}
        assert "SIDESTORY_SESSION_BUDGET" in refusal.message


async def test_a_day_budget_counts_all_sessions(store: SqliteStore, clock: Clock) -> None:
    """A new session doesn't help, the next day does."""
    accounts = spending(store, clock, day_budget=0.5)
    await accounts.add(USAGE)
    assert await accounts.refusal(session()) is None
    await accounts.add(USAGE)
    refusal = await accounts.refusal(session())
    assert refusal is not None
    assert refusal.message.startswith("The budget of $0.50 for today is used up ($0.60).")
    assert refusal.details["setting"] == "day_budget"
    clock.forward(timedelta(hours=1))
    assert await accounts.refusal(session()) is None


async def test_a_budget_of_nothing_allows_nothing(store: SqliteStore, clock: Clock) -> None:
    """Zero is a limit, not the lack of one."""
    assert await spending(store, clock, session_budget=0.0).refusal(session()) is not None


async def test_a_budget_of_less_than_a_cent_is_told_in_more_digits(store: SqliteStore, clock: Clock) -> None:
    """Two digits would call it nothing."""
    refusal = await spending(store, clock, session_budget=0.004).refusal(session(4_400))
    assert refusal is not None
    assert "$0.0040" in refusal.message
    assert "$0.0044" in refusal.message
    assert await spending(store, clock).refusal(session(10**9)) is None


async def test_without_a_price_tokens_are_counted(store: SqliteStore, clock: Clock) -> None:
    """And nothing is made up."""
    accounts = spending(store, clock, price=None)
    await accounts.add(USAGE)
    assert accounts.cost(USAGE) is None
    assert await accounts.today() == Day(usage=USAGE)


def test_nothing_used_costs_nothing(clock: Clock) -> None:
    """Quick edits have no usage."""
    assert Spending(None, clock=clock, new_id=uuid.uuid4, price=PRICE).cost(None) is None  # type: ignore[arg-type]
