"""The errors that stand already: what was broken before a write is not its doing."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from sidecar.devserver.base import Update
from sidecar.devserver.evidence import signature
from sidecar.devserver.reports import Report
from sidecar.models import ReceiptError

_MOST = 1_000


@dataclass(slots=True)
class _Document:
    """The signatures of a document's errors: those of its story's loading, and those since it last took an update well."""

    story: str | None
    at_load: set[str] = field(default_factory=set)
    since: set[str] = field(default_factory=set)
    loading: bool = True


class StandingErrors:
    """Remembers, for each document and each module, what is broken now.

    A document that takes updates in place tells its old errors from its new ones by itself. One that is loaded anew can't:
    what its predecessor suffered from is remembered here.

    Args:
        covers: Whether loading an update's module anew loads a project file anew too.
    """

    def __init__(self, covers: Callable[[Update, str], bool]) -> None:
        self._covers = covers
        self._modules: dict[str, str] = {}  # file → signature of its compile error
        self._documents: dict[str, _Document] = {}

    def on_compile_failed(self, error: ReceiptError) -> None:
        """The dev server could not compile a module."""
        if error.file is not None:
            self._modules[error.file] = signature(error)

    def on_report(self, report: Report, errors: Sequence[ReceiptError]) -> None:
        """A document reported, with its errors as a receipt tells them."""
        if report.event == "gone":
            self._documents.pop(report.tab, None)
            return
        document = self._documents.pop(report.tab, None)
        if document is None or document.story != report.story_id:
            document = _Document(report.story_id)
        self._documents[report.tab] = document
        while len(self._documents) > _MOST:
            del self._documents[next(iter(self._documents))]
        if report.event == "settled" and not errors and report.broken is None:
            document.since.clear()
            self._loaded(
                [Update(update.accepted_path, update.accepted_path, update.timestamp) for update in report.updates]
            )
        signatures = {signature(error) for error in errors}
        document.since |= signatures
        if document.loading:
            document.at_load |= signatures
        document.loading = document.loading and report.event != "settled"

    def signatures(self, stories: Collection[str]) -> frozenset[str]:
        """What is broken in any module, and in the documents that show one of `stories`."""
        shown = [document for document in self._documents.values() if document.story in stories]
        return frozenset(self._modules.values()).union(*(each.at_load | each.since for each in shown))

    def _loaded(self, updates: Sequence[Update]) -> None:
        """A document loaded these without an error: none of their modules is broken any more."""
        self._modules = {
            file: name
            for file, name in self._modules.items()
            if not any(self._covers(update, file) for update in updates)
        }
