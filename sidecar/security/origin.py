"""Origin check: a page of another origin, another localhost port included, changes and reads nothing (threats 1, 6 to 9)."""

import re
from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from sidecar.errors import Refused
from sidecar.security.hosts import LOOPBACK_HOSTS, parse_host
from sidecar.security.refusal import header_values, refuse

# RFC 6454, 6.2: what browsers send. `null`, paths and user info don't match.
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#@\\\s]+)")
_DEFAULT_PORTS = {"http": 80, "https": 443}

ParsedOrigin = tuple[str, str, int]


class OriginMiddleware:
    """Refuses what a browser says to come from elsewhere. What says nothing is left to the token check.

    It runs behind `HostMiddleware`: the sidecar's own origin is scheme and Host of the request.

    Args:
        app: The application to protect.
        trusted: Gives the origins of the dev servers that forward to the sidecar, now; a loopback origin stands for
            all loopback names on its port, since they reach the same server. Malformed ones are ignored.
    """

    def __init__(self, app: ASGIApp, trusted: Callable[[], Iterable[str]] = tuple) -> None:
        if not callable(trusted):
            raise TypeError("trusted must be a callable: dev servers come and go.")
        self.app = app
        self.trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer 403 `origin_not_allowed`."""
        if scope["type"] not in {"http", "websocket"} or self.allows(scope):
            await self.app(scope, receive, send)
            return
        error = Refused(
            "Only pages of this project's dev server may do this; open your Storybook.", "origin_not_allowed"
        )
        await refuse(error, scope, receive, send)

    def allows(self, scope: Scope) -> bool:
        """Whether neither `Origin` nor `Sec-Fetch-Site` names another origin."""
        sites = header_values(scope, b"sec-fetch-site")
        if sites and sites not in (["same-origin"], ["none"]):
            return False
        origins = header_values(scope, b"origin")
        if not origins:
            return True
        if len(origins) != 1 or (origin := parse_origin(origins[0])) is None:
            return False
        known = (parse_origin(value) for value in (own_origin(scope), *self.trusted()))
        return any(same_server(origin, other) for other in known if other is not None)


def own_origin(scope: Scope) -> str:
    """The origin under which this request reached the sidecar."""
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
    return f"{scheme}://{next(iter(header_values(scope, b'host')), '')}"


def parse_origin(value: str) -> ParsedOrigin | None:
    """Scheme, host (lower case) and port of an Origin header; None for `null` and everything malformed."""
    match = _ORIGIN.fullmatch(value)
    if match is None or (host := parse_host(match["host"])) is None:
        return None
    name, port = host
    return match["scheme"], name, port or _DEFAULT_PORTS[match["scheme"]]


def same_server(origin: ParsedOrigin, other: ParsedOrigin) -> bool:
    """Whether both name the same server: equal, or loopback names with the same scheme and port."""
    if origin == other:
        return True
    return origin[0::2] == other[0::2] and is_loopback(origin[1]) and is_loopback(other[1])


def is_loopback(name: str) -> bool:
    """Whether browsers resolve this host name (lower case) to the loopback interface (RFC 6761, 6.3)."""
    return name in LOOPBACK_HOSTS or name.endswith(".localhost")
