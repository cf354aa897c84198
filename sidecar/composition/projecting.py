"""Puts the services about projects together, from the parts that the rest of the sidecar has."""

import asyncio
import importlib.util
import uuid
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sidecar.composition.parts import Parts
from sidecar.editors.agent.editor import AgentEditor, Limits
from sidecar.editors.base import Editor
from sidecar.editors.turns import ProjectEditor
from sidecar.journeys.applying import Applying
from sidecar.journeys.editing import Editing
from sidecar.projects.ai_sessions import AiSessions
from sidecar.projects.records import Projects
from sidecar.projects.scope import Scope
from sidecar.projects.service import ProjectService
from sidecar.projects.turns import Turns
from sidecar.projects.writing import ProjectWriting
from sidecar.resources import templates_dir
from sidecar.settings import Settings
from sidecar.stores.shared import Shared

if TYPE_CHECKING:  # loaded where a model is configured
    from sidecar.editors.claude import ClaudeEditor
    from sidecar.editors.prompt import Templates


def wire_projects(
    parts: Parts,
    settings: Settings,
    loading: asyncio.Task[Editor],
    folder: Path,
    settle: Callable[[], Awaitable[object]],
) -> ProjectService:
    """The services.

    Args:
        parts: Those that comments are made of, too.
        settings: Which editor, and what it may take.
        loading: Gives the editor, whose model is the client of the Messages API.
        folder: Where the agent's copies and sessions are.
        settle: Ends what is only shown, before something is written.
    """
    sessions, components, policy, clock = parts.sessions, parts.components, parts.policy, parts.clock
    projects = Projects(Shared(parts.store, parts.store.upstream), clock=clock, new_id=uuid.uuid4)
    scope = Scope(components, policy)

    made: list[ProjectEditor] = []

    async def editor() -> ProjectEditor | None:
        if not made and (claude := await _claude(loading)) is not None:
            made.append(project_editor(settings, claude, folder, scope))
        return made[0] if made else None

    return ProjectService(
        projects=projects,
        turns=Turns(
            projects=projects,
            ai_sessions=AiSessions(parts.store, clock=clock, new_id=uuid.uuid4),
            editor=editor,
            spending=parts.spending,
            session_budget=settings.session_budget,
        ),
        scope=scope,
        writing=ProjectWriting(
            sessions=sessions,
            components=components,
            policy=policy,
            editing=Editing(
                sessions=sessions, components=components, policy=policy, editor=parts.editor, spending=parts.spending
            ),
            applying=Applying(
                sessions=sessions,
                components=components,
                policy=policy,
                changer=parts.changer,
                late=parts.late,
                now=clock,
            ),
            locks=parts.locks,
            recovery=parts.recovery,
            hub=parts.hub,
            settle=settle,
        ),
        components=components,
        wording=lambda template, /, **values: _templates().render(template, **values),
    )


def project_editor(settings: Settings, claude: "ClaudeEditor", folder: Path, scope: Scope) -> ProjectEditor:
    """The agent where its SDK is installed and nobody has turned it off; else the Messages API."""
    if settings.agent and has_agent():
        return AgentEditor(
            claude,
            folder=folder,
            sources=scope.everything,
            model=settings.model,
            base_url=settings.anthropic_base_url,
            limits=Limits(settings.agent_turns, settings.agent_budget, settings.model_answer_seconds),
        )
    from sidecar.editors.claude_project import ClaudeProjectEditor  # noqa: PLC0415  only where a model is asked

    return ClaudeProjectEditor(claude)


async def _claude(loading: asyncio.Task[Editor]) -> "ClaudeEditor | None":
    """The client of the Messages API; None without a model."""
    from sidecar.editors.auto import AutoEditor  # noqa: PLC0415
    from sidecar.editors.claude import ClaudeEditor  # noqa: PLC0415

    editor = await asyncio.shield(loading)
    model = editor.model if isinstance(editor, AutoEditor) else None
    return model if isinstance(model, ClaudeEditor) else None


def has_agent() -> bool:
    """Whether the extra `agent` is installed."""
    return importlib.util.find_spec("claude_agent_sdk") is not None


@cache
def _templates() -> "Templates":
    from sidecar.editors.prompt import Templates  # noqa: PLC0415  loads Jinja

    return Templates(templates_dir())
