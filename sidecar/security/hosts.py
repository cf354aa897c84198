"""Host check: what keeps a rebound DNS name from reaching the sidecar (threats 2 and 11)."""

import re
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from sidecar.errors import Refused
from sidecar.security.refusal import header_values, refuse

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
MAX_PORT = 65_535

# RFC 9112, 3.2: a name or an address, IPv6 in brackets, and an optional port. User info is no part of it.
_HOST = re.compile(r"(?P<name>[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:(?P<port>[0-9]{1,5}))?", re.IGNORECASE)


class HostMiddleware:
    """Lets only requests through that name the sidecar by one of its own names.

    Args:
        app: The application to protect.
        allowed_hosts: `name` (any port) or `name:port` (that one only), without wildcards; IPv6 in brackets.

    Raises:
        ValueError: When an allowed host isn't one.
    """

    def __init__(self, app: ASGIApp, allowed_hosts: Sequence[str] = LOOPBACK_HOSTS) -> None:
        for host in allowed_hosts:
            if parse_host(host) is None:
                raise ValueError(f"{host!r} is no host; write a name like 'localhost' or 'localhost:7802'.")
        self.app = app
        self.allowed = frozenset(host.lower() for host in allowed_hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer 403 `host_not_allowed`."""
        if scope["type"] not in {"http", "websocket"} or self.allows(header_values(scope, b"host")):
            await self.app(scope, receive, send)
            return
        error = Refused("This address is not allowed; open Sidestory through localhost.", "host_not_allowed")
        await refuse(error, scope, receive, send)

    def allows(self, values: Sequence[str]) -> bool:
        """Whether `values`, all Host headers of a request, are exactly one that is allowed."""
        if len(values) != 1 or (parsed := parse_host(values[0])) is None:
            return False
        name, port = parsed
        return name in self.allowed or (port is not None and f"{name}:{port}" in self.allowed)


def parse_host(value: str) -> tuple[str, int | None] | None:
    """Name (lower case) and port of a Host header; None when it is malformed."""
    match = _HOST.fullmatch(value)
    if match is None:
        return None
    port = int(match["port"]) if match["port"] else None
    if port is not None and not 0 < port <= MAX_PORT:
        return None
    return match["name"].lower(), port
