import uuid

from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_queue import RedisQueue, Scripted
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock
from tests.fakes.redis_server import RedisServer


async def test_it_is_a_stream_with_a_consumer_group(redis_server: RedisServer) -> None:
    """As other programs see it: one entry a component, and who has it."""
    prefix = f"stream-{uuid.uuid4()}"
    async with RedisStore(parse(redis_server.url), prefix=prefix, budget=10) as store:
        queue = RedisQueue(store, lease=60)
        await queue.offer(["src/Größe.tsx"])
        taken = await queue.take("worker")
        assert taken is not None
        assert taken.component_path == "src/Größe.tsx"
        name = f"{prefix}:comment-queue"
        (entry,) = redis_server.call("XRANGE", name, "-", "+")
        assert [part.decode() for part in entry[1]] == ["component", "src/Größe.tsx"]
        assert redis_server.call("XPENDING", name, "workers")[0] == 1
        await queue.done(taken, "worker")
        assert redis_server.call("XLEN", name) == 0


def test_which_stores_run_scripts() -> None:
    """Redis does; SQLite, and stand-ins for Redis, don't."""
    assert issubclass(RedisStore, Scripted)
    assert not isinstance(SqliteStore(":memory:", clock=Clock()), Scripted)
