"""Errors that a page throws within seconds after a change had its receipt: that is amended, nothing rolls back."""

from collections.abc import Callable

from sidecar.hub import Hub
from sidecar.models import Receipt, ReceiptError
from sidecar.sessions.service import SessionService
from sidecar.tasks import Tasks

_KEPT = 100


class LateErrors:
    """Knows which version a receipt belongs to, and adds to it what came late."""

    def __init__(self, sessions: SessionService, hub: Hub, tasks: Tasks) -> None:
        self._sessions = sessions
        self._hub = hub
        self._tasks = tasks
        self._kept: dict[str, tuple[str, int, Receipt]] = {}
        self._early: dict[str, ReceiptError] = {}
        self._watched: dict[str, Callable[[ReceiptError], None]] = {}

    def watch(self, receipt_id: str, broke: Callable[[ReceiptError], None]) -> None:
        """A receipt of what is no version, which is told to `broke` instead; also when it came already."""
        error = self._early.pop(receipt_id, None)
        if error is not None:
            broke(error)
            return
        self._watched[receipt_id] = broke
        while len(self._watched) > _KEPT:
            del self._watched[next(iter(self._watched))]

    def keep(self, session_id: str, version_id: int, receipt: Receipt) -> None:
        """A receipt was stored with its version."""
        self._kept[receipt.receipt_id] = (session_id, version_id, receipt)
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        error = self._early.pop(receipt.receipt_id, None)
        if error is not None:
            self.happened(receipt.receipt_id, error)

    def happened(self, receipt_id: str, error: ReceiptError) -> None:
        """A page threw after the verdict; the first error is the one that is told. What has failed anyway needs no more."""
        watcher = self._watched.pop(receipt_id, None)
        if watcher is not None:
            watcher(error)
            return
        known = self._kept.pop(receipt_id, None)
        if known is None:
            self._early.setdefault(receipt_id, error)
            while len(self._early) > _KEPT:
                del self._early[next(iter(self._early))]
            return
        session_id, version_id, receipt = known
        if receipt.verdict != "failed":
            amended = receipt.model_copy(update={"late_error": error})
            self._tasks.start(
                self._amend(session_id, version_id, amended), f"amend the receipt of version {version_id}"
            )

    async def _amend(self, session_id: str, version_id: int, receipt: Receipt) -> None:
        await self._sessions.amend_receipt(session_id, version_id, receipt)
        self._hub.publish("receipt", sessionId=session_id, versionId=version_id, receipt=receipt.wire())
