"""`/__ai-iterate`, `/__ai-undo`, `/__ai-redo`, `/__ai-recheck`, `/__ai-cancel`: everything that changes files."""

import json
import re
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.change_answers import Cancelled, Changed, Rechecked, Rewound
from sidecar.api.operations import CHANGES, STREAMED, Operation
from sidecar.api.requests import Cancel, Iterate, Recheck, Rewind
from sidecar.api.services import Services, services
from sidecar.api.session import resolve
from sidecar.api.streams import event_stream
from sidecar.context.sanitizing import sanitized
from sidecar.errors import Malformed, SidestoryError
from sidecar.journeys.asked import Prompt, localised
from sidecar.journeys.journey import Journey, Kind

More = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")


async def iterate(request: Request, asked: Iterate) -> Response:
    """`POST /__ai-iterate`: a prompt becomes a change, a plan or an answer."""
    return await prompted(request, asked)


async def prompted(request: Request, asked: Iterate, more: More | None = None) -> Response:
    """The answer to a prompt; `more` adds members to it."""
    within = services(request)
    text = sanitized(asked.prompt, within.settings.max_prompt_bytes)
    resolved = await resolve(within, asked.component_path, asked.story_id)
    element = localised(asked.element, within.link.to_project) if asked.element else None
    prompt = Prompt(text, resolved, asked.session_id, element, asked.mode, target=asked.target, undone=asked.undone)
    within.external.look_at(resolved.files)
    journey = Journey(request_id_of(asked.request_id), "iterate", resolved.component_path, text)
    return await changing(
        request,
        within,
        journey,
        lambda started: saved(within, within.conversing.run(started, prompt, asked.choice)),
        rejoin=asked.rejoin,
        more=more,
    )


async def undo(request: Request, asked: Rewind) -> Response:
    """`POST /__ai-undo`: to the parent version, or to any version (restore)."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    kind: Kind = "restore" if asked.version_id else "undo"
    journey = Journey(request_id_of(asked.request_id), kind, session.component_path, kind)
    return await changing(
        request,
        within,
        journey,
        lambda started: saved(within, within.rewinding.undo(started, session, asked.version_id, asked.choice)),
        rejoin=asked.rejoin,
    )


async def redo(request: Request, asked: Rewind) -> Response:
    """`POST /__ai-redo`: to the version that was undone last."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    journey = Journey(request_id_of(asked.request_id), "redo", session.component_path, "redo")
    return await changing(
        request,
        within,
        journey,
        lambda started: saved(within, within.rewinding.redo(started, session, asked.choice)),
        rejoin=asked.rejoin,
    )


async def recheck(request: Request, asked: Recheck) -> Response:
    """`POST /__ai-recheck`: ask the browser again about the current version."""
    receipt = await services(request).rechecking.run(asked.session_id, asked.version_id)
    return JSONResponse({"success": True, "versionId": asked.version_id, "receipt": receipt.wire()})


async def cancel(request: Request, asked: Cancel) -> Response:
    """`POST /__ai-cancel`: give a journey up; the only way to do so."""
    services(request).journeys.cancel(asked.request_id)
    return JSONResponse({"success": True, "requestId": asked.request_id})


async def saved(within: Services, change: Awaitable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What came of a change, and where it was saved."""
    done = await change
    return {**done, "storage": within.store.name, "degraded": within.store.degraded is not None}


async def changing(
    request: Request,
    within: Services,
    journey: Journey,
    work: Callable[[Journey], Awaitable[Mapping[str, Any]]],
    *,
    rejoin: bool,
    more: More | None = None,
) -> Response:
    """Run or join a journey that changes files, and tell every page; the answer as that of `answered`."""

    async def told(started: Journey) -> Mapping[str, Any]:
        await within.commenting.previewing.end()  # what is only shown is nothing that a change may build on
        try:
            answer = {"requestId": started.request_id, **await work(started)}
        except SidestoryError as error:
            stays = error.details.get("undone") or "rewound" in error.details  # what was done before it stopped
            if started.session_id and stays:
                _tell(within, started, started.session_id)
            raise
        _tell(within, started, answer["sessionId"])
        return {**answer, **await more(answer)} if more else answer

    return await answered(request, within, journey, told, rejoin=rejoin)


def _tell(within: Services, journey: Journey, session_id: str) -> None:
    within.hub.publish(
        "session",
        sessionId=session_id,
        componentPath=journey.component_path,
        requestId=journey.request_id,
        kind=journey.kind,
        prompt=journey.prompt,
    )
    within.commenting.following.look_at(session_id)


async def answered(
    request: Request,
    within: Services,
    journey: Journey,
    work: Callable[[Journey], Awaitable[Mapping[str, Any]]],
    *,
    rejoin: bool,
) -> Response:
    """Begin or join a journey; its answer as JSON, or its events as a stream where the caller accepts that."""
    journey = within.journeys.begin(journey, work, rejoin=rejoin)
    if "text/event-stream" in request.headers.get("accept", ""):
        return event_stream(_stream(journey))
    return JSONResponse(await within.journeys.outcome(journey))


async def _stream(journey: Journey) -> AsyncIterator[dict[str, str]]:
    async for event in journey.follow():
        yield {"event": event.name, "data": json.dumps(event.data, ensure_ascii=False)}


def request_id_of(given: str | None) -> str:
    """The request's id: the caller's, or a new one; `Malformed` when it can't be one."""
    if given is None:
        return str(uuid.uuid4())
    if _REQUEST_ID.fullmatch(given) is None:
        raise Malformed("The requestId may have 64 letters, digits, dots, dashes, colons.", "bad_request")
    return given


ROUTES = [
    Operation(
        "POST", "/__ai-iterate", iterate, takes=Iterate, gives=Changed, media=STREAMED, refuses=CHANGES, tag="Changes"
    ),
    Operation("POST", "/__ai-undo", undo, takes=Rewind, gives=Rewound, media=STREAMED, refuses=CHANGES, tag="Changes"),
    Operation("POST", "/__ai-redo", redo, takes=Rewind, gives=Rewound, media=STREAMED, refuses=CHANGES, tag="Changes"),
    Operation("POST", "/__ai-recheck", recheck, takes=Recheck, gives=Rechecked, refuses=CHANGES, tag="Changes"),
    Operation(
        "POST", "/__ai-cancel", cancel, takes=Cancel, gives=Cancelled, refuses=[404, 409], tag="Changes", limited=False
    ),
]
