"""Which queue to use now: a stream on Redis where Redis is the store, else the one in the local store."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sidecar.comments.claims import Queue
from sidecar.comments.queue import StoreQueue
from sidecar.stores.base import Store
from sidecar.stores.redis_queue import RedisQueue, Scripted
from sidecar.stores.shared import Shared


def queue_of(
    shared: Shared, local: Store, *, clock: Callable[[], datetime], new_id: Callable[[], UUID], lease: float
) -> Queue:
    """The queue; see `StoreQueue` for the arguments."""
    server: object = None if shared.store is None else shared.store.server
    if isinstance(server, Scripted):
        return RedisQueue(server, lease=lease)
    return StoreQueue(local, clock=clock, new_id=new_id, lease=lease)
