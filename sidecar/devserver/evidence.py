"""What was seen of one write, and the verdict that follows from it. Pure: times and events come in, a receipt comes out.

The rules are those of docs/architecture.md ("Receipts"); each trap that they answer is in docs/receipts.md.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sidecar.devserver.base import Update
from sidecar.devserver.reports import REFUSED, DeclarationCheck, Report
from sidecar.devserver.tabs import Tab
from sidecar.devserver.testimony import Failure, Key, Testimony, key
from sidecar.models import Reason, Receipt, ReceiptError, Stage, StageMark

# Seconds after the write, or after the last sign of life, that each absence is believed.
UPDATE_GRACE = 0.15  # files that the open story doesn't load may still be announced
NO_CLIENT_AFTER = 0.3  # nobody shows the story; a page that a restarted sidecar doesn't know yet reports by then
LAST_WORD_AFTER = 1.0  # a document that was loaded while the write was being announced may yet be told of it
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
        "not_in_page": "The story rendered, but none of its stylesheets shows what was changed, so the browser may have ignored "
        "it. Look at the story.",
    }
)


@dataclass(slots=True)
class Evidence:
    """Everything seen of one write.

    Attributes:
        receipt_id: The receipt's id.
        files: The project paths written.
        stories: The ids of the stories that show one of the files, each with those that it loads.
        began: When the write began, on the monotonic clock in seconds, and `began_epoch` in ms since the epoch.
        covers: Whether loading the module at an accepted path anew loads the file anew too.
        declared: The CSS declarations (file, selector, property) that must be found in the page.
        known: Signatures of errors that stood before the write.
        undone: Signatures of errors that the write takes back: pages still tell of them while they go.
        there: The documents that showed one of the stories when the write began.
    """

    receipt_id: str
    files: frozenset[str]
    stories: Mapping[str, Collection[str]]
    began: float
    began_epoch: float
    covers: Callable[[Update, str], bool]
    declared: Collection[tuple[str, str, str]] = ()
    known: Collection[str] = ()
    undone: Collection[str] = ()
    there: Collection[str] = ()
    linked: bool = True
    written: float | None = None
    watched: dict[str, float] = field(default_factory=dict)
    sent: dict[str, tuple[float, Update]] = field(default_factory=dict)  # file → when, and which update, the last one
    reload_at: float | None = None
    compile_error: tuple[float, ReceiptError] | None = None
    had_tabs_until: float | None = None
    _said: dict[str, Testimony] = field(default_factory=dict)  # by document

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

    def see_compile_error(self, error: ReceiptError, now: float) -> None:
        """The dev server could not compile a module."""
        if error.file in self.files and signature(error) not in {*self.known, *self.undone}:
            self.compile_error = now, error

    def see_report(self, report: Report, errors: Sequence[ReceiptError], tabs: Collection[Tab]) -> None:
        """A document reported; `tabs` are those whose verdict counts now. What others say is kept: they may come to count."""
        announced = bool(self.sent) or self.reload_at is not None
        counted = report.tab in {tab.tab for tab in tabs}
        self._said.setdefault(report.tab, Testimony()).take(report, errors, announced=announced, counted=counted)

    def concerns(self, report: Report) -> bool:
        """Whether an error in a report that came after the verdict may still be this write's doing."""
        keys = {(update.accepted_path, update.timestamp) for update in report.updates}
        if keys:
            return not keys.isdisjoint(self._ours())
        return self._loaded_since(report.tab, report.loaded_at)

    # --- what follows ---

    def judge(self, now: float, tabs: Collection[Tab], timeout: float) -> Receipt | None:
        """The receipt, or None while it is too early to tell.

        Args:
            now: The monotonic clock, in seconds.
            tabs: The documents whose verdict counts now.
            timeout: The longest wait in seconds, from the end of the write.
        """
        error = self._error(tabs)
        if error is not None:
            return self._failed(error)
        if not self.linked:
            return self._unconfirmed("no_dev_server")
        waited = now - (self.began if self.written is None else self.written)
        return self._somebody(now, waited, tabs, timeout) if tabs else self._nobody(now, waited, timeout)

    def _error(self, tabs: Collection[Tab]) -> ReceiptError | None:
        if self.compile_error is not None and self._since_the_write(self.compile_error[0]):
            return self.compile_error[1]
        counted = {tab.tab for tab in tabs}
        for tab, said in self._said.items():
            for failure in said.failures:
                if (failure.counted or tab in counted) and self._doing(tab, said, failure):
                    return failure.error
        return None

    def _doing(self, tab: str, said: Testimony, failure: Failure) -> bool:
        """Whether an error is the write's doing, for all we know: what can't be told apart is."""
        if self._is_undone(failure.error):
            return False
        if self._loaded_since(tab, said.loaded_at):
            return signature(failure.error) not in self.known  # else the story fails to load as it did before
        ours = self._ours()
        return failure.announced or any(taken in ours or taken[1] >= self.began_epoch for taken in failure.updates)

    def _is_undone(self, error: ReceiptError) -> bool:
        """Whether it is what the write takes back: of what doesn't compile a page knows only that a module was refused."""
        compiled = any(each.startswith("compile:") for each in self.undone)
        return signature(error) in self.undone or (compiled and error.message == REFUSED)

    def _somebody(self, now: float, waited: float, tabs: Collection[Tab], timeout: float) -> Receipt | None:
        self.had_tabs_until = now
        if all(self._took(tab, now) for tab in tabs):
            return self._settled(tabs)
        if waited > timeout:
            return self._unconfirmed("timeout")
        old = [tab for tab in tabs if not self._loaded_since(tab.tab, tab.loaded_at)]
        silent = self.reload_at is None and any(self._loads(tab) - self._announced().keys() for tab in old)
        return self._unconfirmed("not_in_module_graph") if silent and waited > NO_UPDATE_AFTER else None

    def _nobody(self, now: float, waited: float, timeout: float) -> Receipt | None:
        if self.had_tabs_until is None:
            given_up = waited > NO_CLIENT_AFTER
        else:
            given_up = self.reload_at is None and now - self.had_tabs_until > CLIENT_LOST_AFTER
        return self._unconfirmed("no_client") if given_up or waited > timeout else None

    def _took(self, tab: Tab, now: float) -> bool:
        """Whether a document shows what was written, as far as it and the dev server say."""
        said = self._said.get(tab.tab)
        if self.written is None or said is None or said.last is None or not said.checked(self.declared):
            return False
        sent = self._announced()
        missed = [at for at, update in sent.values() if key(update) not in said.applied]
        unannounced = self._loads(tab) - sent.keys()
        if not self._loaded_since(tab.tab, tab.loaded_at):
            newest = max((at for at, _ in sent.values()), default=now)
            waits = sent.keys() < self.files and now - newest < UPDATE_GRACE
            return self.reload_at is None and not missed and not unannounced and not waits
        # It was loaded with the new code, unless the dev server had not noticed the change by then: in that case an update,
        # or a further reload, is on its way.
        later = [at for at in missed if self._epoch(at) > tab.loaded_at]
        if self.reload_at is not None:
            later += [self.reload_at] if self._epoch(self.reload_at) > tab.loaded_at else []
        elif unannounced:
            later.append(self.written)
        return all(now - at > LAST_WORD_AFTER for at in later)

    def _announced(self) -> Mapping[str, tuple[float, Update]]:
        return {path: (at, update) for path, (at, update) in self.sent.items() if self._since_the_write(at)}

    def _ours(self) -> set[Key]:
        return {key(update) for _, update in self._announced().values()}

    def _since_the_write(self, at: float) -> bool:
        """Whether news came after the write, not from an earlier change. Of several files it isn't known when each was written."""
        return self.written is None or len(self.files) > 1 or at >= self.written

    def _loads(self, tab: Tab) -> frozenset[str]:
        return frozenset(self.stories.get(tab.story_id or "", self.files))

    def _loaded_since(self, tab: str, loaded_at: float) -> bool:
        """Whether a document was loaded after the write, by its clock and by ours: clocks jump."""
        return self.written is not None and tab not in self.there and loaded_at > self._epoch(self.written)

    def _settled(self, tabs: Collection[Tab]) -> Receipt:
        said = [self._said[tab.tab] for tab in tabs]
        last = [each.last for each in said if each.last is not None]
        ignored = next((check for report in last for check in report.checks if self._ignored(check)), None)
        if ignored is not None:
            message = f"The browser ignored {ignored.property} in {ignored.selector}."
            return self._failed(ReceiptError(source="compile", message=message, file=ignored.file))
        stands = any(
            signature(failure.error) in self.known
            for tab, each in zip(tabs, said, strict=True)
            if self._loaded_since(tab.tab, tab.loaded_at)
            for failure in each.failures
        )
        ours = self._ours()
        taken_back = any(  # told with our own update: it is the old failure, told late, or one that still stands
            failure.error.message == REFUSED and self.undone and not ours.isdisjoint(failure.updates)
            for each in said
            for failure in each.failures
        )
        if stands or taken_back or any(report.broken for report in last):
            return self._unconfirmed("broken_before")
        loaded = [(self._loads(tab), report) for tab, report in zip(tabs, last, strict=True)]
        if any(check.found is None and check.file in files for files, report in loaded for check in report.checks):
            return self._unconfirmed("not_in_page")
        return Receipt(receipt_id=self.receipt_id, verdict="confirmed", stages=self._stages(last))

    def _ignored(self, check: DeclarationCheck) -> bool:
        return check.file in self.files and check.found is False

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

    def _epoch(self, at: float) -> float:
        return self.began_epoch + (at - self.began) * 1_000

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
