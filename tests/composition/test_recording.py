import asyncio
from contextlib import AsyncExitStack

from sidecar.composition.recording import wire_analytics
from sidecar.stores.sqlite import SqliteStore
from sidecar.tasks import Tasks
from tests.analytics.test_record import change, ended, price
from tests.clock import Clock


async def test_the_last_journeys_are_counted_at_the_end() -> None:
    """Those that end when the tasks are cancelled, too: the store is still open then."""
    clock = Clock()
    async with SqliteStore(":memory:", clock=clock) as store:
        async with AsyncExitStack() as stack, Tasks() as tasks:
            analytics = wire_analytics(store, tasks, stack, clock=clock, price=price)

            async def dying() -> None:
                try:
                    await asyncio.Event().wait()
                finally:
                    analytics.observe(ended(error="cancelled"))

            tasks.start(dying(), "a journey")
            await asyncio.sleep(0)
            analytics.observe(ended(answer=change("confirmed")))
        assert (await analytics.ledger.total()).outcomes == {"confirmed": 1, "cancelled": 1}
