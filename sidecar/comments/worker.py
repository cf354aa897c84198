"""Turns waiting comments into proposals: claim a component, draft, keep the proposal and the comments' fate at once."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sidecar.comments.boards import Boards
from sidecar.comments.claims import Queue, Taken
from sidecar.comments.drafting import Draft, Drafting
from sidecar.comments.models import Board, Claim, Comment, Proposal
from sidecar.comments.proposals import Proposals, made
from sidecar.errors import Conflict, SidestoryError, StoreUnavailable
from sidecar.hub import Hub
from sidecar.models import Usage
from sidecar.stores.base import Batch
from sidecar.stores.shared import away
from sidecar.tasks import Tasks

_log = logging.getLogger(__name__)

_ORPHANED = timedelta(minutes=30)  # longer than any answer takes: whoever claimed it is gone, and its entry too
_STOPPING = {"budget_reached", "redis_unavailable"}  # what would stop every other component too

Tell = Callable[..., None]


@dataclass(slots=True)
class Report:
    """What one run did.

    Attributes:
        proposals: Those made, in their order; some may have failed.
        failed: Components whose comments wait on, with why.
        usage: Tokens of the model.
        cost_micros: What they cost, as far as their price is known.
        stopped: Why it ended before the queue was empty: `limit`, `max_cost` or an error's code.
    """

    proposals: list[Proposal] = field(default_factory=list)
    failed: list[Mapping[str, str]] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    cost_micros: int = 0
    stopped: str | None = None

    def stop(self, why: str | None) -> None:
        """Begin nothing more, if there is a reason; the first one is told."""
        self.stopped = self.stopped or why

    def wire(self) -> dict[str, Any]:
        """As JSON, with the proposals in short."""
        return {
            "proposals": [short(proposal) for proposal in self.proposals],
            "failed": list(self.failed),
            "costMicros": self.cost_micros,
            "stopped": self.stopped,
        }


class Worker:
    """Processes comments, one component after the other. Any number may work at once, on one or several machines.

    Args:
        boards: The comments.
        proposals: The proposals.
        queue: Gives the queue to use now.
        drafting: Makes drafts.
        hub: Is told of each component whose comments have another status now.
        name: Names this checkout.
        clock: The time now, aware.
        new_id: Makes ids and tokens.
        lease: Seconds that the queue lets it be silent.
    """

    def __init__(
        self,
        *,
        boards: Boards,
        proposals: Proposals,
        queue: Callable[[], Queue],
        drafting: Drafting,
        hub: Hub,
        name: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
        lease: float,
    ) -> None:
        self._boards = boards
        self._proposals = proposals
        self._queue = queue
        self._drafting = drafting
        self._hub = hub
        self._name = name
        self._clock = clock
        self._new_id = new_id
        self._lease = lease
        self._running = asyncio.Lock()

    @property
    def running(self) -> bool:
        """Whether this checkout processes comments at this moment."""
        return self._running.locked()

    async def run(
        self, tell: Tell, *, only: str | None = None, limit: int | None = None, max_cost: float | None = None
    ) -> Report:
        """Process what waits, now; gives what came of it.

        Args:
            tell: Hears of each component: `tell("process", stage=…, componentPath=…)`.
            only: Just this component.
            limit: At most so many components.
            max_cost: Begin no further component once the model has cost so many dollars.

        Raises:
            Conflict: `already_processing`: this checkout does so at this moment.
            StoreUnavailable: `redis_unavailable`.
        """
        if not self._boards.shared.whole:
            raise away()
        if self._running.locked():
            raise Conflict("Comments are being processed already; wait for that.", "already_processing")
        async with self._running:
            return await self._run(tell, only, limit, max_cost)

    async def _run(self, tell: Tell, only: str | None, limit: int | None, max_cost: float | None) -> Report:
        report, queue, began = Report(), self._queue(), 0
        report.stopped = enough(report, began, limit, max_cost)
        async with aclosing(self._takings(queue, only)) as takings:
            while report.stopped is None and (taken := await anext(takings, None)) is not None:
                began += await self._one(taken, queue, report, tell, direct=only is not None)
                report.stop(enough(report, began, limit, max_cost))
        return report

    async def _takings(self, queue: Queue, only: str | None) -> AsyncGenerator[Taken, None]:
        """What there is to do, each asked for only when the one before is done."""
        if only is not None:
            yield Taken(only, f"direct:{self._new_id()}", again=False)
            return
        await queue.offer([path for path, board in (await self._boards.all()).items() if self._waiting(board, None)])
        while (taken := await queue.take(self._name)) is not None:
            yield taken

    async def _one(self, taken: Taken, queue: Queue, report: Report, tell: Tell, *, direct: bool) -> bool:
        """One component; False when nothing of it was left to do."""
        path = taken.component_path
        token = str(self._new_id())
        comments = await self._boards.change(path, lambda board: self._claimed(board, taken, token), strict=True)
        if comments:
            self._moved(path)
            said = {"componentPath": path, "comments": len(comments)}
            tell("process", stage="claimed", **said)
            try:
                async with Tasks() as tasks:
                    if not direct:
                        tasks.start(self._renewing(taken, queue), "renew a claim on comments")
                    draft = await self._drafting.draft(
                        path, comments, lambda stage: tell("process", stage=stage, **said)
                    )
                report.usage += draft.usage or Usage()
                report.cost_micros += draft.cost_micros or 0
                proposal = await self._kept(path, comments, token, draft)
            except SidestoryError as error:
                if not isinstance(error, StoreUnavailable):  # else nobody knows whether the proposal is kept
                    await self._release(path, token)
                report.failed.append({"componentPath": path, "error": error.message, "code": error.code})
                report.stopped = error.code if error.code in _STOPPING else report.stopped
                tell("process", stage="failed", error=error.message, **said)
            except BaseException:
                with suppress(SidestoryError):
                    await asyncio.shield(self._release(path, token))
                raise
            else:
                if proposal is not None:
                    report.proposals.append(proposal)
                    tell("process", stage="proposed", proposalId=proposal.id, status=proposal.status, **said)
        if not direct:
            await queue.done(taken, self._name)
            failed = any(each["componentPath"] == path for each in report.failed)
            # What was said meanwhile found the component in the queue, so that nobody else added it.
            if not failed and self._waiting(await self._boards.read(path), None):
                await queue.offer([path])
        return bool(comments)

    async def _renewing(self, taken: Taken, queue: Queue) -> None:
        while True:
            await asyncio.sleep(self._lease / 3)
            try:
                if not await queue.renew(taken, self._name):
                    return
            except SidestoryError as error:
                _log.info("a claim could not be renewed: %s", error.message)

    def _waiting(self, board: Board, taken: Taken | None) -> list[Comment]:
        """The comments that may be claimed: pending ones, and those whose worker is gone."""
        return [
            comment
            for comment in board.comments
            if not comment.resolved
            and (
                comment.status == "pending"
                or (comment.status == "processing" and comment.claim is not None and self._gone(comment.claim, taken))
            )
        ]

    def _gone(self, claim: Claim, taken: Taken | None) -> bool:
        inherited = taken is not None and taken.again and claim.entry == taken.entry
        return inherited or claim.worker == self._name or self._clock() - claim.at > _ORPHANED

    def _claimed(self, board: Board, taken: Taken, token: str) -> tuple[Board, list[Comment]]:
        claim = Claim(worker=self._name, entry=taken.entry, token=token, at=self._clock())
        found = [self._next(one, status="processing", claim=claim) for one in self._waiting(board, taken)]
        return board.replaced(*found), found

    async def _release(self, path: str, token: str) -> None:
        """Give back what is still claimed with this token."""

        def change(board: Board) -> tuple[Board, None]:
            ours = [one for one in board.comments if one.claim is not None and one.claim.token == token]
            return board.replaced(*(self._next(one, status="pending", claim=None) for one in ours)), None

        await self._boards.change(path, change)
        self._moved(path)

    async def _kept(self, path: str, comments: Sequence[Comment], token: str, draft: Draft) -> Proposal | None:
        """Keep the proposal and what becomes of its comments, in one commit; None when others have them all by now."""
        proposal_id = str(self._new_id())

        def change(board: Board) -> tuple[Board, Proposal | None, Batch]:
            ours = {one.id: one for one in board.comments if one.claim is not None and one.claim.token == token}
            still = [comment for comment in comments if comment.id in ours]
            # Where a comment is another's by now, the draft may answer it: it isn't ours to propose any more.
            lost = any(one.id not in ours and board.find(one.id) is not None for one in comments)
            if not still or lost:
                back = [self._next(one, status="pending", claim=None) for one in ours.values()]
                return board.replaced(*back), None, Batch("")
            proposal = made(draft, still, component_path=path, proposal_id=proposal_id, now=self._clock())
            fates = [self._fate(ours[one.id], proposal, draft.declined.get(one.id)) for one in still]
            return board.replaced(*fates), proposal, self._proposals.batch(proposal)

        proposal = await self._boards.change_with(path, change, strict=True)
        self._moved(path)
        return None if proposal is None else self._proposals.told(proposal, made=True)

    def _moved(self, path: str) -> None:
        self._hub.publish("comment", componentPath=path)

    def _fate(self, comment: Comment, proposal: Proposal, declined: str | None) -> Comment:
        status = "processing" if declined is None else "rejected"
        return self._next(comment, status=status, claim=None, proposal_id=proposal.id, reason=declined)

    def _next(self, comment: Comment, **members: Any) -> Comment:
        more = {"revision": comment.revision + 1, "updated_at": self._clock()}
        return comment.model_copy(update=members | more)


def enough(report: Report, began: int, limit: int | None, max_cost: float | None) -> str | None:
    """Why no further component is begun, None when one may be."""
    if limit is not None and began >= limit:
        return "limit"
    if max_cost is not None and report.cost_micros >= max_cost * 1_000_000:
        return "max_cost"
    return None


def short(proposal: Proposal) -> dict[str, Any]:
    """A proposal in a report."""
    return {
        "id": proposal.id,
        "componentPath": proposal.component_path,
        "status": proposal.status,
        "message": proposal.message,
        "comments": len(proposal.comments),
        "declined": [each.wire() for each in proposal.declined],
        "costMicros": proposal.cost_micros,
    }
