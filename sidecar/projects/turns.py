"""One turn of a project's AI session: resumed where it can be, else begun anew, and noted where others find it."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sidecar.editors.base import Done, Masked, Status, TextDelta, UsageReport
from sidecar.editors.turns import ProjectEditor, SessionLost, TurnDone, TurnRequest
from sidecar.errors import CannotDo
from sidecar.journeys.asked import Edited
from sidecar.journeys.journey import Journey
from sidecar.journeys.spending import Spending
from sidecar.models import Session
from sidecar.projects.ai_sessions import AiSessions
from sidecar.projects.models import AiSession, Project, Source, told
from sidecar.projects.records import Projects

_EPOCH = datetime.fromtimestamp(0, UTC)
_MICROS = 1_000_000
_NO_MODEL = "This needs a model: set ANTHROPIC_API_KEY (or ANTHROPIC_BASE_URL for a compatible server) and start Sidestory again."


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn that ended.

    Attributes:
        project: As it is since.
        edited: What the editor made, and what it cost.
        base: The texts that `edited` was made from, as far as the editor looked them up itself.
        answer: What is told of it.
    """

    project: Project
    edited: Edited
    base: Mapping[str, str]
    answer: Mapping[str, Any]


class Turns:
    """Takes turns, one after the other; whoever calls it sees to it that a project has one at a time.

    Args:
        projects: Where others find the newest AI session.
        ai_sessions: What is known of them here.
        editor: Gives the editor, None without a model.
        spending: What the model costs, and whether it may.
        session_budget: Dollars for one AI session, None for no limit.
    """

    def __init__(
        self,
        *,
        projects: Projects,
        ai_sessions: AiSessions,
        editor: Callable[[], Awaitable[ProjectEditor | None]],
        spending: Spending,
        session_budget: float | None,
    ) -> None:
        self._projects = projects
        self._ai_sessions = ai_sessions
        self._editor = editor
        self._spending = spending
        self._session_budget = session_budget

    async def available(self) -> ProjectEditor:
        """The editor; `CannotDo` (`no_model`) without a model."""
        editor = await self._editor()
        if editor is None:
            raise CannotDo(_NO_MODEL, "no_model")
        return editor

    async def take(
        self, journey: Journey, request: TurnRequest, source: Source, told_of: Callable[[TurnDone], Mapping[str, Any]]
    ) -> Turned:
        """Take a turn; when this returns, the project's AI session is the one that has it.

        Args:
            journey: Whom to tell.
            request: What is asked; its memory is filled in here.
            source: Which operation it is.
            told_of: Members of the project that change with it; what it raises, this raises, and nothing is noted.

        Raises:
            CannotDo: `no_model`, `budget_reached`.
            SidestoryError: What the editor raises.
        """
        editor = await self.available()
        project = await self._projects.find(request.project_id)
        wanted = project.last_ai_session_id if project else None
        known = await self._ai_sessions.find(wanted) if wanted else None
        why = _obstacle(known, request.project_id, editor.name) if wanted else None
        known = None if why else known
        began = time.perf_counter()
        try:
            done, masked = await self._ask(journey, editor, request, known)
        except SessionLost as lost:
            known, why = None, str(lost)
            done, masked = await self._ask(journey, editor, request, None)
        usage = journey.usage
        cost = self._spending.cost(usage)
        session = AiSession(
            session_id=done.memory.session_id,
            project_id=request.project_id,
            editor=editor.name,
            transcript=list(done.memory.transcript),
            shown=dict(done.memory.shown),
            turns=(known.turns if known else 0) + 1,
            cost_micros=(known.cost_micros if known else 0) + (cost or 0),
        )
        members = told_of(done)
        await self._ai_sessions.keep(session)
        project = await self._projects.went_on(request.project_id, session.session_id, source, **members)
        took = round((time.perf_counter() - began) * 1_000, 1)
        edited = Edited(Done(done.files, done.message, editor.name), usage, took, cost, masked)
        resumed = known is not None and known.session_id == session.session_id
        answer = {
            "success": True,
            **told(project),
            "resumed": resumed,
            "notice": _notice(why),
            "editor": editor.name,
            "message": done.message,
            "durationMs": took,
            "usage": usage.wire() if usage else None,
            "costMicros": cost,
            "maskedSecrets": masked,
        }
        return Turned(project, edited, done.base, answer)

    async def note(self, session_id: str, note: str) -> None:
        """Tell the next turn what became of the last one."""
        await self._ai_sessions.note(session_id, note)

    async def _ask(
        self, journey: Journey, editor: ProjectEditor, request: TurnRequest, known: AiSession | None
    ) -> tuple[TurnDone, int]:
        spent = known.cost_micros if known else 0
        blank = Session(session_id="", component_path="", cost_micros=spent, created_at=_EPOCH, last_modified=_EPOCH)
        if (refusal := await self._spending.refusal(blank)) is not None:
            raise refusal
        prompt = f"{known.note}\n\n{request.prompt}" if known and known.note else request.prompt
        left = None if self._session_budget is None else self._session_budget - spent / _MICROS
        request = replace(request, prompt=prompt, memory=known.memory if known else None, dollars=left)
        done, masked = None, 0
        try:
            async with aclosing(editor.turn(request)) as events:
                async for event in events:
                    match event:
                        case TextDelta(text):
                            journey.tell("delta", text=text)
                        case Status(stage, detail):
                            journey.stage(stage, detail)
                        case Masked(masked):
                            journey.tell("masked", count=masked)
                        case UsageReport(counted):
                            journey.usage = counted
                        case TurnDone():
                            done = event
        finally:
            if journey.usage is not None:
                await asyncio.shield(self._spending.add(journey.usage))
        if done is None:
            raise RuntimeError("an editor ended without its last event")
        return done, masked


def _obstacle(known: AiSession | None, project_id: str, editor: str) -> str | None:
    """Why a session can't be gone on with, as far as that can be told from here."""
    if known is None or known.project_id != project_id:
        return "it isn't known here"
    return None if known.editor == editor else f"it was begun by the editor {known.editor}"


def _notice(why: str | None) -> str | None:
    """What is said when there was a session that couldn't be resumed."""
    return f"The project's AI session can't be resumed, because {why}; a new one was begun." if why else None
