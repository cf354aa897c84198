"""Puts the analytics together: they hear of every journey's end and keep their numbers in the local store."""

import uuid
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime

from sidecar.analytics.ledger import Ledger
from sidecar.analytics.record import Price
from sidecar.analytics.service import Analytics
from sidecar.stores.base import Store
from sidecar.tasks import Tasks


def wire_analytics(
    store: Store, tasks: Tasks, stack: AsyncExitStack, *, clock: Callable[[], datetime], price: Price
) -> Analytics:
    """The service, counting in the background; the last journeys are counted when `stack` unwinds, after `tasks`."""
    analytics = Analytics(Ledger(store, clock=clock, new_id=uuid.uuid4), clock=clock, price=price)
    stack.push_async_callback(analytics.close)
    tasks.start(analytics.run(), "count what became of changes")
    return analytics
