import uuid

from sidecar.comments.queue import StoreQueue
from sidecar.comments.queues import queue_of
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_queue import RedisQueue
from sidecar.stores.shared import Shared
from tests.comments.conftest import Desk
from tests.fakes.redis_server import RedisServer
from tests.stores.test_shared import connected


async def test_without_redis_it_is_the_store_s(desk: Desk) -> None:
    """The embedded one."""
    queue = queue_of(Shared(desk.store), desk.store, clock=desk.clock, new_id=uuid.uuid4, lease=1)
    assert isinstance(queue, StoreQueue)


async def test_with_redis_it_is_a_stream(desk: Desk, redis_server: RedisServer) -> None:
    """Where Redis can be used."""
    async with RedisStore(parse(redis_server.url), prefix=f"queues-{uuid.uuid4()}", budget=10) as redis:

        async def connect() -> RedisStore:
            return redis

        upstream = await connected(connect, desk.store, desk.clock, "one", budget=10)
        queue = queue_of(Shared(desk.store, upstream), desk.store, clock=desk.clock, new_id=uuid.uuid4, lease=1)
    assert isinstance(queue, RedisQueue)
