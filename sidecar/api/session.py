"""`/__ai-session`, `/__ai-sessions`, `/__ai-component`, `/__ai-clear`: which component, which session."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.operations import Operation
from sidecar.api.requests import OfComponent, OfSession, OfStory, OpenSession
from sidecar.api.services import Services, services
from sidecar.api.session_answers import Cleared, ComponentFound, ListedSessions, OpenedSession
from sidecar.api.versions import listed
from sidecar.designs.service import dirty
from sidecar.errors import Malformed
from sidecar.models import Session
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.workspace.base import Resolved

_DAMAGED = "The session that you had here can't be read any more, so this is another one. Your files stay as they are."


async def resolve(within: Services, component_path: str | None, story_id: str | None) -> Resolved:
    """What a request is about: the path wins, the story adds which of its stories is open.

    Raises:
        Malformed: Neither was given.
        NotFound: There is no such story or component; near names stand in the details.
    """
    if component_path is not None:
        resolved = await within.components.of_path(component_path)
        if story_id is None:
            return resolved
        story = (await within.components.of_story(story_id)).story
        return replace(resolved, story=story)
    if story_id is not None:
        return await within.components.of_story(story_id)
    raise Malformed("Name a componentPath or a storyId.", "bad_request")


async def open_session(request: Request, asked: OpenSession) -> Response:
    """`POST /__ai-session`: the session of a component, resumed or new, with all that the palette shows."""
    within = services(request)
    resolved = await resolve(within, asked.component_path, asked.story_id)
    opened = await within.sessions.open(resolved.component_path, asked.session_id, fresh=asked.fresh)
    session = opened.session
    turns = await within.sessions.with_code(session, await within.sessions.turns(session))
    running = within.journeys.running(resolved.component_path)
    shared = state(within)
    warnings = [*shared["warnings"], *([_DAMAGED] if opened.damaged else [])]
    within.external.look_at(resolved.files)
    return JSONResponse(
        {
            "success": True,
            "resumed": opened.resumed,
            "sessionId": session.session_id,
            "forkedFrom": session.forked_from,
            **described(resolved),
            "conversationHistory": [turn.wire() for turn in turns],
            "versions": listed(await within.sessions.versions(session), session),
            "currentVersion": session.current_version_id,
            "totalVersions": session.last_version_id,
            "totalTurns": session.turn_count,
            "usage": session.usage.wire(),
            "costMicros": session.cost_micros,
            "starred": session.starred,
            "firstPrompt": session.first_prompt,
            "canUndo": await within.sessions.can_undo(session),
            "canRedo": await within.sessions.can_redo(session),
            "dirty": await dirty(within.sessions, within.policy, session),
            "running": running and {"requestId": running.request_id, "kind": running.kind, "prompt": running.prompt},
            **shared,
            "warnings": warnings,
        }
    )


async def list_sessions(request: Request, asked: OfComponent) -> Response:
    """`GET /__ai-sessions?componentPath=`: the sessions of a component, or without one of all, newest first."""
    within = services(request)
    component_path = None
    if asked.component_path is not None:
        component_path = (await within.components.of_path(asked.component_path)).component_path
    found = await within.sessions.sessions(component_path)
    names = await within.sessions.names(found)
    return JSONResponse(
        {"success": True, "sessions": [short(session, name) for session, name in zip(found, names, strict=True)]}
    )


async def component(request: Request, asked: OfStory) -> Response:
    """`GET /__ai-component?storyId=`: the component behind a story, and what else it could be."""
    resolved = await services(request).components.of_story(asked.story_id)
    return JSONResponse({"success": True, **described(resolved)})


async def clear(request: Request, asked: OfSession) -> Response:
    """`POST /__ai-clear`: forget a session; the files stay as they are."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    await within.sessions.clear(session.session_id)
    within.hub.publish("session", sessionId=session.session_id, componentPath=session.component_path, cleared=True)
    return JSONResponse({"success": True, "sessionId": session.session_id, "message": "Session cleared"})


def described(resolved: Resolved) -> Mapping[str, Any]:
    """A component as the palette names it."""
    name = resolved.component_path.rpartition("/")[2].partition(".")[0]
    return {
        "componentPath": resolved.component_path,
        "component": name,
        "candidates": list(resolved.candidates),
        "files": list(resolved.files),
        "story": resolved.story
        and {"storyId": resolved.story.id, "title": resolved.story.title, "name": resolved.story.name},
    }


def state(within: Services) -> Mapping[str, Any]:
    """What is the same for every component: store, dev server, editor."""
    server = within.link.server
    return {
        **storage(within.store),
        "devServer": {
            "connected": within.link.connected,
            "kind": server.kind if server else None,
            "version": server.version if server else None,
        },
        "editor": {"name": "auto", "model": within.settings.model if within.settings.has_model else None},
    }


def storage(store: LocalStore | ResilientStore) -> Mapping[str, Any]:
    """Which store is in use, and what is to be said of it."""
    return {
        "storage": store.name,
        "degraded": store.degraded is not None,
        "degradedReason": store.degraded,
        "warnings": list(store.warnings),
    }


def short(session: Session, label: str | None) -> Mapping[str, Any]:
    """A session as lists show it, with the name of its current version."""
    return {
        "sessionId": session.session_id,
        "componentPath": session.component_path,
        "createdAt": session.wire()["createdAt"],
        "lastModified": session.wire()["lastModified"],
        "currentVersion": session.current_version_id,
        "totalVersions": session.last_version_id,
        "totalTurns": session.turn_count,
        "firstPrompt": session.first_prompt,
        "label": label,  # of the current version
        "starred": len(session.starred),
    }


ROUTES = [
    Operation(
        "POST",
        "/__ai-session",
        open_session,
        takes=OpenSession,
        gives=OpenedSession,
        refuses=[404, 413],
        tag="Sessions",
        limited=False,
    ),
    Operation(
        "GET", "/__ai-sessions", list_sessions, asks=OfComponent, gives=ListedSessions, refuses=[404], tag="Sessions"
    ),
    Operation("GET", "/__ai-component", component, asks=OfStory, gives=ComponentFound, refuses=[404], tag="Sessions"),
    Operation("POST", "/__ai-clear", clear, takes=OfSession, gives=Cleared, refuses=[404, 409], tag="Sessions"),
]
