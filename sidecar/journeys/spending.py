"""What the model costs, and whether it may cost more: per session, and per day for the whole project."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from sidecar.editors.prices import Price
from sidecar.errors import CannotDo, SidestoryError
from sidecar.models import Session, Usage, Wire
from sidecar.stores.base import ABSENT, Batch, Expiry, Key, Put, RevisionMoved, Store

_KEPT = timedelta(days=8)  # a week of days
_ATTEMPTS = 8  # adding loses a race only while somebody else wins one
_MICROS = 1_000_000
_CENT = 0.01  # dollars; what is less is told in more digits


class Day(Wire):
    """What one day has cost so far; the document `spend:<yyyy-mm-dd>`."""

    usage: Usage = Usage()
    cost_micros: int = 0


class Spending:
    """Counts money and says when it is enough.

    Args:
        store: Where the days are kept.
        clock: The time now, aware, in UTC: it decides which day it is.
        new_id: Makes batch uids.
        price: Of the model; None when nobody knows it: then only tokens are counted.
        session_budget: Dollars, None for no limit.
        day_budget: Likewise.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        price: Price | None,
        session_budget: float | None = None,
        day_budget: float | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._price = price
        self._session_budget = session_budget
        self._day_budget = day_budget

    def cost(self, usage: Usage | None) -> int | None:
        """The estimate in micro-dollars; None when there is nothing to price or no price."""
        return None if usage is None or self._price is None else self._price.micros(usage)

    async def refusal(self, session: Session) -> SidestoryError | None:
        """Why the model may not be asked now (`budget_reached`), or None.

        Without a budget nothing is read.
        """
        if self._session_budget is not None and session.cost_micros >= self._session_budget * _MICROS:
            advice = "Start a new session, or raise"
            return _reached("session", "this session", session.cost_micros, self._session_budget, advice)
        return await self.refusal_of_day()

    async def refusal_of_day(self) -> SidestoryError | None:
        """Likewise for what belongs to no session."""
        if self._day_budget is not None:
            spent = (await self.today()).cost_micros
            if spent >= self._day_budget * _MICROS:
                return _reached("day", "today", spent, self._day_budget, "Go on tomorrow, or raise")
        return None

    async def today(self) -> Day:
        """What the day (in UTC) has cost so far."""
        (document,) = await self._store.read(self._key())
        return Day() if document is None else Day.model_validate_json(document.value)

    async def add(self, usage: Usage) -> None:
        """Add the tokens of a prompt to the day."""
        key = self._key()
        for _ in range(_ATTEMPTS):
            (document,) = await self._store.read(key)
            day = Day() if document is None else Day.model_validate_json(document.value)
            more = Day(usage=day.usage + usage, cost_micros=day.cost_micros + (self.cost(usage) or 0))
            revision = ABSENT if document is None else document.revision
            batch = Batch(
                uid=str(self._new_id()),
                puts=[Put(key, more.model_dump_json(by_alias=True).encode(), expect=revision)],
                expiry=Expiry([key.name], self._clock() + _KEPT),
            )
            try:
                return await self._store.commit(batch)
            except RevisionMoved:
                continue
        return None  # others spend at this very moment, again and again: a day's sum may miss a prompt

    def _key(self) -> Key:
        return Key(f"spend:{self._clock():%Y-%m-%d}")


def _reached(which: str, whose: str, spent: int, budget: float, advice: str) -> CannotDo:
    setting = f"{which}_budget"
    sentence = (
        f"The budget of {_dollars(budget)} for {whose} is used up ({_dollars(spent / _MICROS)})."
        f" {advice} SIDESTORY_{setting.upper()}; quick edits still work."
    )
    return CannotDo(sentence, "budget_reached", {"setting": setting, "budget": budget, "spentMicros": spent})


def _dollars(amount: float) -> str:
    return f"${amount:.2f}" if amount == 0 or amount >= _CENT else f"${amount:.4f}"
