"""`/design-sessions…` (seed 001): what the palette does, for programs; the same services, plain REST."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sidecar.api import changes, versions
from sidecar.api.change_answers import Rewound
from sidecar.api.changes import answered, changing, request_id_of, saved
from sidecar.api.design_answers import Edited, Generated, History, ListedDesigns, OneDesign
from sidecar.api.design_requests import (
    Between,
    CreateDesign,
    EditDesign,
    Generate,
    ListDesigns,
    PageOfHistory,
    PageOfVersions,
    Restore,
    Step,
)
from sidecar.api.operations import CHANGES, STREAMED, Operation
from sidecar.api.proposals import shown
from sidecar.api.requests import Diff, Iterate, OfVersion, Rewind, Versions
from sidecar.api.services import services
from sidecar.api.session import resolve
from sidecar.api.session_answers import Cleared
from sidecar.api.version_answers import Differences, FoundVersion, ListedVersions
from sidecar.context.sanitizing import sanitized
from sidecar.designs.generating import Wish
from sidecar.errors import Conflict
from sidecar.journeys.journey import Journey

_TAG = "Design sessions"


async def create(request: Request, asked: CreateDesign) -> Response | OneDesign:
    """`POST /design-sessions`: a new session of a component, with an id that can't be guessed."""
    within = services(request)
    resolved = await resolve(within, asked.component_path, asked.story_id)
    within.external.look_at(resolved.files)
    session = await within.designing.sessions.create(resolved.component_path)
    return await _one(request, session.session_id)


async def listed(request: Request, asked: ListDesigns) -> ListedDesigns:
    """`GET /design-sessions`: the sessions of a component, or of all, the last changed first."""
    within = services(request)
    path = None
    if asked.component_path is not None:
        path = (await within.components.of_path(asked.component_path)).component_path
    found = await within.sessions.sessions(path, asked.offset + asked.limit)
    shown_ones = [within.designing.sessions.described(each) for each in found[asked.offset :]]
    return ListedDesigns(success=True, sessions=shown_ones)


async def one(request: Request) -> OneDesign:
    """`GET /design-sessions/{id}`: a session with the state of its component; a damaged one is mended."""
    return await _one(request, request.path_params["id"])


async def delete(request: Request) -> Cleared:
    """`DELETE /design-sessions/{id}`: forget a session; the files stay as they are."""
    within = services(request)
    session_id = request.path_params["id"]
    try:
        path: str | None = (await within.designing.sessions.get(session_id)).component_path
    except Conflict:  # beyond repair: all that can be done is to forget it
        path = None
    await within.sessions.clear(session_id)
    within.hub.publish("session", sessionId=session_id, componentPath=path, cleared=True)
    return Cleared(success=True, session_id=session_id, message="Session cleared")


async def edit(request: Request, asked: EditDesign) -> Response:
    """`POST /design-sessions/{id}/edit`: a prompt becomes a change, a plan or an answer."""
    designs = services(request).designing.sessions
    session = await designs.get(request.path_params["id"])
    told = asked.model_dump(exclude_unset=True)
    iterate = Iterate(**told, session_id=session.session_id, component_path=session.component_path)

    async def more(answer: Mapping[str, Any]) -> Mapping[str, Any]:
        if answer.get("kind") in {"undo", "redo", "restore"}:  # no exchange is kept of those
            return {}
        context = await designs.last_context(answer["sessionId"])
        return {"context": context and context.model_dump(mode="json", by_alias=True)}

    return await changes.prompted(request, iterate, more)


async def undo(request: Request, asked: Step) -> Response:
    """`POST /design-sessions/{id}/undo`: to the parent version."""
    return await changes.undo(request, await _rewind(request, asked))


async def redo(request: Request, asked: Step) -> Response:
    """`POST /design-sessions/{id}/redo`: to the version that was undone last."""
    return await changes.redo(request, await _rewind(request, asked))


async def restore(request: Request, asked: Restore) -> Response:
    """`POST /design-sessions/{id}/restore`: to any version."""
    return await changes.undo(request, await _rewind(request, asked))


async def history(request: Request, asked: PageOfHistory) -> History:
    """`GET /design-sessions/{id}/history`: what was asked, what came of it, and the proof."""
    designs = services(request).designing.sessions
    session = await designs.get(request.path_params["id"])
    return History(
        success=True,
        history=list(await designs.history(session, asked.before, asked.limit)),
        total_turns=session.turn_count,
        current_version=session.current_version_id,
    )


async def all_versions(request: Request, asked: PageOfVersions) -> Response:
    """`GET /design-sessions/{id}/versions`: newest first, a page at a time."""
    session = await services(request).designing.sessions.get(request.path_params["id"])
    starred = "1" if asked.starred else ""
    page = Versions(session_id=session.session_id, before=asked.before, limit=asked.limit, starred=starred)
    return await versions.versions(request, page)


async def version(request: Request) -> Response:
    """`GET /design-sessions/{id}/versions/{v}`: one version with its contents."""
    session = await services(request).designing.sessions.get(request.path_params["id"])
    return await versions.version(
        request, OfVersion(session_id=session.session_id, version_id=request.path_params["v"])
    )


async def diff(request: Request, asked: Between) -> Response:
    """`GET /design-sessions/{id}/diff`: what changed between two versions, per file."""
    session = await services(request).designing.sessions.get(request.path_params["id"])
    return await versions.diff(request, Diff(session_id=session.session_id, from_=asked.from_, to=asked.to))


async def generate(request: Request, asked: Generate) -> Response:
    """`POST /design-sessions/{id}/generate`: stories, a test, a variant, documentation or a new component."""
    within = services(request)
    session = await within.designing.sessions.get(request.path_params["id"])
    text = sanitized(asked.prompt, within.settings.max_prompt_bytes) if asked.prompt.strip() else ""
    wish = Wish(asked.kind, text, asked.name)
    journey = Journey(request_id_of(asked.request_id), "generate", session.component_path, text or asked.kind)
    told = {"success": True, "requestId": journey.request_id, "sessionId": session.session_id, "kind": asked.kind}

    async def propose(started: Journey) -> Mapping[str, Any]:
        return {**told, "proposal": shown(await within.designing.generating.propose(started, session, wish))}

    async def write(started: Journey) -> Mapping[str, Any]:
        change = await saved(within, within.designing.generating.write(started, session, wish))
        return {**told, "sessionId": change["sessionId"], "change": {"requestId": started.request_id, **change}}

    if asked.write:
        return await changing(request, within, journey, write, rejoin=asked.rejoin)
    return await answered(request, within, journey, propose, rejoin=asked.rejoin)


async def _one(request: Request, session_id: str) -> OneDesign:
    designs = services(request).designing.sessions
    session = await designs.get(session_id)
    return OneDesign(success=True, session=designs.described(session), state=await designs.state(session))


async def _rewind(request: Request, asked: Step) -> Rewind:
    session = await services(request).designing.sessions.get(request.path_params["id"])
    return Rewind(**asked.model_dump(), session_id=session.session_id)


ROUTES = [
    Operation(
        "POST",
        "/design-sessions",
        create,
        takes=CreateDesign,
        gives=OneDesign,
        status=201,
        refuses=[404, 413],
        tag=_TAG,
    ),
    Operation("GET", "/design-sessions", listed, asks=ListDesigns, gives=ListedDesigns, refuses=[404], tag=_TAG),
    Operation("GET", "/design-sessions/{id}", one, gives=OneDesign, refuses=[409, 413], tag=_TAG),
    Operation("DELETE", "/design-sessions/{id}", delete, gives=Cleared, refuses=[409], tag=_TAG),
    Operation(
        "POST",
        "/design-sessions/{id}/edit",
        edit,
        takes=EditDesign,
        gives=Edited,
        media=STREAMED,
        refuses=CHANGES,
        tag=_TAG,
    ),
    Operation(
        "GET", "/design-sessions/{id}/history", history, asks=PageOfHistory, gives=History, refuses=[409], tag=_TAG
    ),
    Operation(
        "POST", "/design-sessions/{id}/undo", undo, takes=Step, gives=Rewound, media=STREAMED, refuses=CHANGES, tag=_TAG
    ),
    Operation(
        "POST", "/design-sessions/{id}/redo", redo, takes=Step, gives=Rewound, media=STREAMED, refuses=CHANGES, tag=_TAG
    ),
    Operation(
        "POST",
        "/design-sessions/{id}/restore",
        restore,
        takes=Restore,
        gives=Rewound,
        media=STREAMED,
        refuses=CHANGES,
        tag=_TAG,
    ),
    Operation(
        "GET",
        "/design-sessions/{id}/versions",
        all_versions,
        asks=PageOfVersions,
        gives=ListedVersions,
        refuses=[409],
        tag=_TAG,
    ),
    Operation("GET", "/design-sessions/{id}/versions/{v:number}", version, gives=FoundVersion, refuses=[409], tag=_TAG),
    Operation("GET", "/design-sessions/{id}/diff", diff, asks=Between, gives=Differences, refuses=[409], tag=_TAG),
    Operation(
        "POST",
        "/design-sessions/{id}/generate",
        generate,
        takes=Generate,
        gives=Generated,
        media=STREAMED,
        refuses=CHANGES,
        tag=_TAG,
    ),
]
