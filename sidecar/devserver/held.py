"""A change that is only shown for a while: whoever opens one of its stories later may still see it break."""

from collections.abc import Collection, Sequence

from sidecar.devserver.evidence import Evidence, signature
from sidecar.devserver.reports import Report
from sidecar.devserver.tabs import Tab
from sidecar.models import ReceiptError

OPENING_SECONDS = 10.0
"""How long after a story was opened an error is its loading's: pages give up waiting for a story after 4 s."""

_MOST = 1_000


class Held:
    """Blames errors on a change that has its receipt, when they come while one of its stories is being opened.

    The documents whose verdict was the receipt's are none of its business: that, and the late errors right after it, told
    of those.

    Args:
        evidence: What was seen of the change.
        tabs: Those documents.
    """

    def __init__(self, evidence: Evidence, tabs: Collection[Tab]) -> None:
        self._evidence = evidence
        self._opened: dict[str, tuple[str | None, float]] = {tab.tab: (tab.story_id, -OPENING_SECONDS) for tab in tabs}

    def blamed(self, report: Report, errors: Sequence[ReceiptError], now: float) -> ReceiptError | None:
        """The error that a report tells of the change, if any; `now` is the monotonic clock in seconds."""
        story, opened = self._opened.pop(report.tab, (None, now))
        if report.event == "gone":
            return None
        if story != report.story_id:
            opened = now
        self._opened[report.tab] = (report.story_id, opened)
        while len(self._opened) > _MOST:
            del self._opened[next(iter(self._opened))]
        if report.story_id not in self._evidence.stories or now - opened >= OPENING_SECONDS:
            return None
        return next((error for error in errors if signature(error) not in self._evidence.known), None)
