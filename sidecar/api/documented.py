"""`/openapi.json` and `/docs`: the routes, for programs and for people."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.openapi import document
from sidecar.api.operations import PAGE, Operation, operations
from sidecar.api.pages import page


async def openapi(request: Request) -> Response:
    """`GET /openapi.json`: the OpenAPI 3.1 document of all routes."""
    return JSONResponse(_document(request))


async def docs(request: Request) -> Response:
    """`GET /docs`: the same as a page for people, without any file beside it."""
    return page("docs.html", api=_document(request))


def _document(request: Request) -> dict[str, Any]:
    return document(operations(request.app.routes))


ROUTES = [
    Operation("GET", "/openapi.json", openapi, gives=dict, tag="Pages and programs", open_to_all=True),
    Operation("GET", "/docs", docs, media=PAGE, tag="Pages and programs", open_to_all=True),
]
