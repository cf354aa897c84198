"""`/mcp`: the Model Context Protocol over Streamable HTTP, behind the same checks as every other route."""

import asyncio
from types import ModuleType

from starlette.types import Receive, Scope, Send

PATH = "/mcp"
METHODS = ("POST",)
"""There is no stream of the server's own to GET and no session to DELETE: the protocol's 405 says so."""

BODY_LIMIT = 2 * 1024 * 1024  # bytes; files are proposed whole


class McpEndpoint:
    """An ASGI application that loads the SDK with the first request, in a thread."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; `scope` has the services in its state."""
        server = await asyncio.to_thread(_server)
        await server.serve(scope["state"]["services"], scope, receive, send)


def _server() -> ModuleType:
    from sidecar.mcp import server  # noqa: PLC0415  it loads the SDK

    return server
