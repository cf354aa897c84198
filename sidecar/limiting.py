"""How often the sidecar may be asked to do something: per session and per client, in memory."""

import asyncio
import math
import time
from typing import TYPE_CHECKING

from sidecar.errors import RateLimited

if TYPE_CHECKING:
    from limits.aio.strategies import FixedWindowRateLimiter

_SAID = {
    "client": "Too many requests in a minute; wait {seconds} s, or raise client_rate.",
    "session": "Too many changes of one session in a minute; wait {seconds} s, or raise session_rate.",
}


class RateLimits:
    """Counts what has side effects, minute by minute.

    Args:
        session_rate: How many a minute may be about one session, comment or proposal; 0: any number.
        client_rate: How many a minute may come from one client; 0: any number.
    """

    def __init__(self, session_rate: int, client_rate: int) -> None:
        self._rates = {"session": session_rate, "client": client_rate}
        self._loading = asyncio.Lock()
        self._limiter: FixedWindowRateLimiter | None = None

    async def load(self) -> None:
        """Load the library in a thread, so that the first request doesn't wait for it."""
        async with self._loading:
            if self._limiter is None:
                self._limiter = await asyncio.to_thread(_limiter)

    async def client(self, name: str) -> None:
        """Count a request of a client; `RateLimited` (`too_many_requests`, with `retryAfter`) when it is one too many."""
        await self._count("client", name)

    async def session(self, name: str) -> None:
        """Count a change of a session, likewise."""
        await self._count("session", name)

    async def _count(self, what: str, name: str) -> None:
        rate = self._rates[what]
        if not rate:
            return
        await self.load()
        from limits import RateLimitItemPerMinute  # noqa: PLC0415  only now: two threads that import it wait for each other

        assert self._limiter is not None  # noqa: S101
        item = RateLimitItemPerMinute(rate)
        if await self._limiter.hit(item, what, name):
            return
        window = await self._limiter.get_window_stats(item, what, name)
        seconds = max(1, math.ceil(window.reset_time - time.time()))
        said = _SAID[what].format(seconds=seconds)
        raise RateLimited(said, "too_many_requests", {"retryAfter": seconds, "limit": rate, "per": what})


def _limiter() -> "FixedWindowRateLimiter":
    from limits.aio.storage import MemoryStorage  # noqa: PLC0415  150 ms
    from limits.aio.strategies import FixedWindowRateLimiter  # noqa: PLC0415

    return FixedWindowRateLimiter(MemoryStorage())
