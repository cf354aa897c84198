"""What one document said while a write was watched: the updates that it took, and the errors that it saw. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sidecar.devserver.base import Update
from sidecar.devserver.reports import Report
from sidecar.models import ReceiptError

Key = tuple[str, int]  # what names an update on both ends: accepted path and timestamp


def key(update: Update) -> Key:
    """The name of an update as pages report it."""
    return update.accepted_path, update.timestamp


@dataclass(frozen=True, slots=True)
class Failure:
    """An error, with what tells whose doing it is.

    Attributes:
        error: What broke.
        updates: The updates that the document had begun to take when it broke.
        announced: Whether the dev server had announced the write by then.
        counted: Whether the document's verdict counted then.
    """

    error: ReceiptError
    updates: frozenset[Key]
    announced: bool
    counted: bool


@dataclass(slots=True)
class Testimony:
    """All that one document reported since the write began.

    Attributes:
        loaded_at: When it was loaded, in milliseconds since the epoch of its own clock.
        applied: The updates that it has taken.
        last: What it said when it was last quiet, None while it wasn't. Reports may overtake each other on their way.
        failures: Its errors, in the order in which they arrived.
    """

    loaded_at: float = 0.0
    applied: set[Key] = field(default_factory=set)
    last: Report | None = None
    failures: list[Failure] = field(default_factory=list)

    def take(self, report: Report, errors: Sequence[ReceiptError], *, announced: bool, counted: bool) -> None:
        """A report of this document arrived, with its errors as a receipt tells them."""
        self.loaded_at = report.loaded_at
        updates = frozenset((update.accepted_path, update.timestamp) for update in report.updates)
        self.failures += [Failure(error, updates, announced, counted) for error in errors]
        if report.event == "settled" and report.rendered_at is not None:
            self.applied |= updates
            if self.last is None or self.last.rendered_at is None or report.rendered_at >= self.last.rendered_at:
                self.last = report

    def checked(self, declared: Collection[tuple[str, str, str]]) -> bool:
        """Whether its last word tells of each declaration (file, selector, property) if the browser took it."""
        checks = self.last.checks if self.last is not None else []
        return {(check.file, check.selector, check.property) for check in checks}.issuperset(declared)
