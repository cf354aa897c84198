"""A prompt's journey: understand → edit → check → apply, and once more when the page broke."""

import asyncio
from collections.abc import Callable, Mapping
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
from sidecar.models import Session
from sidecar.sessions.service import SessionService
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
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._policy = policy
        self._locks = locks
        self._recovery = recovery
        self._now = now
        self._editing = Editing(sessions=sessions, components=components, policy=policy, editor=editor)
        self._applying = Applying(
            sessions=sessions, components=components, policy=policy, changer=changer, late=late, now=now
        )
        self._repairing = Repairing(sessions=sessions, editing=self._editing, applying=self._applying, now=now)

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
        before = read_all(self._policy, prompt.resolved.files)
        session = await self._sessions.ensure_base(session, before)
        try:
            edited = await self._editing.ask(journey, session, prompt, before)
            after = self._editing.checked(prompt, before, edited.done.files)
        except SidestoryError as error:
            told = turn(session, prompt.text, error.message, self._now(), error=error.message, usage=journey.usage)
            await self._sessions.add_turn(session, told)
            raise
        except asyncio.CancelledError:
            told = turn(session, prompt.text, "Cancelled.", self._now(), error="Cancelled.", usage=journey.usage)
            await asyncio.shield(self._sessions.add_turn(session, told))
            raise
        if prompt.mode == "plan":
            told = turn(session, prompt.text, edited.done.message, self._now(), edited=edited)
            session = await self._sessions.add_turn(session, told)
            return await self._answer(journey, session, edited)
        made = await self._applying.apply(journey, session, prompt, Attempt(prompt.text, edited, before, after))
        repaired = await self._repairing.repaired(journey, prompt, made, before)
        session = await self._sessions.get(session.session_id)
        return await self._answer(journey, session, edited) | changed(made, repaired)

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
        "receipt": last.outcome.receipt.wire(),
        "brokenVersions": [
            {"versionId": each.version.version_id, "receipt": each.outcome.receipt.wire()}
            for each in (made, repaired)
            if each is not None and each.outcome.rolled_back
        ],
    }
