"""`/__ai-saved`: the saved sessions on one page, to be searched, exported, shared and deleted."""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sidecar.api.pages import page, security_headers
from sidecar.api.requests import number
from sidecar.api.saved import wanted
from sidecar.api.services import services

_ROWS = 25
_FILTERS = ("q", "story", "episode", "from", "to")


async def saved(request: Request) -> Response:
    """`GET /__ai-saved?q=&story=&episode=&from=&to=&page=`: a page of its own, without any file beside it."""
    sessions = services(request).saving.sessions
    at = number(request, "page", 1)
    filters = {name: request.query_params.get(name, "")[:1_000] for name in _FILTERS}
    count, rows = 0, []
    async for each in sessions.search(wanted(request)):
        if (at - 1) * _ROWS <= count < at * _ROWS:
            rows.append(each.summary())
        count += 1
    nonce = secrets.token_urlsafe(16)
    html = page(
        "saved.html",
        nonce=nonce,
        filters=filters,
        filtered=any(filters.values()),
        sessions=rows,
        count=count,
        storage={"redis": "Redis", "sqlite": "SQLite", "memory": "memory"}[sessions.storage],
        earlier=_turned(filters, at - 1) if at > 1 else None,
        later=_turned(filters, at + 1) if count > at * _ROWS else None,
    )
    return HTMLResponse(html, headers=security_headers(nonce))


def _turned(filters: Mapping[str, Any], at: int) -> str:
    """The query of another page."""
    return urlencode({**{name: value for name, value in filters.items() if value}, "page": at})
