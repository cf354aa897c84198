"""Cancellations that a library takes no notice of."""

import asyncio

import pytest

from sidecar.stores.base import Key
from sidecar.stores.cancelling import cancellable
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.fakes.redis_server import RedisServer


async def deaf(answer: str | Exception) -> str:
    """What answers, or fails, though it is cancelled."""
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        if isinstance(answer, Exception):
            raise answer from None
    return str(answer)


@pytest.mark.parametrize("answer", ["done", ValueError("refused")])
async def test_who_is_cancelled_ends_whatever_was_made_of_it(answer: str | Exception) -> None:
    """An answer or another error instead of the cancellation: it is one all the same."""

    async def ask() -> str:
        with cancellable():
            return await deaf(answer)

    task = asyncio.create_task(ask())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()


async def test_a_time_limit_is_told_as_such() -> None:
    """`asyncio.timeout` cancels too, and must hear of its own cancellation."""

    async def ask() -> None:
        async with asyncio.timeout(0):
            with cancellable():
                await deaf("too late")

    with pytest.raises(TimeoutError):
        await ask()


async def test_what_is_done_after_a_cancellation_is_done() -> None:
    """Cleaning up in a cancelled task: only a further cancellation ends it."""
    told: list[str] = []

    async def tidy() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            with cancellable():
                await asyncio.sleep(0)
                told.append("tidy")

    task = asyncio.create_task(tidy())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert told == ["tidy"]
    assert task.cancelled()


async def test_asking_redis_again_and_again_ends_when_it_is_cancelled(redis_server: RedisServer) -> None:
    """At whichever step of a command the cancellation comes; Python 3.11 lost every third of them."""
    async with RedisStore(parse(redis_server.url), budget=5) as store:

        async def ask() -> None:
            while True:
                await store.read(Key("k"))

        await store.read(Key("k"))
        for steps in range(120):
            task = asyncio.create_task(ask())
            for _ in range(steps % 40):
                await asyncio.sleep(0)
            task.cancel()
            ended, _ = await asyncio.wait([task], timeout=5)
            assert ended, f"it goes on after a cancellation at step {steps}"
