"""How a request is turned away: one JSON shape for all checks, and a closed handshake for WebSockets."""

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketClose

from sidecar.errors import SidestoryError

POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1


async def refuse(error: SidestoryError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with `error` in the contract's shape; a WebSocket is closed before it is accepted."""
    if scope["type"] == "websocket":
        await WebSocketClose(POLICY_VIOLATION, error.code)(scope, receive, send)
        return
    content = {"success": False, "error": error.message, "code": error.code, **error.details}
    headers = {"cache-control": "no-store"}
    await JSONResponse(content, status_code=error.status, headers=headers)(scope, receive, send)


def header_values(scope: Scope, name: bytes) -> list[str]:
    """All values of the header `name` (lower case), as the server received them."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]
