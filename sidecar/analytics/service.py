"""Counts what becomes of changes. It hears of each journey after its end, and keeps the numbers in the background."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from sidecar.analytics.ledger import Ledger
from sidecar.analytics.record import Price, Record, record_of
from sidecar.errors import StoreUnavailable
from sidecar.journeys.journey import Journey

_log = logging.getLogger(__name__)

_WAITING: Final = 1_000  # journeys that a store which can't be written may leave uncounted; the oldest go


class Analytics:
    """Observes journeys; nothing that it does, or fails to do, reaches one.

    Args:
        ledger: Where the numbers are kept.
        clock: The time now, aware, in UTC.
        price: Of tokens in millionths of a dollar; None where nobody knows it.

    Attributes:
        ledger: Gives the numbers; `settled` first, so that it has all of them.
    """

    def __init__(self, ledger: Ledger, *, clock: Callable[[], datetime], price: Price) -> None:
        self.ledger = ledger
        self._clock = clock
        self._price = price
        self._ended: deque[tuple[Journey, datetime]] = deque(maxlen=_WAITING)
        self._records: deque[Record] = deque(maxlen=_WAITING)
        self._some = asyncio.Event()
        self._adding = asyncio.Lock()

    def observe(self, journey: Journey) -> None:
        """A journey has ended: it is counted soon."""
        self._ended.append((journey, self._clock()))
        self._some.set()

    def today(self) -> date:
        """The day in UTC."""
        return self._clock().date()

    async def run(self) -> None:
        """Count what has ended, until cancelled; what the store refuses is tried again with the next one."""
        while True:
            await self._some.wait()
            self._some.clear()
            await self._tried()

    async def close(self) -> None:
        """Count the last ones, while the store is still open."""
        await self._tried()

    async def settled(self) -> None:
        """Count what has ended by now; raises `StoreUnavailable`."""
        async with self._adding:
            while self._ended:
                record = record_of(*self._ended.popleft(), self._price)
                if record is not None:
                    self._records.append(record)
            if self._records:
                await self.ledger.add(list(self._records))
                self._records.clear()

    async def _tried(self) -> None:
        try:
            await self.settled()
        except StoreUnavailable as error:
            _log.warning("changes are not counted yet: %s", error.message)
