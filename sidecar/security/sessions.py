"""Who may save and read working sessions beside the palette: local pages that are configured, and open programs.

The four routes of seeds 002 and 003 never touch source files. A page whose origin is configured is told by CORS that it
may ask; without `opened` it still needs the token. With `opened` it needs none, and neither does a program on this
machine that names no origin at all, such as curl; what they send counts as JSON. Everything else, other routes and other
pages, is left to the checks behind this one, and the Host was checked before.
"""

import ipaddress
import re
from collections.abc import Sequence

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sidecar.security.refusal import header_values

_READ = re.compile(r"/api/v1/session/[^/]+")
_SAVE = "/api/v1/session/save"
_CLIENT = "/__ai-overlay/session-client.js"  # what a page imports to save and read them
_ALLOWED_HEADERS = "Content-Type, X-Sidestory-Token"
_PREFLIGHT_SECONDS = "600"


class SessionsMiddleware:
    """Answers preflights, and hands on what it vouches for as a request of Sidestory's own client.

    It runs behind `HostMiddleware` and before the checks of Origin, token and body.

    Args:
        app: The application to protect.
        token: What a request gets that is let in without one.
        origins: The configured origins, as browsers send them.
        opened: Whether the token may be missing.
    """

    def __init__(self, app: ASGIApp, token: str, origins: Sequence[str] = (), *, opened: bool = False) -> None:
        self.app = app
        self.token = token.encode()
        self.origins = frozenset(origins)
        self.opened = opened

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, changed where it is vouched for."""
        method = _method_of(scope)
        if method is None or not is_loopback_peer(scope):
            await self.app(scope, receive, send)
            return
        origins = header_values(scope, b"origin")
        known = len(origins) == 1 and origins[0] in self.origins
        if scope["method"] == "OPTIONS" and known:
            await Response(status_code=204, headers=_preflight(origins[0], method))(scope, receive, send)
            return
        if known:
            send = _approving(send, origins[0])
        elif origins or header_values(scope, b"sec-fetch-site") not in ([], ["none"], ["same-origin"]):
            await self.app(scope, receive, send)
            return
        await self.app(self._vouched(scope, known=known), receive, send)

    def _vouched(self, scope: Scope, *, known: bool) -> Scope:
        """The request as it goes on: a known page's origin is settled, and an open one has its token and is JSON."""
        dropped = {b"origin", b"sec-fetch-site"} if known else set()
        added = []
        if self.opened:
            dropped |= {b"x-sidestory-token", b"content-type"}
            added = [(b"x-sidestory-token", self.token), (b"content-type", b"application/json")]
        kept = [(name, value) for name, value in scope["headers"] if name.lower() not in dropped]
        return {**scope, "headers": [*kept, *added]}


def is_loopback_peer(scope: Scope) -> bool:
    """Whether the request comes from this machine."""
    client = scope.get("client")
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False


def _method_of(scope: Scope) -> str | None:
    """The method of the route that is asked for, or asked about; None when it is none of the four."""
    if scope["type"] != "http":
        return None
    path, method = scope["path"], scope["method"]
    if path == _SAVE:
        return "POST" if method in {"POST", "OPTIONS"} else None
    readable = path == _CLIENT or _READ.fullmatch(path) is not None
    return "GET" if readable and method in {"GET", "HEAD", "OPTIONS"} else None


def _preflight(origin: str, method: str) -> dict[str, str]:
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": method,
        "Access-Control-Allow-Headers": _ALLOWED_HEADERS,
        "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
        "Vary": "Origin",
    }


def _approving(send: Send, origin: str) -> Send:
    """Adds to the answer that the page may read it."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(b"access-control-allow-origin", origin.encode()), (b"vary", b"Origin")]
            message = {**message, "headers": [*message.get("headers", ()), *headers]}
        await send(message)

    return sending
