import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.record import latencies, record_of
from sidecar.analytics.tally import Share, Tally
from sidecar.journeys.journey import Journey, Kind
from sidecar.models import Usage

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
USAGE = Usage(input_tokens=100, output_tokens=10)


def price(usage: Usage | None) -> int | None:
    """A micro-dollar a token."""
    return None if usage is None else usage.input_tokens + usage.output_tokens


class Ticking:
    """A clock that moves by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def ended(
    kind: Kind = "iterate",
    answer: dict[str, Any] | None = None,
    *,
    receipts: tuple[tuple[str, bool], ...] = (),
    error: str | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Journey:
    """A journey that ended with this answer, or this error, after these receipts (verdict, whether it was rolled back)."""
    journey = Journey("r", kind, "src/Button.tsx", "make it larger", clock)
    journey.session_id = "s"
    for verdict, rolled_back in receipts:
        receipt = {"verdict": verdict, **({"reason": "timeout"} if verdict == "unconfirmed" else {})}
        journey.tell("receipt", receipt=receipt, rolledBack=rolled_back)
    journey.end("error" if error else "done", {"code": error} if error else answer or {})
    return journey


def tally(journey: Journey) -> Tally:
    """What it counts as."""
    record = record_of(journey, AT, price)
    assert record is not None
    return record.tally


def change(verdict: str, **members: Any) -> dict[str, Any]:
    """The answer of a prompt that was written."""
    given = {"sessionId": "s", "versionId": 2, "editor": "quick", "durationMs": 5.0, "rolledBack": False}
    return {**given, "receipt": {"verdict": verdict}, **members}


def test_a_confirmed_change() -> None:
    """It is counted by outcome, hour, type and editor, with its receipt, its tokens and what they cost."""
    journey = ended(answer=change("confirmed"), receipts=(("confirmed", False),))
    journey.edit_type, journey.usage = "size", USAGE
    record = record_of(journey, AT, price)
    assert record is not None
    assert (record.component_path, record.session_id, record.at) == ("src/Button.tsx", "s", AT)
    assert record.tally.model_copy(update={"latencies": {}}) == Tally(
        outcomes={"confirmed": 1},
        hours={14: {"confirmed": 1}},
        types={"size": Share(asked=1, made=1)},
        editors={"quick": Share(asked=1, made=1, took=Histogram.of(5.0))},
        verdicts={"confirmed": 1},
        usage=USAGE,
        cost_micros=110,
    )


@pytest.mark.parametrize(
    ("journey", "outcome"),
    [
        (ended(answer=change("unconfirmed"), receipts=(("unconfirmed", False),)), "unconfirmed"),
        (ended(answer=change("failed"), receipts=(("failed", False),)), "broken"),
        (ended(answer=change("failed", rolledBack=True), receipts=(("failed", True),)), "rolled_back"),
        (ended(error="not_a_quick_edit"), "refused"),
        (ended(error="cancelled"), "cancelled"),
    ],
)
def test_every_end_has_its_outcome(journey: Journey, outcome: str) -> None:
    """Exactly one, and what was refused says why."""
    counted = tally(journey)
    assert counted.outcomes == {outcome: 1}
    assert counted.errors == ({"not_a_quick_edit": 1} if outcome == "refused" else {})
    assert counted.reasons == ({"timeout": 1} if outcome == "unconfirmed" else {})


def test_a_repair() -> None:
    """It is one change with two receipts: it broke the page, and was put right."""
    answer = change("confirmed", editor="claude", repaired=True)
    counted = tally(ended(answer=answer, receipts=(("failed", True), ("confirmed", False))))
    assert (counted.broke, counted.repaired, counted.outcomes) == (1, 1, {"confirmed": 1})
    assert counted.verdicts == {"failed": 1, "confirmed": 1}


def test_a_repair_that_broke_it_again() -> None:
    """It is one change that was taken back."""
    answer = change("failed", editor="claude", repaired=False, rolledBack=True)
    counted = tally(ended(answer=answer, receipts=(("failed", True), ("failed", True))))
    assert (counted.broke, counted.repaired, counted.outcomes) == (1, 0, {"rolled_back": 1})


@pytest.mark.parametrize("kind", ["undo", "redo", "restore"])
def test_rewinds(kind: Kind) -> None:
    """By their button, or typed: the same; one that failed is none."""
    by_button = ended(kind, change("confirmed"), receipts=(("confirmed", False),))
    typed = ended(answer=change("confirmed", kind=kind), receipts=(("confirmed", False),))
    assert tally(by_button) == tally(typed) == Tally(rewinds={kind: 1}, verdicts={"confirmed": 1})
    broke = ended(kind, change("failed", rolledBack=True), receipts=(("failed", True),))
    assert tally(broke) == Tally(verdicts={"failed": 1})
    assert tally(ended(kind, error="nothing_to_undo")) == Tally(errors={"nothing_to_undo": 1})


@pytest.mark.parametrize("answer", [{"kind": "question"}, {"kind": "history"}, {"message": "Answered"}])
def test_answers_are_no_changes(answer: dict[str, Any]) -> None:
    """Questions, summaries and plans cost tokens and nothing else."""
    journey = ended(answer={"sessionId": "s", "editor": "claude", **answer})
    journey.usage = USAGE
    assert tally(journey) == Tally(answers=1, usage=USAGE, cost_micros=110)


def test_proposals() -> None:
    """Made of comments they are counted with their cost; approved they are changes by the editor that made them."""
    processed = ended("process", {"proposals": [{}, {}], "costMicros": 700})
    assert tally(processed) == Tally(proposals=2, cost_micros=700)
    assert tally(ended("propose", {"proposal": {"id": "p"}})) == Tally(proposals=1)
    approved = change("confirmed", editor=None, durationMs=None, proposal={"editor": "claude"})
    counted = tally(ended("approve", approved, receipts=(("confirmed", False),)))
    assert (counted.outcomes, counted.editors) == ({"confirmed": 1}, {"claude": Share(asked=1, made=1)})


def test_a_change_within_an_operation() -> None:
    """What a project's operation changed is counted as a change of its component, in the session of that."""
    made = change("confirmed", componentPath="src/New.tsx", sessionId="inner")
    journey = ended("iterate", {"sessionId": "of the project", "change": made}, receipts=(("confirmed", False),))
    journey.component_path, journey.session_id = "", None
    record = record_of(journey, AT, price)
    assert record is not None
    assert (record.component_path, record.session_id) == ("src/New.tsx", "inner")
    assert record.tally.outcomes == {"confirmed": 1}


def test_what_is_no_change() -> None:
    """An operation that only talks costs tokens; its session is no session of a component."""
    journey = ended("process", {"sessionId": "of the project", "answer": "Because."})
    journey.component_path, journey.session_id, journey.usage = "", None, USAGE
    record = record_of(journey, AT, price)
    assert record is not None
    assert (record.session_id, record.tally) == (None, Tally(usage=USAGE, cost_micros=110))


def test_every_kind_of_journey_is_known() -> None:
    """Previews write nothing for good, so nothing is counted; of all others something is."""
    uncounted = [kind for kind in get_args(Kind) if record_of(ended(kind, {}), AT, price) is None]
    assert uncounted == ["preview"]


def test_a_failed_answer_costs_what_it_used() -> None:
    """Tokens of a prompt of which nothing came are counted all the same."""
    journey = ended(error="model_failed")
    journey.usage = USAGE
    assert (tally(journey).usage, tally(journey).cost_micros) == (USAGE, 110)


def test_the_time_in_each_stage() -> None:
    """A stage that is entered twice is counted once with both; before the first one it reads; strange ones are `other`."""
    clock = Ticking()
    journey = Journey("r", "iterate", "src/Button.tsx", "", clock)
    for seconds, stage in (
        (0.25, "editing"),
        (1, "writing"),
        (0.5, "rolling back"),
        (0.25, "editing"),
        (2, "dreaming"),
    ):
        clock.now += seconds
        journey.stage(stage)
    clock.now += 1
    journey.end("done", {})
    assert latencies(journey) == {
        "reading": Histogram.of(250),
        "editing": Histogram.of(3_000),
        "writing": Histogram.of(500),
        "rolling_back": Histogram.of(250),
        "other": Histogram.of(1_000),
        "total": Histogram.of(5_000),
    }
