import asyncio
import uuid
from collections.abc import AsyncIterator, Sequence

import pytest

from sidecar.analytics.ledger import Ledger
from sidecar.analytics.record import Record
from sidecar.analytics.service import Analytics
from sidecar.errors import StoreUnavailable
from sidecar.stores.sqlite import SqliteStore
from sidecar.tasks import Tasks
from tests.analytics.test_record import change, ended, price
from tests.api.conftest import until
from tests.clock import Clock


@pytest.fixture
async def analytics() -> AsyncIterator[Analytics]:
    """Over an empty store in memory."""
    clock = Clock()
    async with SqliteStore(":memory:", clock=clock) as store:
        yield Analytics(Ledger(store, clock=clock, new_id=uuid.uuid4), clock=clock, price=price)


async def asked(analytics: Analytics) -> int:
    """How many changes are counted."""
    return (await analytics.ledger.total()).asked


async def test_it_counts_in_the_background(analytics: Analytics) -> None:
    """A journey that ends is kept soon, without anybody asking."""
    async with Tasks() as tasks:
        tasks.start(analytics.run(), "count")
        analytics.observe(ended(answer=change("confirmed")))
        async with asyncio.timeout(20):
            while await asked(analytics) == 0:  # noqa: ASYNC110  a store announces nothing
                await asyncio.sleep(0.005)
    assert await asked(analytics) == 1


async def test_whoever_reads_sees_all_that_has_ended(analytics: Analytics) -> None:
    """Also while nothing runs in the background, in one commit, and nothing is counted twice."""
    for _ in range(3):
        analytics.observe(ended(answer=change("confirmed")))
    await asyncio.gather(analytics.settled(), analytics.settled())
    await analytics.settled()
    assert await asked(analytics) == 3
    analytics.observe(ended("preview", {}))
    await analytics.close()
    assert await asked(analytics) == 3


async def test_a_store_that_fails_costs_no_journey_anything(
    analytics: Analytics, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Observing neither waits nor raises; what couldn't be kept is with the next one; readers are told."""

    async def full(_: Ledger, _records: Sequence[Record]) -> None:
        raise StoreUnavailable("The disk is full.", "store_failed")

    async with Tasks() as tasks:
        tasks.start(analytics.run(), "count")
        with monkeypatch.context() as patched:
            patched.setattr(Ledger, "add", full)
            analytics.observe(ended(answer=change("confirmed")))
            await until(lambda: "not counted yet: The disk is full." in caplog.text)
            with pytest.raises(StoreUnavailable):
                await analytics.settled()
        analytics.observe(ended(answer=change("confirmed")))
        await analytics.settled()
    assert await asked(analytics) == 2


async def test_a_day_is_one_in_utc(analytics: Analytics) -> None:
    """By the clock that it was given."""
    assert str(analytics.today()) == "2026-11-20"
