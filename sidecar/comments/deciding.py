"""What becomes of proposals: approved, rejected, edited, or made anew. Comments follow in the same commit."""

from collections.abc import Mapping
from typing import Any

from sidecar.comments.checks import clean_text
from sidecar.comments.drafting import Drafting, Used
from sidecar.comments.fates import Fates, Members
from sidecar.comments.models import OPEN, Proposal
from sidecar.comments.previewing import Previewing, decided, stale
from sidecar.comments.proposals import Proposals, content
from sidecar.comments.rebasing import Rebased, rebased
from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Conflict, Malformed
from sidecar.journeys.applying import Applying
from sidecar.journeys.asked import Applied, Attempt, Edited, Prompt
from sidecar.journeys.editing import Editing
from sidecar.journeys.journey import Journey
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.recovery import Recovery
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy

_TITLE = 2_000


class Deciding:
    """Decides on proposals. Whatever is shown on the story is taken back first."""

    def __init__(
        self,
        *,
        proposals: Proposals,
        fates: Fates,
        previewing: Previewing,
        drafting: Drafting,
        editing: Editing,
        applying: Applying,
        sessions: SessionService,
        components: Components,
        policy: PathPolicy,
        locks: FileLocks,
        recovery: Recovery,
    ) -> None:
        self._proposals = proposals
        self._fates = fates
        self._previewing = previewing
        self._drafting = drafting
        self._editing = editing
        self._applying = applying
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._locks = locks
        self._recovery = recovery

    async def approve(self, journey: Journey, proposal_id: str) -> Mapping[str, Any]:
        """Make a proposal a version like any other; its comments are applied, unless the page broke.

        Raises:
            Conflict: `proposal_decided`; `proposal_stale`: it is marked so, and nothing was changed.
        """
        await self._previewing.end()
        proposal = await self._open(proposal_id)
        resolved = await self._components.of_path(proposal.component_path)
        async with self._locks.hold({*resolved.files, *proposal.files}, journey.waits):
            proposal = await self._open(proposal_id)
            journey.stage("reading")
            session = (await self._sessions.open(resolved.component_path, proposal.session_id)).session
            session = await self._recovery.settled(session)
            journey.session_id = session.session_id
            before = read_all(self._policy, dict.fromkeys([*resolved.files, *proposal.beside]))
            found = await self._rebased(proposal)
            prompt = Prompt(_said(proposal), resolved, session.session_id, None, "instant")
            try:
                after = self._editing.checked(prompt, before, found.files or {})
            except CannotDo as error:
                if error.code != "already_so":
                    raise
                return await self._approved(proposal, session.session_id, session.current_version_id or None, None)
            session = await self._sessions.ensure_base(session, before)
            edited = Edited(Done({}, proposal.message, proposal.editor), None, 0.0)
            attempt = Attempt(prompt.text, edited, before, after, origin="proposal")
            made = await self._applying.apply(journey, session, prompt, attempt)
            answer = await self._approved(proposal, session.session_id, made.version.version_id, made)
            return {**answer, "rebased": found.moved}

    async def reject(self, proposal_id: str, reason: str | None, *, again: bool) -> Proposal:
        """Reject a proposal; its comments are rejected too, or wait `again`. `Conflict` is `proposal_decided`."""
        why = clean_text(reason, "The reason") if reason else None
        if self._previewing.shown == proposal_id:
            await self._previewing.end()

        def change(now: Proposal) -> Members:
            if now.status not in OPEN:
                raise decided(now)
            return {"status": "rejected", "reason": why}

        fate = {"status": "pending", "proposal_id": None} if again else {"status": "rejected", "reason": why}
        return await self._fates.decide(proposal_id, change, fate, {"processing"})

    async def edit(
        self, proposal_id: str, files: Mapping[str, str] | None, request: str | None, used: Used
    ) -> Proposal:
        """Change what is proposed: by `files` (path → text), or by a request in words to the editor; `used` hears of its tokens.

        Raises:
            Conflict: `proposal_decided`, `proposal_stale`, `proposal_changed`.
            CannotDo: What a prompt may be refused with, e.g. `syntax_error`, `not_a_quick_edit`, `already_so`.
        """
        if (files is None) == (request is None):
            raise Malformed("Give either files or a request.", "bad_request")
        await self._previewing.end()
        proposal = await self._open(proposal_id)
        wanted = dict((await self._rebased(proposal)).files or {})
        more: dict[str, Any] = {}
        if files is not None:
            wanted |= files
        elif request is not None:
            base = {path: text.encode() for path, text in wanted.items()}
            wish = clean_text(request, "The request")
            draft = await self._drafting.reworked(proposal.component_path, base, wish, used)
            wanted |= {path: data.decode("utf-8-sig") for path, data in draft.after.items()}
            cost = None if draft.cost_micros is None else (proposal.cost_micros or 0) + draft.cost_micros
            more = {"message": draft.message, "editor": draft.editor, "cost_micros": cost or proposal.cost_micros}
        before, after = await self._drafting.checked(proposal.component_path, wanted, proposal.beside)
        more |= content(proposal.component_path, before, after)

        def change(now: Proposal) -> Mapping[str, Any]:
            if now.status not in OPEN:
                raise decided(now)
            if now.updates != proposal.updates:
                raise Conflict("Somebody else edited this proposal meanwhile; look at it first.", "proposal_changed")
            cleared = {"status": "awaiting_approval", "broken": None, "receipt": None}
            return more | cleared | {"updates": now.updates + 1}

        return await self._proposals.change(proposal_id, change)

    async def again(self, proposal_id: str) -> Proposal:
        """Give a proposal up, and all its comments back to be processed; also those that it declined."""
        if self._previewing.shown == proposal_id:
            await self._previewing.end()

        def change(now: Proposal) -> Members:
            if now.status == "approved":
                raise decided(now)
            if not (now.comments or now.declined):
                message = (
                    "This proposal answers no comment that it could be made anew from; ask for a change of it instead."
                )
                raise CannotDo(message, "no_comments")
            given_up = {"status": "rejected"} if now.status in OPEN else {}
            return given_up | {"reason": "It was asked for anew."}

        fate = {"status": "pending", "proposal_id": None, "reason": None}
        return await self._fates.decide(proposal_id, change, fate, {"processing", "rejected"})

    async def _open(self, proposal_id: str) -> Proposal:
        proposal = await self._proposals.get(proposal_id)
        if proposal.status not in OPEN:
            raise decided(proposal)
        return proposal

    async def _rebased(self, proposal: Proposal) -> Rebased:
        found = await rebased(proposal, read_all(self._policy, proposal.files))
        if found.files is None:
            await self._proposals.change(proposal.id, lambda _: {"status": "stale"})
            raise stale(found.conflicts)
        return found

    async def _approved(
        self, proposal: Proposal, session_id: str, version_id: int | None, made: Applied | None
    ) -> Mapping[str, Any]:
        receipt = made.outcome.receipt if made else None
        rolled_back = made is not None and made.outcome.rolled_back
        if rolled_back:
            broken = receipt.error.message if receipt and receipt.error else "The page broke."
            now = await self._proposals.change(proposal.id, lambda _: {"broken": broken, "receipt": receipt})
        else:
            members = {"status": "approved", "session_id": session_id, "version_id": version_id, "receipt": receipt}
            fate = {"status": "applied", "version_id": version_id}
            now = await self._fates.decide(proposal.id, lambda _: members, fate, {"processing"})
        session = await self._sessions.get(session_id)
        return {
            "success": True,
            "proposal": now,
            "sessionId": session_id,
            "versionId": version_id,
            "currentVersion": session.current_version_id,
            "rolledBack": rolled_back,
            "rebased": False,
            "message": "Rolled back" if rolled_back else "Component updated" if made else "It was there already",
            "diff": [each.wire() for each in made.diff] if made else [],
            "receipt": receipt.wire() if receipt else None,
            "canUndo": await self._sessions.can_undo(session),
            "canRedo": await self._sessions.can_redo(session),
        }


def _said(proposal: Proposal) -> str:
    """What the history calls it: the comments that it answers, or what was asked for."""
    if proposal.request:
        return proposal.request[:_TITLE]
    texts = "; ".join(" ".join(comment.text.split()) for comment in proposal.comments)
    return f"Comments: {texts}"[:_TITLE]
