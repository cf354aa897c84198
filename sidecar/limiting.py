"""How often the sidecar may be asked to do something: per session and per client, in memory."""

import asyncio
import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sidecar.errors import RateLimited

if TYPE_CHECKING:
    from limits import RateLimitItemPerMinute
    from limits.aio.strategies import FixedWindowRateLimiter

_SAID = {
    "client": "Too many requests in a minute; wait {seconds} s, or raise client_rate.",
    "session": "Too many changes of one session in a minute; wait {seconds} s, or raise session_rate.",
}


class RateLimits:
    """Counts what has side effects, minute by minute.

    The library takes a moment to load. Requests don't wait for that: those that come before are counted as soon as it is
    there.

    Args:
        session_rate: How many a minute may be about one session, comment or proposal; 0: any number.
        client_rate: How many a minute may come from one client; 0: any number.
    """

    def __init__(self, session_rate: int, client_rate: int) -> None:
        self._rates = {"session": session_rate, "client": client_rate}
        self._early: list[tuple[str, str]] = []
        self._loading = asyncio.Lock()
        self._counter: _Counter | None = None

    async def load(self) -> None:
        """Load the library, in a thread; from then on what is too much is refused."""
        async with self._loading:
            if self._counter is not None:
                return
            counter = await asyncio.to_thread(_counter)
            while self._early:
                what, name = self._early.pop(0)
                await counter.limiter.hit(counter.per_minute(self._rates[what]), what, name)
            self._counter = counter

    async def client(self, name: str) -> None:
        """Count a request of a client; `RateLimited` (`too_many_requests`, with `retryAfter`) when it is one too many."""
        await self._count("client", name)

    async def session(self, name: str) -> None:
        """Count a change of a session, likewise."""
        await self._count("session", name)

    async def _count(self, what: str, name: str) -> None:
        rate, counter = self._rates[what], self._counter
        if not rate:
            return
        if counter is None:
            self._early.append((what, name))
            return
        item = counter.per_minute(rate)
        if await counter.limiter.hit(item, what, name):
            return
        window = await counter.limiter.get_window_stats(item, what, name)
        seconds = max(1, math.ceil(window.reset_time - time.time()))
        said = _SAID[what].format(seconds=seconds)
        raise RateLimited(said, "too_many_requests", {"retryAfter": seconds, "limit": rate, "per": what})


@dataclass(frozen=True, slots=True)
class _Counter:
    """What the library gives: something that counts, and rates for it."""

    limiter: "FixedWindowRateLimiter"
    per_minute: "type[RateLimitItemPerMinute]"


def _counter() -> _Counter:
    from limits import RateLimitItemPerMinute  # noqa: PLC0415  150 ms
    from limits.aio.storage import MemoryStorage  # noqa: PLC0415
    from limits.aio.strategies import FixedWindowRateLimiter  # noqa: PLC0415

    return _Counter(FixedWindowRateLimiter(MemoryStorage()), RateLimitItemPerMinute)
