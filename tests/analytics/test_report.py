from datetime import UTC, date, datetime

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.ledger import SessionTally
from sidecar.analytics.report import DayReport, Performance, Rates, SessionReport, Summary, Timing, tokens, whole
from sidecar.analytics.tally import Share, Tally
from sidecar.models import Usage

BUSY = Tally(
    outcomes={"confirmed": 6, "unconfirmed": 2, "rolled_back": 2, "refused": 5, "cancelled": 5},
    types={"size": Share(asked=12, made=6), "color": Share(asked=8, made=2)},
    editors={
        "quick": Share(asked=9, made=8, took=Histogram.of(4, 4)),
        "claude": Share(asked=4, made=2, took=Histogram.of(3_000)),
    },
    verdicts={"confirmed": 6, "failed": 3},
    errors={"already_so": 2, "not_a_quick_edit": 3},
    rewinds={"undo": 4, "restore": 1},
    broke=3,
    repaired=1,
    usage=Usage(input_tokens=1_000, output_tokens=20, cache_read_input_tokens=300),
    cost_micros=4_200,
    latencies={"confirming": Histogram.of(100), "reading": Histogram.of(2), "total": Histogram.of(200, 400)},
)


def test_rates() -> None:
    """Each of what it can be a part of; who gave up is neither success nor failure."""
    assert Rates.of(BUSY) == Rates(success=0.5333, rollback=0.2, repair=0.3333, undo=0.5)


def test_nothing_has_no_rates() -> None:
    """A division by nothing is no zero."""
    assert Rates.of(Tally()).wire() == {}
    assert Timing.of(Histogram()).wire() == {"count": 0}


def test_a_summary() -> None:
    """Every outcome and verdict is there, also with none; what there is most of comes first."""
    summary = Summary.of(BUSY)
    assert (summary.asked, summary.made, summary.undos, summary.redos, summary.restores) == (20, 8, 4, 0, 1)
    assert summary.outcomes["broken"] == summary.verdicts["unconfirmed"] == 0
    assert [(share.name, share.success) for share in summary.types] == [("size", 0.5), ("color", 0.25)]
    assert [share.name for share in summary.editors] == ["quick", "claude"]
    assert list(summary.errors) == ["not_a_quick_edit", "already_so"]


def test_performance() -> None:
    """Stages in the order of the journey; editors by their own time."""
    told = Performance.of(BUSY)
    assert list(told.stages) == ["reading", "confirming"]
    assert (told.total.count, told.total.mean_ms, told.total.max_ms) == (2, 300.0, 400.0)
    assert list(told.editors) == ["claude", "quick"]
    assert told.editors["claude"].max_ms == 3_000


def test_a_period_is_the_sum_of_its_days() -> None:
    """And a day says what a chart needs."""
    day = date(2026, 11, 20)
    assert whole({day: BUSY, date(2026, 11, 21): Tally()}) == BUSY
    told = DayReport.of(day, BUSY)
    assert (told.day, told.asked, told.made, told.tokens, told.cost_micros) == (day, 20, 8, 1_320, 4_200)
    assert tokens(BUSY.usage) == 1_320


def test_a_session() -> None:
    """It says which, when, what and how long."""
    at = datetime(2026, 11, 20, tzinfo=UTC)
    told = SessionReport.of(
        SessionTally(session_id="s", component_path="a.tsx", first_at=at, last_at=at, tally=BUSY)
    ).wire()
    assert (told["sessionId"], told["summary"]["made"], told["performance"]["total"]["count"]) == ("s", 8, 2)
