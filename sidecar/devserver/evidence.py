"""What was seen of one write, and the verdict that follows from it. Pure: times and events come in, a receipt comes out.

The rules are those of docs/architecture.md ("Receipts"); each trap that they answer is in docs/receipts.md.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sidecar.devserver.base import Update
from sidecar.devserver.reports import Report
from sidecar.devserver.tabs import Tab
from sidecar.models import Reason, Receipt, ReceiptError, Stage, StageMark

# Seconds after the write, or after the last sign of life, that each absence is believed.
UPDATE_GRACE = 0.15  # further files of the set may still be announced
NO_CLIENT_AFTER = 0.3  # nobody shows the story: only the dev server's own word is waited for
CLIENT_LOST_AFTER = 1.5  # everybody who showed it went away; a reload comes back sooner
NO_UPDATE_AFTER = 2.0  # somebody shows the story, but the dev server stays silent

HINTS: Mapping[Reason, str] = MappingProxyType(
    {
        "no_dev_server": "The dev server isn't running or Sidestory can't find it. Start Storybook, then check again.",
        "no_client": "Nobody has this story open, so nobody saw it render. Open the story, then check again.",
        "not_in_module_graph": "The file was written, but the dev server sent no update for it. If nothing changes on the "
        "screen, reload the page; under WSL or Docker turn on polling (server.watch.usePolling).",
        "timeout": "The browser didn't answer in time. Look at the story, then check again.",
        "broken_before": "This story was already failing before the change, so the new code was never seen rendering.",
    }
)


@dataclass(slots=True)
class Evidence:
    """Everything seen of one write.

    Attributes:
        receipt_id: The receipt's id.
        files: The project paths written.
        stories: The ids of the stories whose modules reach one of the files.
        began: When the write began, on the monotonic clock in seconds, and `began_epoch` in ms since the epoch.
        covers: Whether loading the module at an accepted path anew loads the file anew too.
        known: Signatures of compile errors that stood before the write.
    """

    receipt_id: str
    files: frozenset[str]
    stories: frozenset[str]
    began: float
    began_epoch: float
    covers: Callable[[Update, str], bool]
    known: Collection[str] = ()
    linked: bool = True
    written: float | None = None
    watched: dict[str, float] = field(default_factory=dict)
    sent: dict[str, tuple[float, Update]] = field(default_factory=dict)  # file → when, and which update
    reload_at: float | None = None
    compile_error: ReceiptError | None = None
    settled: dict[str, list[Report]] = field(default_factory=dict)
    failed: tuple[str, ReceiptError] | None = None
    had_tabs_until: float | None = None

    # --- what is seen ---

    def see_watched(self, paths: Collection[str], now: float) -> None:
        """The watcher saw files change."""
        for path in self.files.intersection(paths):
            self.watched.setdefault(path, now)

    def see_updates(self, updates: Sequence[Update], now: float) -> None:
        """The dev server announced updates."""
        for path in self.files:
            for update in updates:
                if self.covers(update, path):
                    self.sent[path] = (now, update)

    def see_compile_error(self, error: ReceiptError) -> None:
        """The dev server could not compile a module."""
        if error.file in self.files and signature(error) not in self.known:
            self.compile_error = error

    def see_report(self, report: Report, errors: Sequence[ReceiptError], tabs: Collection[Tab]) -> None:
        """A page reported; it counts when it is one of `tabs`."""
        if report.tab not in {tab.tab for tab in tabs}:
            return
        if errors and self.failed is None:
            self.failed = (report.tab, errors[0])
        if report.event == "settled":
            self.settled.setdefault(report.tab, []).append(report)

    # --- what follows ---

    def judge(self, now: float, tabs: Collection[Tab], timeout: float) -> Receipt | None:
        """The receipt, or None while it is too early to tell.

        Args:
            now: The monotonic clock, in seconds.
            tabs: The documents whose verdict counts now.
            timeout: The longest wait in seconds.
        """
        error = self._error(tabs)
        if error is not None:
            return self._failed(error)
        if not self.linked:
            return self._unconfirmed("no_dev_server")
        waited = now - (self.written if self.written is not None else now)
        return self._somebody(now, waited, tabs, timeout) if tabs else self._nobody(now, waited, timeout)

    def _error(self, tabs: Collection[Tab]) -> ReceiptError | None:
        if self.compile_error is not None:
            return self.compile_error
        if self.failed is not None and self.failed[0] in {tab.tab for tab in tabs}:
            return self.failed[1]
        return None

    def _somebody(self, now: float, waited: float, tabs: Collection[Tab], timeout: float) -> Receipt | None:
        self.had_tabs_until = now
        if all(self._took(tab, now) for tab in tabs):
            return self._settled(tabs)
        if waited > timeout:
            return self._unconfirmed("timeout")
        if not self.sent and self.reload_at is None and waited > NO_UPDATE_AFTER:
            return self._unconfirmed("not_in_module_graph")
        return None

    def _nobody(self, now: float, waited: float, timeout: float) -> Receipt | None:
        if self.reload_at is not None and self.had_tabs_until is not None:
            return self._unconfirmed("no_client") if waited > timeout else None
        if self.had_tabs_until is not None:
            return self._unconfirmed("no_client") if now - self.had_tabs_until > CLIENT_LOST_AFTER else None
        seen = len(self.sent) == len(self.files) and self.watched.keys() >= self.files
        return self._unconfirmed("no_client") if seen or waited > NO_CLIENT_AFTER else None

    def _took(self, tab: Tab, now: float) -> bool:
        reports = self.settled.get(tab.tab, [])
        if tab.loaded_at > self._written_epoch():
            return bool(reports)  # loaded after the write, so with the new code
        if self.reload_at is not None or not reports or not self.sent:
            return False
        if len(self.sent) < len(self.files) and now - max(at for at, _ in self.sent.values()) < UPDATE_GRACE:
            return False
        applied = {(update.accepted_path, update.timestamp) for report in reports for update in report.updates}
        return all((update.accepted_path, update.timestamp) in applied for _, update in self.sent.values())

    def _settled(self, tabs: Collection[Tab]) -> Receipt:
        last = [self.settled[tab.tab][-1] for tab in tabs]
        for check in (check for report in last for check in report.checks):
            if not check.found:
                return self._failed(
                    ReceiptError(
                        source="compile",
                        message=f"The browser ignored {check.property} in {check.selector}.",
                        file=check.file,
                    )
                )
        if any(report.broken for report in last):
            return self._unconfirmed("broken_before")
        return Receipt(receipt_id=self.receipt_id, verdict="confirmed", stages=self._stages(last))

    def _failed(self, error: ReceiptError) -> Receipt:
        return Receipt(receipt_id=self.receipt_id, verdict="failed", stages=self._stages([]), error=error)

    def _unconfirmed(self, reason: Reason) -> Receipt:
        return Receipt(
            receipt_id=self.receipt_id,
            verdict="unconfirmed",
            reason=reason,
            hint=HINTS[reason],
            stages=self._stages([]),
        )

    def _written_epoch(self) -> float:
        return self.began_epoch + ((self.written or self.began) - self.began) * 1_000

    def _stages(self, last: Sequence[Report]) -> list[StageMark]:
        marks: list[tuple[Stage, float | None]] = [
            ("written", self.written),
            ("watched", max(self.watched.values(), default=None)),
            ("hot_update", max((at for at, _ in self.sent.values()), default=self.reload_at)),
        ]
        stages = [StageMark(stage=stage, at_ms=_ms(at - self.began)) for stage, at in marks if at is not None]
        rendered = [report.rendered_at for report in last if report.rendered_at is not None]
        if rendered:
            earliest = max((mark.at_ms for mark in stages if mark.stage == "hot_update"), default=0.0)
            stages.append(StageMark(stage="rendered", at_ms=max(earliest, round(max(rendered) - self.began_epoch, 1))))
        return stages


def signature(error: ReceiptError) -> str:
    """What makes two errors the same one: numbers (lines, timestamps) aside."""
    return f"{error.source}:{error.file}:{re.sub(r'[0-9]+', '#', error.message)[:300]}"


def _ms(seconds: float) -> float:
    return round(seconds * 1_000, 1)
