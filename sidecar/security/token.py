"""Token check: the only thing that lets a caller in; neither a missing Origin nor a loopback peer does (threats 3, 5, 10)."""

import hmac
from collections.abc import Sequence

from starlette.types import ASGIApp, Receive, Scope, Send

from sidecar.errors import Unauthenticated
from sidecar.security.refusal import header_values, refuse

HEADER = b"x-sidestory-token"
OPEN_PATHS = ("/health", "/__ai-overlay/")
SHORTEST_TOKEN = 32


class TokenMiddleware:
    """Lets requests through that carry the token in `X-Sidestory-Token`, and reads of the open paths.

    Args:
        app: The application to protect.
        token: The secret, at least 32 characters.
        open_paths: Paths that anybody may read; one that ends with a slash stands for all paths below it.

    Raises:
        ValueError: When the token is too short to be a secret, or an open path would open everything.
    """

    def __init__(self, app: ASGIApp, token: str, open_paths: Sequence[str] = OPEN_PATHS) -> None:
        if len(token) < SHORTEST_TOKEN:
            raise ValueError(f"A token needs at least {SHORTEST_TOKEN} characters.")
        if any(not path.startswith("/") or path == "/" for path in open_paths):
            raise ValueError("Open paths begin with a slash and name something.")
        self.app = app
        self.token = token.encode()
        self.open = frozenset(path for path in open_paths if not path.endswith("/"))
        self.open_folders = tuple(path for path in open_paths if path.endswith("/"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer 401 `token_required`."""
        if scope["type"] not in {"http", "websocket"} or self._is_open(scope) or self._has_token(scope):
            await self.app(scope, receive, send)
            return
        error = Unauthenticated("Sidestory's token is missing or wrong; `sidestory token` prints it.", "token_required")
        await refuse(error, scope, receive, send)

    def _has_token(self, scope: Scope) -> bool:
        values = header_values(scope, HEADER)
        given = values[0].encode("latin-1") if len(values) == 1 else b""
        return hmac.compare_digest(given, self.token)

    def _is_open(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return False
        path: str = scope["path"]
        return path in self.open or (path.startswith(self.open_folders) and is_plain(path))


def is_plain(path: str) -> bool:
    """Whether no later reader could take the (decoded) path for another one: no dot segments, no backslashes."""
    return "\\" not in path and "\0" not in path and not any(part in {".", ".."} for part in path.split("/"))
