"""What is counted of changes. Two tallies add up, so that a day, a session and all times are kept the same way. Pure."""

from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from pydantic import Field

from sidecar.analytics.histogram import Histogram
from sidecar.models import Usage, Wire

Outcome = Literal["confirmed", "unconfirmed", "broken", "rolled_back", "refused", "cancelled"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("confirmed", "unconfirmed", "broken", "rolled_back", "refused", "cancelled")
"""How a wish for a change ends: made and seen, made and not seen, made and left broken, taken back, not made, given up."""

MADE: Final[tuple[Outcome, ...]] = ("confirmed", "unconfirmed")
"""Those of a change that stands."""

STAGES: Final = (
    "waiting",
    "reading",
    "thinking",
    "editing",
    "checking",
    "retrying",
    "writing",
    "confirming",
    "rolling_back",
    "repairing",
)
"""The stages of a journey, in their order."""

OTHER: Final = "other"
"""The type of a change of which nobody could tell one, and any stage that isn't one of `STAGES`."""


class Counted(Wire):
    """Base of what adds up, member by member."""

    def __add__(self, other: Self) -> Self:
        names = type(self).model_fields
        return type(self)(**{name: _sum(getattr(self, name), getattr(other, name)) for name in names})


class Share(Counted):
    """The changes of one type, or by one editor: how many were asked for, how many stand, and how long the editor took."""

    asked: int = 0
    made: int = 0
    took: Histogram = Histogram()


class Tally(Counted):
    """What happened, in numbers.

    Attributes:
        outcomes: Changes that were asked for, by what became of them.
        hours: The same by the hour of the day, in UTC.
        types: By the type of the change.
        editors: By the editor that made them; changes that no editor answered are in none.
        verdicts: Receipts, by their verdict, repairs and rewinds included.
        reasons: Why receipts were unconfirmed.
        errors: Why changes and rewinds were refused, by the error's code.
        rewinds: `undo`, `redo`, `restore`.
        broke: Changes that broke the page at first.
        repaired: Those of them that the model put right by itself.
        answers: Questions, plans and summaries: nothing was to be changed.
        proposals: Those made of comments or by other programs.
        sessions: Those that began.
        usage: Tokens.
        cost_micros: Their price in millionths of a dollar, as far as it is known.
        latencies: By stage; `total` from the request to its answer, of changes that were made or taken back.
    """

    outcomes: dict[Outcome, int] = Field(default_factory=dict)
    hours: dict[int, dict[Outcome, int]] = Field(default_factory=dict)
    types: dict[str, Share] = Field(default_factory=dict)
    editors: dict[str, Share] = Field(default_factory=dict)
    verdicts: dict[str, int] = Field(default_factory=dict)
    reasons: dict[str, int] = Field(default_factory=dict)
    errors: dict[str, int] = Field(default_factory=dict)
    rewinds: dict[str, int] = Field(default_factory=dict)
    broke: int = 0
    repaired: int = 0
    answers: int = 0
    proposals: int = 0
    sessions: int = 0
    usage: Usage = Usage()
    cost_micros: int = 0
    latencies: dict[str, Histogram] = Field(default_factory=dict)

    @property
    def asked(self) -> int:
        """How many changes were asked for."""
        return sum(self.outcomes.values())

    @property
    def made(self) -> int:
        """How many of them stand."""
        return sum(self.outcomes.get(outcome, 0) for outcome in MADE)

    @property
    def written(self) -> int:
        """How many reached the files, for good or not."""
        return sum(self.outcomes.get(outcome, 0) for outcome in (*MADE, "broken", "rolled_back"))


def _sum(one: Any, other: Any) -> Any:
    """The sum of two members; of mappings key by key."""
    if not isinstance(one, Mapping):
        return one + other
    both = [*one, *(key for key in other if key not in one)]
    return {
        key: _sum(one[key], other[key]) if key in one and key in other else one.get(key, other.get(key)) for key in both
    }
