"""`/analytics/…`, `/metrics`, `/design-sessions/{id}/metrics`: what became of changes, in numbers."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from sidecar.analytics.ledger import KEPT, SessionTally
from sidecar.analytics.prometheus import CONTENT_TYPE, exposition
from sidecar.analytics.report import DayReport, Performance, SessionReport, Summary, whole
from sidecar.api.operations import Operation
from sidecar.api.requests import Number, Path
from sidecar.api.services import Services, services
from sidecar.errors import Malformed
from sidecar.models import Session, Wire

_LONGEST = KEPT.days + 2  # days, so that three whole months can be asked for


class Period(Wire):
    """`GET /analytics/edits` and `/performance`: which days, in UTC. Without dates the last `days`, today included."""

    days: Number = 30
    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None
    component_path: Path | None = None

    def span(self, today: date) -> tuple[date, date]:
        """The first and the last day.

        Raises:
            Malformed: `bad_period`: it ends before it begins, or is longer than anything is kept.
        """
        last = self.to or today
        first = self.from_.toordinal() if self.from_ else last.toordinal() - self.days + 1
        if not max(1, last.toordinal() - _LONGEST) < first <= last.toordinal():
            raise Malformed(
                f"The period must be of 1 to {_LONGEST} days, and end when it began or later.", "bad_period"
            )
        return date.fromordinal(first), last


class SessionsPage(Period):
    """`GET /analytics/sessions`: sessions that were last active in the period."""

    offset: Number = 0
    limit: Number = 50  # of more than 200 that many are given


class OfPeriod(Wire):
    """What every answer about a period says first."""

    success: Literal[True] = True
    from_: Annotated[date, Field(alias="from")]
    to: date
    component_path: str | None = None


class Edits(OfPeriod):
    """What became of the changes that were asked for."""

    summary: Summary
    days: list[DayReport]


class Latencies(OfPeriod):
    """How long changes took."""

    performance: Performance


class Sessions(OfPeriod):
    """Sessions, the one that was active last first."""

    sessions: list[SessionReport]
    total: Annotated[int, Field(description="How many there are in the period.")]
    summary: Summary


class SessionMetrics(SessionReport):
    """What happened in one session."""

    success: Literal[True] = True

    @classmethod
    def of_session(cls, session: Session, counted: SessionTally | None) -> Self:
        """Those of a session; all zeros when nothing has happened in it yet."""
        begun = counted or SessionTally(
            session_id=session.session_id,
            component_path=session.component_path,
            first_at=session.created_at,
            last_at=session.last_modified,
        )
        return cls.model_validate(SessionReport.of(begun).model_dump())


async def edits(request: Request, asked: Period) -> Edits:
    """`GET /analytics/edits`: changes by outcome, type, editor and day, with rates, tokens and money."""
    within, component, (first, last) = await _asked(request, asked)
    days = await within.analytics.ledger.days(first, last, component)
    return Edits(
        from_=first,
        to=last,
        component_path=component,
        summary=Summary.of(whole(days)),
        days=[DayReport.of(day, tally) for day, tally in days.items()],
    )


async def performance(request: Request, asked: Period) -> Latencies:
    """`GET /analytics/performance`: how long changes took, in all, by stage and by editor."""
    within, component, (first, last) = await _asked(request, asked)
    days = await within.analytics.ledger.days(first, last, component)
    return Latencies(from_=first, to=last, component_path=component, performance=Performance.of(whole(days)))


async def sessions(request: Request, asked: SessionsPage) -> Sessions:
    """`GET /analytics/sessions`: what happened in each session, the latest first, and in all of them."""
    within, component, (first, last) = await _asked(request, asked)
    ledger = within.analytics.ledger
    found, total = await ledger.sessions(first, last, component, offset=asked.offset, limit=min(asked.limit, 200))
    return Sessions(
        from_=first,
        to=last,
        component_path=component,
        sessions=[SessionReport.of(session) for session in found],
        total=total,
        summary=Summary.of(whole(await ledger.days(first, last, component))),
    )


async def session_metrics(request: Request) -> SessionMetrics:
    """`GET /design-sessions/{id}/metrics`: what happened in one session."""
    within = services(request)
    session = await within.sessions.get(request.path_params["id"])
    await within.analytics.settled()
    return SessionMetrics.of_session(session, await within.analytics.ledger.session(session.session_id))


async def metrics(request: Request) -> Response:
    """`GET /metrics`: the counts of all times in Prometheus' text format."""
    within = services(request)
    await within.analytics.settled()
    gauges: dict[str, tuple[str, Callable[[], int]]] = {
        "pages": ("Pages that show a story now.", within.tabs.count),
        "store_degraded": (
            "Whether a worse store than the intended one is in use.",
            lambda: within.store.degraded is not None,
        ),
        "dev_server_connected": ("Whether the dev server's hot updates are followed.", lambda: within.link.connected),
    }
    text = exposition(
        await within.analytics.ledger.total(), {name: (told, now()) for name, (told, now) in gauges.items()}
    )
    return Response(text, media_type=CONTENT_TYPE)


async def _asked(request: Request, asked: Period) -> tuple[Services, str | None, tuple[date, date]]:
    """The services, with everything counted by now; the component in its canonical form; the days."""
    within = services(request)
    span = asked.span(within.analytics.today())
    component = None if asked.component_path is None else within.policy.canonical(asked.component_path)
    await within.analytics.settled()
    return within, component, span


ROUTES = [
    Operation("GET", "/analytics/edits", edits, asks=Period, gives=Edits, tag="Analytics"),
    Operation("GET", "/analytics/performance", performance, asks=Period, gives=Latencies, tag="Analytics"),
    Operation("GET", "/analytics/sessions", sessions, asks=SessionsPage, gives=Sessions, tag="Analytics"),
    Operation("GET", "/design-sessions/{id}/metrics", session_metrics, gives=SessionMetrics, tag="Analytics"),
    Operation("GET", "/metrics", metrics, media=["text/plain"], tag="Analytics"),
]
