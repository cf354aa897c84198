"""Who is looking: the documents that show a story, by what they report and by their browser's event stream."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sidecar.devserver.reports import Report

# A browser is gone this long after its event stream ended and its last report came: when the tab that holds the stream is
# loaded anew, another one takes the stream over.
GRACE_SECONDS = 2.0
_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Tab:
    """A document that shows a story: `loaded_at` in milliseconds since the epoch, `seen_at` on the monotonic clock.

    `settled` tells whether its story has been rendered since the document was loaded.
    """

    tab: str
    browser: str
    story_id: str | None
    visible: bool
    loaded_at: float
    seen_at: float
    settled: bool = False


class Tabs:
    """The documents that are open now."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tabs: dict[str, Tab] = {}
        self._streams: Counter[str] = Counter()
        self._ended: dict[str, float] = {}  # browser → when its last stream ended

    def report(self, report: Report) -> None:
        """Take in what a document says of itself."""
        if report.event == "gone":
            self._tabs.pop(report.tab, None)
            return
        known = self._tabs.pop(report.tab, None)
        self._tabs[report.tab] = Tab(
            tab=report.tab,
            browser=report.browser,
            story_id=report.story_id,
            visible=report.visible,
            loaded_at=report.loaded_at,
            seen_at=self._clock(),
            settled=report.event == "settled" or (known is not None and known.settled),
        )
        while len(self._tabs) > _MOST:
            del self._tabs[next(iter(self._tabs))]

    def stream_opened(self, browser: str) -> None:
        """A browser's event stream began."""
        self._streams[browser] += 1
        self._ended.pop(browser, None)

    def stream_closed(self, browser: str) -> None:
        """A browser's event stream ended; the last one's end makes its documents' silence count."""
        self._streams[browser] -= 1
        if self._streams[browser] <= 0:
            del self._streams[browser]
            self._ended[browser] = self._clock()
            self._forget_dead()

    def showing(self, stories: Collection[str]) -> list[Tab]:
        """The live documents whose verdict counts: the visible ones that show one of `stories`, else the hidden ones."""
        self._forget_dead()
        shown = [tab for tab in self._tabs.values() if tab.story_id in stories]
        return [tab for tab in shown if tab.visible] or shown

    def count(self) -> int:
        """How many documents show a story that has been rendered."""
        self._forget_dead()
        return sum(tab.settled for tab in self._tabs.values())

    def _forget_dead(self) -> None:
        now = self._clock()
        self._ended = {browser: at for browser, at in self._ended.items() if now - at <= GRACE_SECONDS}
        dead = [
            tab.tab
            for tab in self._tabs.values()
            if tab.browser not in self._streams and tab.browser not in self._ended and now - tab.seen_at > GRACE_SECONDS
        ]
        for tab in dead:
            del self._tabs[tab]
