"""Joins what the watcher, the dev server and the pages say about a write into its receipt."""

import asyncio
import secrets
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from sidecar.devserver.base import CompileFailed, Declarations, FullReload, HmrEvent, HotUpdate, LinkChanged, Update
from sidecar.devserver.evidence import Evidence, signature
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.reports import Report, shown
from sidecar.devserver.tabs import Tabs
from sidecar.models import Receipt, ReceiptError

LATE_SECONDS = 5.0
_MOST_CHECKS = 100
_TICK = 0.05  # absence makes no noise: how often it is looked at while a receipt is open


class Expectation:
    """A write whose receipt is being waited for. Open it before the write, so that nothing is missed."""

    def __init__(self, evidence: Evidence, declarations: Declarations, tabs: Tabs, timeout: float) -> None:
        self.evidence = evidence
        self.declarations = declarations
        self.changed = asyncio.Event()
        self.finished_at: float | None = None
        self._tabs = tabs
        self._timeout = timeout

    def written(self, at: float) -> None:
        """The last file was in place at `at` (monotonic seconds)."""
        self.evidence.written = at

    async def verdict(self) -> Receipt:
        """Wait for the receipt; it always comes, after the timeout at the latest."""
        while True:
            self.changed.clear()
            now = time.perf_counter()
            receipt = self.evidence.judge(now, self._tabs.showing(self.evidence.stories), self._timeout)
            if receipt is not None:
                self.finished_at = now
                return receipt
            try:
                async with asyncio.timeout(_TICK):
                    await self.changed.wait()
            except TimeoutError:
                continue


class Receipts:
    """All open expectations, and those that ended so recently that a late error still amends them.

    Args:
        link: The dev server.
        tabs: Who is looking.
        closure: The project files that loading a project file loads, itself included.
        timeout: How long a receipt waits for the browser, in seconds.
        on_late: Told of an error within 5 s after a receipt: the receipt's id and the error.
    """

    def __init__(
        self,
        link: DevServerLink,
        tabs: Tabs,
        closure: Callable[[str], Collection[str]],
        timeout: float,
        on_late: Callable[[str, ReceiptError], None],
    ) -> None:
        self._link = link
        self._tabs = tabs
        self._closure = closure
        self._timeout = timeout
        self._on_late = on_late
        self._open: dict[str, Expectation] = {}
        self._broken_modules: dict[str, str] = {}  # file → signature of the compile error that stands
        link.subscribe(self.on_hmr)

    @contextmanager
    def expect(
        self, files: Collection[str], stories: Collection[str], declarations: Declarations
    ) -> Iterator[Expectation]:
        """Begin to collect evidence for a write of `files`, which the stories named show.

        Args:
            files: The project paths that will be written.
            stories: Ids of the stories whose modules reach one of them.
            declarations: CSS declarations that must then stand in the page's CSSOM.
        """
        self._forget()
        evidence = Evidence(
            receipt_id=secrets.token_hex(8),
            files=frozenset(files),
            stories=frozenset(stories),
            began=time.perf_counter(),
            began_epoch=time.time() * 1_000,
            covers=self._covers,
            known=frozenset(self._broken_modules.values()),
            linked=self._link.connected,
        )
        expectation = Expectation(evidence, declarations, self._tabs, self._timeout)
        self._open[evidence.receipt_id] = expectation
        try:
            yield expectation
        finally:
            if expectation.finished_at is None:
                del self._open[evidence.receipt_id]

    def expected(self) -> list[dict[str, str | int | None]]:
        """The declarations that a page should find after the update on its way: file, selector, media, property, value, index."""
        return [
            {"file": path, **asdict(declaration)}
            for waiting in self._waiting()
            for path, declarations in waiting.declarations.items()
            for declaration in declarations[:_MOST_CHECKS]
        ]

    def on_watched(self, paths: Collection[str]) -> None:
        """The watcher saw these project paths change."""
        for expectation in self._waiting():
            expectation.evidence.see_watched(paths, time.perf_counter())
            expectation.changed.set()

    def on_hmr(self, event: HmrEvent) -> None:
        """The dev server told its clients something."""
        now = time.perf_counter()
        if isinstance(event, CompileFailed) and event.error.file is not None:
            self._broken_modules[event.error.file] = signature(event.error)
        for expectation in self._waiting():
            evidence = expectation.evidence
            match event:
                case HotUpdate(updates):
                    evidence.see_updates(updates, now)
                case FullReload():
                    evidence.reload_at = now
                case CompileFailed(error):
                    evidence.see_compile_error(error)
                case LinkChanged(connected):
                    evidence.linked = connected
            expectation.changed.set()

    def on_report(self, report: Report) -> None:
        """A page reported."""
        self._forget()
        self._tabs.report(report)
        errors = [shown(error, self._link.to_project(error.file or "")) for error in report.errors]
        for expectation in self._open.values():
            evidence = expectation.evidence
            tabs = self._tabs.showing(evidence.stories)
            if expectation.finished_at is None:
                evidence.see_report(report, errors, tabs)
                expectation.changed.set()
            elif errors and report.tab in {tab.tab for tab in tabs}:
                self._on_late(evidence.receipt_id, errors[0])
        if report.event == "settled" and not report.errors and report.broken is None:
            for update in report.updates:
                self._broken_modules.pop(self._link.to_project(update.accepted_path) or "", None)

    def _covers(self, update: Update, file: str) -> bool:
        module = self._link.to_project(update.accepted_path)
        return module is not None and (module == file or file in self._closure(module))

    def _waiting(self) -> list[Expectation]:
        return [expectation for expectation in self._open.values() if expectation.finished_at is None]

    def _forget(self) -> None:
        now = time.perf_counter()
        for key, expectation in list(self._open.items()):
            if expectation.finished_at is not None and now - expectation.finished_at > LATE_SECONDS:
                del self._open[key]
