"""Both queues keep the same promises; that on Redis against a real one."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from sidecar.comments.claims import Queue
from sidecar.comments.queue import StoreQueue
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_queue import RedisQueue
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock
from tests.fakes.redis_server import RedisServer

LEASE = 0.2
Pass = Callable[[], Awaitable[None]]


@pytest.fixture(params=["store", "redis"])
async def queue(request: pytest.FixtureRequest, redis_server: RedisServer) -> AsyncIterator[tuple[Queue, Pass]]:
    """A queue, and what lets its lease pass."""
    clock = Clock()

    async def move() -> None:
        clock.forward(timedelta(seconds=LEASE * 2))

    async def wait() -> None:
        await asyncio.sleep(LEASE * 1.5)  # Redis has a clock of its own

    if request.param == "store":
        async with SqliteStore(":memory:", clock=clock) as store:
            yield StoreQueue(store, clock=clock, new_id=uuid.uuid4, lease=LEASE), move
    else:
        async with RedisStore(parse(redis_server.url), prefix=f"queue-{uuid.uuid4()}", budget=10) as redis:
            yield RedisQueue(redis, lease=LEASE), wait


async def test_each_component_is_handed_out_once(queue: tuple[Queue, Pass]) -> None:
    """However often it is offered, and however many ask at once."""
    each, _ = queue
    await each.offer([])
    await each.offer(["a", "b"])
    await each.offer(["b", "c"])
    taken = await asyncio.gather(*(each.take(f"w{number}") for number in range(5)))
    # Of several that ask a store at the same moment one may lose and find nothing: it asks again.
    found = [one for one in [*taken, *[await each.take("late") for _ in range(4)]] if one is not None]
    assert sorted(one.component_path for one in found) == ["a", "b", "c"]
    assert not any(one.again for one in found)


async def test_who_is_silent_loses_it(queue: tuple[Queue, Pass]) -> None:
    """The next one is told that another had it; the first one's end is not the end of it."""
    each, let_pass = queue
    await each.offer(["a"])
    first = await each.take("one")
    assert first is not None
    assert await each.take("two") is None
    await let_pass()
    second = await each.take("two")
    assert second is not None
    assert (second.component_path, second.entry, second.again) == ("a", first.entry, True)
    assert not await each.renew(first, "one")
    await each.done(first, "one")
    assert await each.renew(second, "two")


async def test_what_is_done_is_gone_until_it_is_offered(queue: tuple[Queue, Pass]) -> None:
    """With a new entry then."""
    each, let_pass = queue
    await each.offer(["a"])
    first = await each.take("one")
    assert first is not None
    await each.done(first, "one")
    await let_pass()
    assert await each.take("two") is None
    await each.offer(["a"])
    again = await each.take("two")
    assert again is not None
    assert not again.again
    assert again.entry != first.entry
