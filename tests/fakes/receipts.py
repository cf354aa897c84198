"""Stands in for the browser's proof: gives the verdicts that a test scripts, in order."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from sidecar.devserver.base import Declarations
from sidecar.models import Receipt, ReceiptError, Verdict


class ScriptedExpectation:
    """A write whose verdict is known beforehand."""

    def __init__(self, receipt: Receipt, meanwhile: Callable[[], None]) -> None:
        self.receipt = receipt
        self.meanwhile = meanwhile
        self.written_at: float | None = None

    def written(self, at: float) -> None:
        """Remember when the files were in place."""
        self.written_at = at

    async def verdict(self) -> Receipt:
        """The scripted receipt; asked for before the write, it is a defect of the caller."""
        assert self.written_at is not None
        self.meanwhile()
        return self.receipt


class ScriptedReceipts:
    """Gives the next verdict of its script for each write, and remembers what was expected of which files."""

    def __init__(self, *verdicts: Verdict) -> None:
        self._verdicts = list(verdicts)
        self.meanwhile: Callable[[], None] = lambda: None  # what happens while the browser is waited for
        self.rewritten: list[bool] = []
        self.undoes: list[ReceiptError | None] = []
        self.held: set[str] = set()  # receipt ids
        self.expected: list[tuple[set[str], set[str], Declarations]] = []
        self.given: list[ScriptedExpectation] = []

    def script(self, *verdicts: Verdict) -> None:
        """Append verdicts; without any, writes are confirmed."""
        self._verdicts.extend(verdicts)

    def hold(self, receipt_id: str) -> None:
        """As `Receipts.hold`."""
        self.held.add(receipt_id)

    def release(self, receipt_id: str) -> None:
        """As `Receipts.release`."""
        self.held.discard(receipt_id)

    @contextmanager
    def expect(
        self,
        files: Collection[str],
        stories: Collection[str],
        declarations: Declarations,
        *,
        rewritten: bool = True,
        undoes: ReceiptError | None = None,
    ) -> Iterator[ScriptedExpectation]:
        """As `Receipts.expect`."""
        self.undoes.append(undoes)
        self.expected.append((set(files), set(stories), declarations))
        self.rewritten.append(rewritten)
        verdict = self._verdicts.pop(0) if self._verdicts else "confirmed"
        error = ReceiptError(source="render", message="lable is not defined") if verdict == "failed" else None
        receipt = Receipt(receipt_id=f"r{len(self.expected)}", verdict=verdict, error=error)
        self.given.append(ScriptedExpectation(receipt, self.meanwhile))
        yield self.given[-1]
