"""`/__ai-dashboard`: what became of changes, as a page with charts."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from starlette.requests import Request
from starlette.responses import Response

from sidecar.analytics import charts
from sidecar.analytics.ledger import SessionTally
from sidecar.analytics.report import Performance, SessionReport, Summary, tokens, whole
from sidecar.analytics.tally import OUTCOMES, Outcome, Tally
from sidecar.api.analytics import Period
from sidecar.api.operations import PAGE, Operation
from sidecar.api.pages import page
from sidecar.api.services import services
from sidecar.models import Wire

_SESSIONS = 10
_QUICK = ((1, "Today"), (7, "7 days"), (30, "30 days"), (90, "90 days"))
_SECOND, _MINUTE = 1_000, 60_000
_THOUSAND, _MILLION = 1_000, 1_000_000
_CENT = 10_000  # micro-dollars

TOLD: Mapping[Outcome, str] = {
    "confirmed": "Confirmed",
    "unconfirmed": "Not seen",
    "broken": "Left broken",
    "rolled_back": "Rolled back",
    "refused": "Refused",
    "cancelled": "Cancelled",
}
"""The outcomes in words."""

Day = Annotated[date | None, BeforeValidator(lambda given: given or None)]  # a form sends its empty members too


class Filters(Wire):
    """`GET /__ai-dashboard`: which days (UTC) and which component; an empty one is all."""

    days: Annotated[int, Field(ge=1, le=92)] = 30
    from_: Annotated[Day, Field(alias="from")] = None
    to: Day = None
    component: Annotated[str, Field(max_length=1_000)] = ""


async def dashboard(request: Request, filters: Filters) -> Response:
    """`GET /__ai-dashboard?days=&from=&to=&component=`: charts of what became of changes, without any file beside it."""
    analytics = services(request).analytics
    today = analytics.today()
    first, last = Period(days=filters.days, from_=filters.from_, to=filters.to).span(today)
    await analytics.settled()
    component = filters.component or None
    days = await analytics.ledger.days(first, last, component)
    sessions, count = await analytics.ledger.sessions(first, last, component, limit=_SESSIONS)
    return page(
        "dashboard.html",
        **shown(days, sessions, count),
        component=filters.component,
        components=sorted({*await analytics.ledger.components(), *([component] if component else [])}),
        first=first,
        last=last,
        today=today,
    )


def shown(days: Mapping[date, Tally], sessions: list[SessionTally], count: int) -> dict[str, Any]:
    """What the page shows of these days; `sessions` are the latest of `count`."""
    tally = whole(days)
    return {
        "summary": Summary.of(tally),
        "performance": Performance.of(tally),
        "sessions": [SessionReport.of(session) for session in sessions],
        "session_count": count,
        "over_time": charts.outcomes_over_time(days),
        "money": charts.money_over_time(days),
        "tokens": charts.tokens_over_time(days),
        "quick": _QUICK,
        "outcomes": OUTCOMES,
        "told": TOLD,
        "charts": charts,
        **FORMATS,
    }


def money(micros: int) -> str:
    """Dollars, with the cents that matter."""
    return f"${micros / _MILLION:,.2f}" if micros >= _CENT or not micros else f"${micros / _MILLION:.4f}"


def duration(milliseconds: float | None) -> str:
    """A time with its unit, as short as it stays readable."""
    if milliseconds is None:
        return "—"
    if milliseconds < _SECOND:
        return f"{milliseconds:.0f} ms"
    if milliseconds < _MINUTE:
        return f"{milliseconds / _SECOND:.{0 if milliseconds >= 10 * _SECOND else 1}f} s"
    return f"{milliseconds / _MINUTE:.1f} min"


def percent(part: float | None) -> str:
    """A part of 1; a dash of nothing."""
    return "—" if part is None else f"{part * 100:.0f} %"


def compact(number: float) -> str:
    """A count, cut to three figures."""
    for size, unit in ((_MILLION, "M"), (_THOUSAND, "k")):
        if number >= size:
            return f"{number / size:.3g} {unit}"
    return f"{number:g}"


def words(name: str) -> str:
    """A name of a program's as people read it."""
    return name.replace("_", " ")


def day(at: date) -> str:
    """A date as people write it."""
    return f"{at.day} {at:%b %Y}"


def dollars(amount: float) -> str:
    """A tick of the scale of money."""
    return f"${amount:g}"


FORMATS: Mapping[str, Callable[..., Any]] = {
    "money_of": money,
    "duration": duration,
    "percent": percent,
    "compact": compact,
    "words": words,
    "day": day,
    "dollars": dollars,
    "all_tokens": tokens,
}
"""How the page writes numbers."""

ROUTES = [
    Operation("GET", "/__ai-dashboard", dashboard, asks=Filters, media=PAGE, tag="Analytics"),
]
