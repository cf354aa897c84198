"""A proposal and its comments, changed in one commit: what becomes of the one becomes of the others."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from sidecar.comments.boards import Boards
from sidecar.comments.models import Board, Comment, CommentStatus, Proposal
from sidecar.comments.proposals import Proposals
from sidecar.errors import Conflict
from sidecar.hub import Hub
from sidecar.stores.base import Batch

_ATTEMPTS = 3

Members = Mapping[str, Any]


class Fates:
    """Changes proposals together with their comments."""

    def __init__(self, boards: Boards, proposals: Proposals, hub: Hub) -> None:
        self._boards = boards
        self._proposals = proposals
        self._hub = hub

    async def decide(
        self,
        proposal_id: str,
        change: Callable[[Proposal], Members],
        fate: Members,
        of: Collection[CommentStatus],
    ) -> Proposal:
        """Change a proposal, and those of its comments whose status is among `of`.

        Args:
            proposal_id: The proposal.
            change: Gives its new members, or raises; it may run several times.
            fate: The new members of its comments.
            of: The statuses of the comments that follow.

        Raises:
            NotFound: `proposal_not_found`.
            Conflict: Others changed it again and again.
        """
        left = _ATTEMPTS
        while True:
            left -= 1
            after, batch = await self._proposals.changed(proposal_id, change)
            try:
                await self._boards.change_with(after.component_path, _fates(after, fate, of, batch))
            except Conflict:  # the proposal itself was changed in between
                if not left:
                    raise
                continue
            self._hub.publish("comment", componentPath=after.component_path, proposalId=proposal_id)
            return self._proposals.told(after)


def _fates(
    proposal: Proposal, fate: Members, of: Collection[CommentStatus], batch: Batch
) -> Callable[[Board], tuple[Board, None, Batch]]:
    def change(board: Board) -> tuple[Board, None, Batch]:
        theirs = [one for one in board.comments if one.proposal_id == proposal.id and one.status in of]
        return board.replaced(*(_followed(one, fate, proposal.updated_at) for one in theirs)), None, batch

    return change


def _followed(comment: Comment, fate: Members, now: datetime) -> Comment:
    return comment.model_copy(update={**fate, "revision": comment.revision + 1, "updated_at": now})
