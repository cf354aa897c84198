"""`/openapi.json` and `/docs`: the routes, for programs and for people."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.openapi import document
from sidecar.api.operations import PAGE, Operation, operations
from sidecar.api.pages import page


async def openapi(request: Request) -> Response:
    """`GET /openapi.json`: the OpenAPI 3.1 document of all routes."""
    return JSONResponse(await _document(request))


async def docs(request: Request) -> Response:
    """`GET /docs`: the same as a page for people, without any file beside it."""
    return page("docs.html", api=await _document(request))


async def _document(request: Request) -> dict[str, Any]:
    """The application's document; made once, in a thread, since it takes a while."""
    kept = request.app.state
    if not hasattr(kept, "openapi"):
        kept.openapi = await asyncio.to_thread(document, operations(request.app.routes))
    found: dict[str, Any] = kept.openapi
    return found


ROUTES = [
    Operation("GET", "/openapi.json", openapi, gives=dict, tag="Pages and programs", open_to_all=True),
    Operation("GET", "/docs", docs, media=PAGE, tag="Pages and programs", open_to_all=True),
]
