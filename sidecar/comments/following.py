"""Proposals and their comments follow the versions: what is undone is to be decided again, what is redone is approved."""

import logging

from sidecar.comments.fates import Fates, Members
from sidecar.comments.models import OPEN, CommentStatus, Proposal
from sidecar.comments.proposals import Proposals
from sidecar.errors import Conflict, SidestoryError
from sidecar.sessions.service import SessionService
from sidecar.tasks import Tasks

_log = logging.getLogger(__name__)


class Following:
    """Looks after a session whose head has moved."""

    def __init__(self, *, sessions: SessionService, proposals: Proposals, fates: Fates, tasks: Tasks) -> None:
        self._sessions = sessions
        self._proposals = proposals
        self._fates = fates
        self._tasks = tasks

    def look_at(self, session_id: str) -> None:
        """Somebody went to another version of a session; the proposals follow behind, so that nobody waits for them."""
        self._tasks.start(self._follow(session_id), "let proposals follow a session")

    async def follow(self, session_id: str) -> None:
        """Let the proposals that became versions of a session be what these are: standing, or taken back."""
        session = await self._sessions.get(session_id)
        for proposal in await self._proposals.all(session.component_path):
            if proposal.session_id != session_id or proposal.version_id is None:
                continue
            stands = await self._sessions.stands(session, proposal.version_id)
            if proposal.status == "approved" and not stands:
                await self._become(
                    proposal, "awaiting_approval", {"status": "processing", "version_id": None}, "applied"
                )
            if proposal.status in OPEN and stands:
                fate = {"status": "applied", "version_id": proposal.version_id}
                await self._become(proposal, "approved", fate, "processing")

    async def _become(self, proposal: Proposal, status: str, fate: Members, of: CommentStatus) -> None:
        def change(now: Proposal) -> Members:
            if (now.status, now.version_id) != (proposal.status, proposal.version_id):
                raise Conflict("This proposal was decided otherwise meanwhile.", "proposal_changed")
            return {"status": status}

        await self._fates.decide(proposal.id, change, fate, {of})

    async def _follow(self, session_id: str) -> None:
        try:
            await self.follow(session_id)
        except SidestoryError as error:  # the next move looks again
            _log.warning("proposals don't follow yet: %s", error.message)
