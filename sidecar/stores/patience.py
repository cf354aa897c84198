"""How long one request waits for the shared store, all its commands together.

A server that answers each command just in time would otherwise make a change of four commands wait four times.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar

from sidecar.errors import StoreUnavailable


class _Purse:
    """What is left, in seconds."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds


_purse: ContextVar[_Purse | None] = ContextVar("patience", default=None)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """What happens within, in tasks that are started there too, waits at most so long for the shared store."""
    token = _purse.set(_Purse(seconds))
    try:
        yield
    finally:
        _purse.reset(token)


@asynccontextmanager
async def waiting() -> AsyncIterator[None]:
    """Wait for the shared store; raise `StoreUnavailable` when the request has waited long enough."""
    purse = _purse.get()
    if purse is None:  # what runs in the background has time
        yield
        return
    began = time.monotonic()
    try:
        async with asyncio.timeout(max(0.0, purse.left)):
            yield
    except TimeoutError as error:
        raise StoreUnavailable("Redis is too slow: a request waited a second for it", "redis_unavailable") from error
    finally:
        purse.left -= time.monotonic() - began
