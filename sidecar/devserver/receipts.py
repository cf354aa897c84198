"""Joins what the watcher, the dev server and the pages say about a write into its receipt."""

import asyncio
import secrets
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from typing import Any

from sidecar.devserver.base import CompileFailed, Declarations, FullReload, HmrEvent, HotUpdate, LinkChanged, Update
from sidecar.devserver.evidence import Evidence, signature
from sidecar.devserver.held import Held
from sidecar.devserver.hmr import is_virtual
from sidecar.devserver.link import DevServerLink
from sidecar.devserver.reports import MOST_CHECKS, PageError, Report, shown
from sidecar.devserver.standing import StandingErrors
from sidecar.devserver.tabs import Tabs
from sidecar.models import Receipt, ReceiptError

LATE_SECONDS = 5.0
_MOST_OF_ONE = 100  # declarations of one write that are looked for
_LONGEST_SELECTOR = 1_000
_TICK = 0.05  # absence makes no noise: how often it is looked at while a receipt is open


class Expectation:
    """A write whose receipt is being waited for. Open it before the write, so that nothing is missed."""

    def __init__(self, evidence: Evidence, checks: Collection[Mapping[str, Any]], tabs: Tabs, timeout: float) -> None:
        self.evidence = evidence
        self.checks = checks
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
        exists: Whether there is a project file.
    """

    def __init__(
        self,
        link: DevServerLink,
        tabs: Tabs,
        closure: Callable[[str], Collection[str]],
        timeout: float,
        on_late: Callable[[str, ReceiptError], None],
        exists: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._link = link
        self._tabs = tabs
        self._closure = closure
        self._timeout = timeout
        self._on_late = on_late
        self._exists = exists
        self._open: dict[str, Expectation] = {}
        self._held: dict[str, Held] = {}
        self._standing = StandingErrors(
            lambda update, file: is_virtual(update.accepted_path) or self._loads(update, file)
        )
        link.subscribe(self.on_hmr)

    @contextmanager
    def expect(
        self,
        files: Collection[str],
        stories: Collection[str],
        declarations: Declarations,
        *,
        rewritten: bool = True,
        undoes: ReceiptError | None = None,
    ) -> Iterator[Expectation]:
        """Begin to collect evidence for a write of `files`, which the stories named show.

        Args:
            files: The project paths that will be written.
            stories: Ids of the stories whose modules reach one of them; a mapping says which of them each story loads.
            declarations: CSS declarations that must then stand in the page's CSSOM.
            rewritten: Whether their stylesheets change; False: they are only touched.
            undoes: The error for which a change is taken back: it is no failure of that.
        """
        self._forget()
        loads = stories if isinstance(stories, Mapping) else dict.fromkeys(stories, files)
        reached = frozenset(file for loaded in loads.values() for file in loaded)
        checks = list(islice(_checks(declarations, rewritten=rewritten), _MOST_OF_ONE))
        began = time.perf_counter()
        there = {tab.tab for tab in self._tabs.showing(stories)}
        evidence = Evidence(
            receipt_id=secrets.token_hex(8),
            files=frozenset(files),
            stories=loads,
            began=began,
            began_epoch=time.time() * 1_000,
            # Storybook loads all stories files through a virtual module, which it accepts in their place.
            covers=lambda update, file: (
                self._loads(update, file) or (is_virtual(update.accepted_path) and file in reached)
            ),
            declared={(check["file"], check["selector"], check["property"]) for check in checks},
            known=self._standing.signatures(stories),
            undone={signature(undoes)} if undoes else set(),
            there=there,
            had_tabs_until=began if there else None,
            linked=self._link.connected,
        )
        expectation = Expectation(evidence, checks, self._tabs, self._timeout)
        self._open[evidence.receipt_id] = expectation
        try:
            yield expectation
        finally:
            if expectation.finished_at is None:
                del self._open[evidence.receipt_id]

    def hold(self, receipt_id: str) -> None:
        """Tell, until `release`, of errors in stories that are opened after the receipt; right after that at the latest."""
        evidence = self._open[receipt_id].evidence
        self._held[receipt_id] = Held(evidence, self._tabs.showing(evidence.stories))

    def release(self, receipt_id: str) -> None:
        """The change is no longer there."""
        self._held.pop(receipt_id, None)

    def expected(self) -> list[Mapping[str, Any]]:
        """The declarations that a page should find after the update on its way.

        Each with file, selector, media, property, value, index, and whether its sheet is `rewritten`, and `compiled`.
        """
        return [check for waiting in self._waiting() for check in waiting.checks][:MOST_CHECKS]

    def on_watched(self, paths: Collection[str]) -> None:
        """The watcher saw these project paths change."""
        for expectation in self._waiting():
            expectation.evidence.see_watched(paths, time.perf_counter())
            expectation.changed.set()

    def on_hmr(self, event: HmrEvent) -> None:
        """The dev server told its clients something."""
        now = time.perf_counter()
        if isinstance(event, CompileFailed):
            self._standing.on_compile_failed(event.error)
        for expectation in self._waiting():
            evidence = expectation.evidence
            match event:
                case HotUpdate(updates):
                    evidence.see_updates(updates, now)
                case FullReload():
                    evidence.reload_at = now
                case CompileFailed(error):
                    evidence.see_compile_error(error, now)
                case LinkChanged(connected):
                    evidence.linked = connected
            expectation.changed.set()

    def on_report(self, report: Report) -> None:
        """A page reported."""
        self._forget()
        self._tabs.report(report)
        if report.broken is not None and self._is_of_a_deleted_file(report.broken):
            report = report.model_copy(update={"broken": None})
        errors = [
            shown(error, self._link.to_project(error.file or ""))
            for error in report.errors
            if not self._is_of_a_deleted_file(error)
        ]
        for expectation in self._open.values():
            evidence = expectation.evidence
            tabs = self._tabs.showing(evidence.stories)
            if expectation.finished_at is None:
                evidence.see_report(report, errors, tabs)
                expectation.changed.set()
            elif errors and report.tab in {tab.tab for tab in tabs} and evidence.concerns(report):
                self._on_late(evidence.receipt_id, errors[0])
        for receipt_id, held in list(self._held.items()):
            if error := held.blamed(report, errors, time.perf_counter()):
                self._on_late(receipt_id, error)
        self._standing.on_report(report, errors)

    def _is_of_a_deleted_file(self, error: PageError) -> bool:
        """Vite announces an update of a file that was taken away, and pages then can't load it: that breaks nothing.

        Whoever still imports it can't be loaded either, which is an error of its own.
        """
        path = self._link.to_project(error.file) if error.source == "compile" and error.file else None
        return path is not None and not self._exists(path)

    def _loads(self, update: Update, file: str) -> bool:
        module = self._link.to_project(update.accepted_path)
        return module is not None and (module == file or file in self._closure(module))

    def _waiting(self) -> list[Expectation]:
        return [expectation for expectation in self._open.values() if expectation.finished_at is None]

    def _forget(self) -> None:
        now = time.perf_counter()
        for key, expectation in list(self._open.items()):
            if expectation.finished_at is not None and now - expectation.finished_at > LATE_SECONDS:
                del self._open[key]


def _checks(declarations: Declarations, *, rewritten: bool) -> Iterator[Mapping[str, Any]]:
    """The declarations as a page takes them and names them in its reports."""
    for file, found in declarations.items():
        for declaration in found:
            if len(declaration.selector) <= _LONGEST_SELECTOR:
                compiled = not file.endswith(".css")
                yield {"file": file, "rewritten": rewritten, "compiled": compiled, **asdict(declaration)}
