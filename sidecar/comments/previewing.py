"""A proposal on the live story, for as long as somebody looks at it: then the files are as they were.

What is shown is noted in this checkout's store before it is written, so that a crash doesn't leave it there.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from sidecar.comments.drafting import Drafting
from sidecar.comments.models import OPEN, Proposal
from sidecar.comments.proposals import Proposals
from sidecar.comments.rebasing import rebased
from sidecar.comments.shown import Shown
from sidecar.errors import Conflict, SidestoryError
from sidecar.hub import Hub
from sidecar.journeys.change import Changer, Contents, Outcome, change, in_order
from sidecar.journeys.journey import Journey
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.models import Receipt, ReceiptError
from sidecar.stores.base import Batch, Key, Put, Store
from sidecar.tasks import Tasks
from sidecar.workspace.base import Cause
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer

_log = logging.getLogger(__name__)

NOTE = Key("preview")
"""What is shown in this checkout; there is at most one preview."""


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a preview went: whether there was one, and what the page made of its end, where that was waited for."""

    there: bool
    receipt: Receipt | None = None


class Holder(Protocol):
    """Looks out for errors in stories that are opened after a change had its receipt."""

    def hold(self, receipt_id: str) -> None:
        """Begin; the receipt was given just now."""
        ...

    def release(self, receipt_id: str) -> None:
        """End, if it began."""
        ...


class Previewing:
    """Shows proposals and takes them back. Every page is told what is shown, as `preview`.

    Args:
        store: This checkout's store.
        late: Tells of errors that come after the receipt: what is shown is taken back then too.
        receipts: Keeps looking out for such errors for as long as a proposal is shown.
        seconds: How long a preview stays when nobody renews it.
    """

    def __init__(
        self,
        *,
        store: Store,
        proposals: Proposals,
        drafting: Drafting,
        policy: PathPolicy,
        writer: Writer,
        changer: Changer,
        locks: FileLocks,
        announce: Callable[[Contents], None],
        late: LateErrors,
        receipts: Holder,
        hub: Hub,
        tasks: Tasks,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        seconds: float,
    ) -> None:
        self._store = store
        self._proposals = proposals
        self._drafting = drafting
        self._policy = policy
        self._writer = writer
        self._changer = changer
        self._locks = locks
        self._announce = announce
        self._late = late
        self._receipts = receipts
        self._hub = hub
        self._tasks = tasks
        self._clock = clock
        self._new_id = new_id
        self._seconds = seconds
        self._one = asyncio.Lock()
        self._shown: Shown | None = None
        self._receipt_id = ""
        self._until = 0.0

    @property
    def shown(self) -> str | None:
        """The id of the proposal that is on the story now."""
        return None if self._shown is None else self._shown.proposal_id

    def beneath(self, disk: Contents) -> Contents:
        """What of `disk` is there without the preview; what a person has changed since is there anyhow."""
        return disk if self._shown is None else self._shown.beneath(disk)

    async def show(self, journey: Journey, proposal_id: str) -> Mapping[str, Any]:
        """Put a proposal on the story, or keep it there for longer; another one is taken back first.

        Raises:
            Conflict: `proposal_decided`, `proposal_stale`.
            SidestoryError: It can't be written; nothing was changed.
        """
        async with self._one:
            if self.shown == proposal_id:
                return self._answer(None)
            await self._take_back()
            proposal = await self._proposals.get(proposal_id)
            if proposal.status not in OPEN:
                raise decided(proposal)
            async with self._locks.hold(proposal.files, journey.waits):
                outcome = await self._write(journey, proposal)
            broken = outcome.receipt.verdict == "failed"
            if broken and not outcome.rolled_back:
                await self._take_back()
            if broken:
                await self._mark(proposal_id, outcome.receipt, outcome.receipt.error)
                return self._answer(outcome)
            self._receipt_id = outcome.receipt.receipt_id
            self._receipts.hold(self._receipt_id)
            if proposal.broken and outcome.receipt.verdict == "confirmed":  # what was wrong with it is right by now
                await self._proposals.change(proposal_id, lambda _: {"broken": None, "receipt": outcome.receipt})
            self._tell()
            self._tasks.start(self._expire(proposal_id), "end a preview that nobody looks at")
            self._late.watch(self._receipt_id, lambda error: self._broke_late(proposal_id, outcome, error))
            return self._answer(outcome)

    async def end(self, *, wait: bool = True) -> bool:
        """Take back what is shown; False when nothing is. What a person changed meanwhile stays.

        Where a page shows it, that is waited for, so that another write may follow; unless nobody will write.
        """
        if self._shown is None:
            return False
        async with self._one:
            return (await self._take_back(wait=wait)).there

    def _broke_late(self, proposal_id: str, outcome: Outcome, error: ReceiptError) -> None:
        receipt = outcome.receipt.model_copy(update={"late_error": error})

        async def back() -> None:
            async with self._one:
                if self.shown != proposal_id:
                    return
                ended = await self._take_back()
                if ended.receipt is None or not _stands(ended.receipt):
                    await self._mark(proposal_id, receipt, error)

        self._tasks.start(back(), "take back a preview that broke the page late")

    async def _mark(self, proposal_id: str, receipt: Receipt, error: ReceiptError | None) -> None:
        broken = error.message if error else "The page broke."
        await self._proposals.change(proposal_id, lambda _: {"broken": broken, "receipt": receipt})

    def _tell(self) -> None:
        path = self._shown.component_path if self._shown else None
        self._hub.publish("preview", proposalId=self.shown, componentPath=path)

    async def close(self) -> None:
        """The sidecar ends; what can't be taken back now is at the next start."""
        try:
            await self.end(wait=False)
        except SidestoryError as error:
            _log.warning("a preview is taken back at the next start: %s", error.message)

    async def recover(self) -> None:
        """At start: take back what a crash has left on the story."""
        try:
            (document,) = await self._store.read(NOTE)
            if document is not None:
                self._shown = Shown.model_validate_json(document.value)
                _log.warning("a preview of %s was cut short; it is taken back", self._shown.component_path)
                await self.end(wait=False)
        except (SidestoryError, ValueError) as error:  # the local history has the files; work goes on
            _log.error("a preview that was cut short can't be taken back: %s", error)

    async def _write(self, journey: Journey, proposal: Proposal) -> Outcome:
        disk = read_all(self._policy, proposal.files)
        found = await rebased(proposal, disk)
        if found.files is None:
            await self._proposals.change(proposal.id, lambda _: {"status": "stale"})
            raise stale(found.conflicts)
        _, after = await self._drafting.checked(proposal.component_path, found.files, proposal.beside)
        before = {path: disk[path] for path in after}
        self._shown = Shown.of(proposal, before, after)
        note = Put(NOTE, self._shown.model_dump_json(by_alias=True).encode())
        await self._store.commit(Batch(str(self._new_id()), puts=[note]))
        self._renew()
        try:
            outcome = await self._changer.write(journey, before, after, _nothing, _nothing)
        except BaseException:
            await asyncio.shield(self._forget())
            raise
        if outcome.rolled_back:
            await self._forget()
        return outcome

    async def _take_back(self, *, wait: bool = True) -> _Ended:
        shown = self._shown
        if shown is None:
            return _Ended(there=False)
        async with self._locks.hold(shown.after):
            disk = read_all(self._policy, shown.after)
            wanted = await shown.taken_back(disk)
            cause = Cause("preview", "taken back")
            receipt = None
            if wanted and wait:
                receipt = await self._changer.put(disk, wanted, cause)
            elif wanted:
                self._announce(wanted)
                changes = [change(path, disk, wanted) for path in in_order(wanted)]
                await self._writer.apply(changes, within=wanted.keys(), cause=cause)
            await self._forget()
        return _Ended(there=True, receipt=receipt)

    async def _forget(self) -> None:
        self._shown = None
        self._receipts.release(self._receipt_id)
        self._tell()
        await self._store.commit(Batch(str(self._new_id()), removals=[NOTE]))

    async def _expire(self, proposal_id: str) -> None:
        while self.shown == proposal_id:
            left = self._until - asyncio.get_running_loop().time()
            if left > 0:
                await asyncio.sleep(left)
                continue
            try:
                await self.end()
            except SidestoryError as error:
                _log.warning("a preview can't be taken back yet: %s", error.message)
                self._renew()

    def _renew(self) -> None:
        self._until = asyncio.get_running_loop().time() + self._seconds

    def _answer(self, outcome: Outcome | None) -> Mapping[str, Any]:
        self._renew()
        until = self._clock() + timedelta(seconds=self._seconds)
        return {
            "success": True,
            "previewing": self.shown is not None,
            "rolledBack": outcome is not None and self.shown is None,
            "receipt": outcome.receipt.wire() if outcome else None,
            "expiresAt": until.isoformat() if self.shown else None,
        }


def _stands(receipt: Receipt) -> bool:
    """Whether the page is as broken without a preview as it was with it, so that this wasn't the preview's doing."""
    return receipt.verdict == "failed" or receipt.reason == "broken_before"


async def _nothing() -> None:
    """A preview moves no head."""


def decided(proposal: Proposal) -> Conflict:
    """The error for a proposal that nobody can decide any more."""
    said = {"approved": "approved", "rejected": "rejected", "failed": "made without an answer"}[proposal.status]
    return Conflict(f"This proposal was {said} already.", "proposal_decided", {"status": proposal.status})


def stale(conflicts: tuple[str, ...]) -> Conflict:
    """The error for a proposal whose place in the files has changed."""
    message = "The component has changed in the same places since; have this proposal made anew, or reject it."
    return Conflict(message, "proposal_stale", {"conflicts": list(conflicts)})
