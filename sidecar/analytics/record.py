"""What an ended journey adds to the numbers. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.tally import OTHER, STAGES, Outcome, Share, Tally
from sidecar.journeys.journey import Journey, JourneyEvent
from sidecar.models import Usage

_REWINDS: Final = {"undo", "redo", "restore"}
_CHANGES: Final = {"iterate", "approve", "create_preview", "update_project"}
_UNCOUNTED: Final = {"preview"}  # nothing of it stays

Members = Mapping[str, Any]
Price = Callable[[Usage | None], int | None]


@dataclass(frozen=True, slots=True)
class Record:
    """A journey in numbers; `session_id` is None where none was opened, `component_path` "" where it was about none."""

    component_path: str
    session_id: str | None
    at: datetime
    tally: Tally


def record_of(journey: Journey, at: datetime, price: Price) -> Record | None:
    """What an ended journey counts as; None for previews, of which nothing stays.

    A change, a rewind and whatever else was made are told apart by what the journey was asked for, and by what its answer
    has: an operation around a change has that under `change`.

    Args:
        journey: It has told its last event.
        at: When it ended, aware, in UTC.
        price: Of tokens in millionths of a dollar, None where nobody knows it.
    """
    if journey.kind in _UNCOUNTED:
        return None
    last = journey.told[-1]
    change: Members = last.data.get("change", last.data)
    rewind = journey.kind if journey.kind in _REWINDS else change.get("kind")
    if rewind in _REWINDS:
        tally = _rewound(str(rewind), last) + _receipts(journey)
    elif journey.kind in _CHANGES or "receipt" in change:
        tally = _asked(journey, last, change, at) + _receipts(journey)
    else:
        tally = Tally(proposals=_made_proposals(journey, last.data))
    cost = price(journey.usage)
    spent = Tally(usage=journey.usage or Usage(), cost_micros=_known_cost(last.data) if cost is None else cost)
    own = change if change is not last.data else {}
    return Record(
        journey.component_path or own.get("componentPath", ""),
        journey.session_id or own.get("sessionId"),
        at,
        tally + spent,
    )


def _asked(journey: Journey, last: JourneyEvent, change: Members, at: datetime) -> Tally:
    """A prompt, or a proposal that was approved: a change, or an answer where there was none to make."""
    outcome = _outcome(last, change)
    if outcome is None:
        return Tally(answers=1)
    made = int(outcome in {"confirmed", "unconfirmed"})
    editor = change.get("editor") or change.get("proposal", {}).get("editor")
    took = change.get("durationMs")
    answered = Share(asked=1, made=made, took=Histogram() if took is None else Histogram.of(took))
    broke = any(event.data["receipt"]["verdict"] == "failed" for event in journey.told if event.name == "receipt")
    return Tally(
        outcomes={outcome: 1},
        hours={at.hour: {outcome: 1}},
        types={journey.edit_type or OTHER: Share(asked=1, made=made)},
        editors={editor: answered} if editor else {},
        errors={last.data["code"]: 1} if outcome == "refused" else {},
        broke=int(broke),
        repaired=int(bool(change.get("repaired"))),
        latencies=latencies(journey) if last.name == "done" else {},
    )


def _outcome(last: JourneyEvent, change: Members) -> Outcome | None:
    """How a wish for a change ended; None when it was none, or it was there already."""
    if last.name == "error":
        return "cancelled" if last.data["code"] == "cancelled" else "refused"
    if change.get("rolledBack"):
        return "rolled_back"
    verdict = (change.get("receipt") or {}).get("verdict")
    return {"confirmed": "confirmed", "unconfirmed": "unconfirmed", "failed": "broken", None: None}[verdict]


def _rewound(kind: str, last: JourneyEvent) -> Tally:
    if last.name == "error":
        return Tally(errors={last.data["code"]: 1})
    return Tally() if last.data.get("rolledBack") else Tally(rewinds={kind: 1})


def _receipts(journey: Journey) -> Tally:
    """All receipts on the way, those of a change that was repaired included."""
    whole = Tally()
    for event in journey.told:
        if event.name == "receipt":
            receipt = event.data["receipt"]
            reason = {receipt["reason"]: 1} if receipt.get("reason") else {}
            whole += Tally(verdicts={receipt["verdict"]: 1}, reasons=reason)
    return whole


def _made_proposals(journey: Journey, answer: Members) -> int:
    """Those that are new: an edited one was counted when it was made."""
    return 0 if journey.kind == "edit" else len(answer.get("proposals", ())) + int("proposal" in answer)


def _known_cost(answer: Members) -> int:
    """What an answer says itself that it cost, where tokens weren't told."""
    return answer.get("costMicros") or 0


def latencies(journey: Journey) -> dict[str, Histogram]:
    """How long a journey was in each of its stages, and in `total`; until the first one it reads."""
    ended = journey.told[-1].at
    entered = [
        ("reading", journey.began),
        *((_stage(event.data["stage"]), event.at) for event in journey.told if event.name == "status"),
        ("", ended),
    ]
    spent: dict[str, float] = {}
    for (stage, start), (_, end) in pairwise(entered):
        spent[stage] = spent.get(stage, 0.0) + (end - start) * 1_000
    return {stage: Histogram.of(each) for stage, each in spent.items()} | {
        "total": Histogram.of((ended - journey.began) * 1_000)
    }


def _stage(name: str) -> str:
    named = name.replace(" ", "_")
    return named if named in STAGES else OTHER
