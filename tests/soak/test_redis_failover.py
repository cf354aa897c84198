import asyncio
import random
from collections.abc import Callable

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Append, Batch
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.fakes.redis_server import RedisSentinel, RedisServer

pytestmark = pytest.mark.soak


async def until(condition: Callable[[], object]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110  what is waited for announces nothing
            await asyncio.sleep(0.02)


async def append(store: RedisStore, number: int) -> None:
    """Send one batch until it is taken, as whoever has an outbox does."""
    async with asyncio.timeout(60):
        while True:
            try:
                await store.commit(Batch(f"{number}", appends=[Append("l", b"%d" % number)]))
            except StoreUnavailable:
                await asyncio.sleep(0.05)
            else:
                return


async def test_a_failover_doubles_nothing_and_loses_nothing_that_was_replicated() -> None:
    """The primary dies under load, the Sentinel makes the replica primary, and the store finds it by itself."""
    with RedisServer() as primary, RedisServer(replica_of=primary) as replica:
        primary.call("SET", "warm", "1")
        await until(lambda: replica.call("EXISTS", "warm"))
        with RedisSentinel(primary) as sentinel:
            await until(lambda: sentinel.call("SENTINEL", "REPLICAS", sentinel.service))
            async with RedisStore(parse(sentinel.url)) as store:
                before = await store.vitals()
                for number in range(200):
                    await append(store, number)
                assert primary.call("WAIT", 1, 10_000) == 1
                senders = asyncio.gather(*(append(store, number) for number in range(200, 400)))
                await asyncio.sleep(random.random() * 0.05)
                primary.kill()
                await senders
                values = [int(value) for value in await store.log("l")]
                assert (await store.vitals()).run_id != before.run_id
            assert len(values) == len(set(values)), "nothing came twice"
            assert set(range(200)) <= set(values), "nothing that the replica had is lost"
            assert replica.call("ROLE")[0] == b"master"
