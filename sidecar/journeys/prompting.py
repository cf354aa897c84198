"""A prompt's journey: understand → edit → check → apply, and once more when the page broke."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sidecar.editors.base import Editor
from sidecar.errors import SidestoryError
from sidecar.journeys.applying import Applying
from sidecar.journeys.asked import Applied, Attempt, Edited, Prompt, turn
from sidecar.journeys.change import Changer
from sidecar.journeys.editing import Editing
from sidecar.journeys.journey import Journey
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.recovery import Recovery
from sidecar.journeys.repairing import Repairing
from sidecar.journeys.spending import Spending
from sidecar.models import Session, Turn
from sidecar.sessions.service import SessionService
from sidecar.sessions.tree import ROOT
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy


class Prompting:
    """Takes a prompt to a new version with a receipt."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        components: Components,
        policy: PathPolicy,
        editor: Editor,
        changer: Changer,
        locks: FileLocks,
        late: LateErrors,
        recovery: Recovery,
        spending: Spending,
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._policy = policy
        self._locks = locks
        self._recovery = recovery
        self._spending = spending
        self._now = now
        self._editing = Editing(
            sessions=sessions, components=components, policy=policy, editor=editor, spending=spending
        )
        self._applying = Applying(
            sessions=sessions, components=components, policy=policy, changer=changer, late=late, now=now
        )
        self._repairing = Repairing(
            sessions=sessions, editing=self._editing, applying=self._applying, spending=spending, now=now
        )

    async def run(self, journey: Journey, prompt: Prompt) -> Mapping[str, Any]:
        """The whole journey; its answer is that of `POST /__ai-iterate`. Raises what any stage raises."""
        async with self._locks.hold(prompt.resolved.files, journey.waits):
            return await self._run(journey, prompt)

    async def _run(self, journey: Journey, prompt: Prompt) -> Mapping[str, Any]:
        journey.stage("reading")
        opened = await self._sessions.open(prompt.resolved.component_path, prompt.session_id)
        session = await self._recovery.settled(opened.session)
        journey.resumed = opened.resumed
        journey.session_id = session.session_id
        prompt = await self._with_made_files(session, prompt)
        before = read_all(self._policy, prompt.resolved.files)
        session = await self._sessions.ensure_base(session, before)
        try:
            edited = await self._editing.ask(journey, session, prompt, before)
            after = self._editing.checked(prompt, before, edited.done.files)
        except SidestoryError as error:
            await self._sessions.add_turn(session, self._failed(journey, session, prompt, error.message))
            raise
        except asyncio.CancelledError:
            told = self._failed(journey, session, prompt, "Cancelled.")
            await asyncio.shield(self._sessions.add_turn(session, told))
            raise
        if prompt.mode == "plan":
            return await self.said(journey, session, prompt, edited)
        new = dict.fromkeys(after.keys() - before.keys())
        if new:
            session, before = await self._sessions.ensure_base(session, new), before | new
        made = await self._applying.apply(
            journey, session, prompt, Attempt(prompt.text, edited, before, after, meaning=prompt.meaning)
        )
        repaired = await self._repairing.repaired(journey, prompt, made, before)
        session = await self._sessions.get(session.session_id)
        return await self._answer(journey, session, edited) | changed(made, repaired)

    async def said(self, journey: Journey, session: Session, prompt: Prompt, edited: Edited) -> dict[str, Any]:
        """Keep an answer that changes nothing, and give what the page is told of it."""
        told = turn(session, prompt.text, edited.done.message, self._now(), edited=edited, meaning=prompt.meaning)
        session = await self._sessions.add_turn(session, told)
        return await self._answer(journey, session, edited)

    async def _with_made_files(self, session: Session, prompt: Prompt) -> Prompt:
        """The prompt with the files that earlier ones of the session have made: they belong to the component too."""
        if session.last_version_id == 0:
            return prompt
        original = await self._sessions.manifest(session, ROOT)
        now = await self._sessions.manifest(session, session.current_version_id)
        known = prompt.resolved.files
        made = [path for path, digest in now.items() if digest and not original.get(path) and path not in known]
        return replace(prompt, resolved=replace(prompt.resolved, files=(*known, *made))) if made else prompt

    def _failed(self, journey: Journey, session: Session, prompt: Prompt, error: str) -> Turn:
        """The turn of a prompt of which nothing came; what the journey did before it has turns of its own."""
        usage = journey.last_usage
        return turn(
            session,
            prompt.text,
            error,
            self._now(),
            error=error,
            usage=usage,
            cost_micros=self._spending.cost(usage),
            meaning=prompt.meaning,
        )

    async def _answer(self, journey: Journey, session: Session, edited: Edited) -> dict[str, Any]:
        """What an answer says of any prompt; what a change adds is in `changed`."""
        return {
            "success": True,
            "resumed": journey.resumed,
            "sessionId": session.session_id,
            "currentVersion": session.current_version_id,
            "rolledBack": False,
            "message": "Answered",
            "summary": edited.done.message,
            "editor": edited.done.editor,
            "durationMs": edited.milliseconds,
            "diff": [],
            "affects": [],
            "usage": journey.usage.wire() if journey.usage else None,
            "costMicros": self._spending.cost(journey.usage),
            "sessionUsage": session.usage.wire(),
            "sessionCostMicros": session.cost_micros,
            "maskedSecrets": edited.masked,
            "canUndo": await self._sessions.can_undo(session),
            "canRedo": await self._sessions.can_redo(session),
        }


def changed(made: Applied, repaired: Applied | None) -> dict[str, Any]:
    """What an answer says of a change: of its repair, where there was one, with the broken version named beside it."""
    last = repaired or made
    rolled_back = last.outcome.rolled_back
    return {
        "versionId": last.version.version_id,
        "rolledBack": rolled_back,
        "repaired": repaired is not None and not rolled_back,
        "message": "Rolled back" if rolled_back else "Component updated",
        "diff": [each.wire() for each in last.diff],
        "affects": last.affects,
        "warning": last.warning,
        "receipt": last.outcome.receipt.wire(),
        "brokenVersions": [
            {"versionId": each.version.version_id, "receipt": each.outcome.receipt.wire()}
            for each in (made, repaired)
            if each is not None and each.outcome.rolled_back
        ],
    }
