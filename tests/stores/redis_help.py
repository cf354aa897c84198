"""What the tests of the Redis store share."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch
from sidecar.stores.redis import RedisStore


async def code(store: RedisStore, batch: Batch) -> str:
    """How the store refuses a batch."""
    with pytest.raises(StoreUnavailable) as failure:
        await store.commit(batch)
    return failure.value.code


async def warm(store: RedisStore) -> None:
    """A first commit that arrives: on a busy machine it may take longer than a small budget."""
    async with asyncio.timeout(30):
        while True:
            with suppress(StoreUnavailable):
                return await store.commit(Batch("warm"))


async def until(condition: Callable[[], object]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  nobody tells when it holds
            await asyncio.sleep(0.01)
