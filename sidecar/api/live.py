"""`/__ai-report`, `/__ai-checks`, `/__ai-events`, `/health`: what pages see, and what they are told."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar import __version__
from sidecar.api.live_answers import Expected, Health
from sidecar.api.operations import STREAM, Operation
from sidecar.api.requests import Listening
from sidecar.api.services import Services, services
from sidecar.api.session import state
from sidecar.api.streams import event_stream
from sidecar.devserver.reports import Report


async def report(request: Request, seen: Report) -> Response:
    """`POST /__ai-report`: what a page shows, took or broke on."""
    services(request).receipts.on_report(seen)
    return Response(status_code=204)


async def checks(request: Request) -> Response:
    """`GET /__ai-checks`: the CSS declarations that pages should find after the update on its way."""
    return JSONResponse({"success": True, "declarations": services(request).receipts.expected()})


async def events(request: Request, asked: Listening) -> Response:
    """`GET /__ai-events?browser=`: server-sent events; its being open tells that the browser is there."""
    within = services(request)
    return event_stream(_events(within, asked.browser))


async def _events(within: Services, browser: str) -> AsyncIterator[dict[str, str]]:
    within.tabs.stream_opened(browser)
    try:
        with within.hub.subscribed() as queue:
            yield {"event": "state", "data": json.dumps(state(within))}
            while (event := await queue.get()).name != "end":
                yield {"event": event.name, "data": json.dumps(event.data, ensure_ascii=False)}
    finally:
        within.tabs.stream_closed(browser)


async def health(request: Request) -> Response:
    """`GET /health`: whether Sidestory is there, and with what; nothing secret."""
    within = services(request)
    known = state(within)
    shown = {key: known[key] for key in ("storage", "degraded", "devServer", "editor")}
    return JSONResponse({"status": "ok", "version": __version__, "pages": within.tabs.count(), **shown})


ROUTES = [
    Operation("GET", "/health", health, gives=Health, tag="Pages and programs", open_to_all=True),
    Operation(
        "POST", "/__ai-report", report, takes=Report, status=204, media=(), tag="Pages and programs", limited=False
    ),
    Operation("GET", "/__ai-checks", checks, gives=Expected, tag="Pages and programs"),
    Operation("GET", "/__ai-events", events, asks=Listening, media=[STREAM], tag="Pages and programs"),
]
