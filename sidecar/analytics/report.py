"""Tallies as answers: rates, shares and percentiles. Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Self

from pydantic import Field

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.ledger import SessionTally
from sidecar.analytics.tally import OUTCOMES, STAGES, Outcome, Share, Tally
from sidecar.models import Usage, Wire


class Rates(Wire):
    """Parts of 1, each None where there is nothing that it could be a part of.

    Attributes:
        success: Changes that stand, of those asked for and not given up.
        rollback: Changes that were taken back because the page broke, of those written.
        repair: Changes that broke the page and were put right without a person, of those that broke it.
        undo: Undos, of changes that stand; going back over older ones it may exceed 1.
    """

    success: float | None = None
    rollback: float | None = None
    repair: float | None = None
    undo: float | None = None

    @classmethod
    def of(cls, tally: Tally) -> Self:
        """The rates of a tally."""
        return cls(
            success=_part(tally.made, tally.asked - tally.outcomes.get("cancelled", 0)),
            rollback=_part(tally.outcomes.get("rolled_back", 0), tally.written),
            repair=_part(tally.repaired, tally.broke),
            undo=_part(tally.rewinds.get("undo", 0), tally.made),
        )


class Timing(Wire):
    """How long something took, in milliseconds; percentiles are at most a quarter off."""

    count: int = 0
    p50_ms: float | None = None
    p95_ms: float | None = None
    mean_ms: float | None = None
    max_ms: float | None = None

    @classmethod
    def of(cls, histogram: Histogram) -> Self:
        """What a histogram says."""
        count = histogram.count
        return cls(
            count=count,
            p50_ms=_rounded(histogram.quantile(0.5)),
            p95_ms=_rounded(histogram.quantile(0.95)),
            mean_ms=_rounded(histogram.sum_ms / count) if count else None,
            max_ms=_rounded(histogram.max_ms) if count else None,
        )


class ShareReport(Wire):
    """The changes of one type, or by one editor."""

    name: str
    asked: int
    made: int
    success: float | None = None

    @classmethod
    def of(cls, name: str, share: Share) -> Self:
        """A share under its name."""
        return cls(name=name, asked=share.asked, made=share.made, success=_part(share.made, share.asked))


class Summary(Wire):
    """What happened, of whatever: a session, a component, a period."""

    asked: int
    made: int
    outcomes: dict[Outcome, int]
    rates: Rates
    types: list[ShareReport]
    editors: list[ShareReport]
    verdicts: dict[str, int]
    unconfirmed_because: dict[str, int]
    errors: dict[str, int]
    undos: int
    redos: int
    restores: int
    answers: int
    proposals: int
    sessions: int
    usage: Usage
    cost_micros: int

    @classmethod
    def of(cls, tally: Tally) -> Self:
        """The summary of a tally; types, editors and errors by how many there are."""
        return cls(
            asked=tally.asked,
            made=tally.made,
            outcomes={outcome: tally.outcomes.get(outcome, 0) for outcome in OUTCOMES},
            rates=Rates.of(tally),
            types=_shares(tally.types),
            editors=_shares(tally.editors),
            verdicts={name: tally.verdicts.get(name, 0) for name in ("confirmed", "unconfirmed", "failed")},
            unconfirmed_because=_most_first(tally.reasons),
            errors=_most_first(tally.errors),
            undos=tally.rewinds.get("undo", 0),
            redos=tally.rewinds.get("redo", 0),
            restores=tally.rewinds.get("restore", 0),
            answers=tally.answers,
            proposals=tally.proposals,
            sessions=tally.sessions,
            usage=tally.usage,
            cost_micros=tally.cost_micros,
        )


class DayReport(Wire):
    """One day of a period."""

    day: date
    asked: int
    made: int
    outcomes: dict[Outcome, int]
    tokens: int
    cost_micros: int

    @classmethod
    def of(cls, day: date, tally: Tally) -> Self:
        """A day's tally in short."""
        return cls(
            day=day,
            asked=tally.asked,
            made=tally.made,
            outcomes={outcome: tally.outcomes.get(outcome, 0) for outcome in OUTCOMES},
            tokens=tokens(tally.usage),
            cost_micros=tally.cost_micros,
        )


class Performance(Wire):
    """How long changes took: in all, by stage in the order of the journey, and by editor, whose time is its own alone."""

    total: Timing = Timing()
    stages: dict[str, Timing] = Field(default_factory=dict)
    editors: dict[str, Timing] = Field(default_factory=dict)

    @classmethod
    def of(cls, tally: Tally) -> Self:
        """The latencies of a tally; stages and editors without any are left out."""
        return cls(
            total=Timing.of(tally.latencies.get("total", Histogram())),
            stages={stage: Timing.of(tally.latencies[stage]) for stage in STAGES if stage in tally.latencies},
            editors={name: Timing.of(share.took) for name, share in sorted(tally.editors.items()) if share.took.counts},
        )


class SessionReport(Wire):
    """What happened in one session."""

    session_id: str
    component_path: str
    first_at: datetime
    last_at: datetime
    summary: Summary
    performance: Performance

    @classmethod
    def of(cls, session: SessionTally) -> Self:
        """A session's tally as it is told."""
        return cls(
            session_id=session.session_id,
            component_path=session.component_path,
            first_at=session.first_at,
            last_at=session.last_at,
            summary=Summary.of(session.tally),
            performance=Performance.of(session.tally),
        )


def tokens(usage: Usage) -> int:
    """All tokens, in and out, cached or not."""
    return sum(getattr(usage, name) for name in Usage.model_fields)


def whole(days: Mapping[date, Tally]) -> Tally:
    """The tally of a period."""
    return sum(days.values(), Tally())


def _shares(shares: Mapping[str, Share]) -> list[ShareReport]:
    ordered = sorted(shares.items(), key=lambda each: (-each[1].asked, each[0]))
    return [ShareReport.of(name, share) for name, share in ordered]


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _part(some: int, of: int) -> float | None:
    return round(some / of, 4) if of else None


def _rounded(milliseconds: float | None) -> float | None:
    return None if milliseconds is None else round(milliseconds, 1)
