"""Body rules: side effects are asked for in JSON, in a size that a person types, and in time (threats 1, 8, 20)."""

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sidecar.errors import Malformed, SidestoryError, TooLarge, UnsupportedMedia
from sidecar.security.refusal import header_values, refuse

LIMIT = 256 * 1024  # bytes
TIMEOUT = 10.0  # seconds for the whole body
DRAINED = 16  # times the limit, but never more than so often the common one beyond it
MAX_DIGITS = 20  # of a length that is converted: more are more than any limit

_READS = frozenset({"GET", "HEAD", "OPTIONS"})


class BodyMiddleware:
    """Reads the body before the application runs, so that it only ever sees a whole, small one.

    A cross-origin form can't send `application/json` without a preflight, which the sidecar never approves.

    Args:
        app: The application to protect.
        limit: The largest body, in bytes.
        timeout: How long a body may take, in seconds.
        limits: Other limits, by path.

    Raises:
        ValueError: When a limit isn't positive.
    """

    def __init__(
        self,
        app: ASGIApp,
        limit: int = LIMIT,
        timeout: float = TIMEOUT,
        limits: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        if min(limit, *limits.values(), timeout) <= 0:
            raise ValueError("The limits of a body must be positive.")
        self.app = app
        self.limit = limit
        self.timeout = timeout
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through with its body read, or answer 400, 413 or 415; a client that left gets nothing."""
        if scope["type"] != "http" or scope["method"] in _READS:
            await self.app(scope, receive, send)
            return
        try:
            require_json(header_values(scope, b"content-type"))
            limit = self.limits.get(scope["path"], self.limit)
            body = await self._read(receive, declared_length(header_values(scope, b"content-length")), limit)
        except SidestoryError as error:
            await refuse(error, scope, receive, send)
            return
        if body is not None:
            await self.app(scope, _replay(body, receive), send)

    async def _read(self, receive: Receive, declared: int, limit: int) -> bytes | None:
        """The whole body, or None when the client left.

        What is moderately too large is received and thrown away before it is refused: a server that closes while the
        client still sends resets the connection, and the client never reads why.
        """
        most = limit + min(limit, LIMIT) * (DRAINED - 1)
        if declared > most:
            raise _too_large(limit)
        pieces, received = [], 0
        try:
            async with asyncio.timeout(self.timeout):
                while received <= most:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    piece = message.get("body", b"")
                    received += len(piece)
                    if received <= limit:
                        pieces.append(piece)
                    if not message.get("more_body", False):
                        break
        except TimeoutError as error:
            raise Malformed("The request took too long to arrive; send it again.", "body_timeout") from error
        if received > limit:
            raise _too_large(limit)
        return b"".join(pieces)


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The request is larger than {limit // 1024} KB; shorten it.", "body_too_large", {"limit": limit})


def declared_length(values: Sequence[str]) -> int:
    """The largest `Content-Length`, in bytes; 0 for none. Raises `Malformed` when one isn't a number."""
    if any(not (value.isascii() and value.isdigit()) for value in values):
        raise Malformed("The length of the request is not a number; send it again.", "bad_length")
    return max((int(value[:MAX_DIGITS]) for value in values), default=0)


def require_json(content_types: Sequence[str]) -> None:
    """Raise `UnsupportedMedia` unless there is exactly one content type and it is `application/json`."""
    if [value.partition(";")[0].strip().lower() for value in content_types] != ["application/json"]:
        raise UnsupportedMedia("Send the request as JSON, with `Content-Type: application/json`.", "json_required")


def _replay(body: bytes, receive: Receive) -> Receive:
    """A receive callable that gives the whole body first and then what really happens, such as a disconnect."""
    given = False

    async def replayed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
