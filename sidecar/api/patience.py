"""Gives each request its time for the shared store."""

from starlette.types import ASGIApp, Receive, Scope, Send

from sidecar.stores.patience import patience


class PatienceMiddleware:
    """A pure ASGI middleware: a request, with the journey that it starts, waits at most `seconds` for Redis."""

    def __init__(self, app: ASGIApp, seconds: float = 1.0) -> None:
        if seconds <= 0:
            raise ValueError("a request needs some time for its store")
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; what runs for as long as the application does isn't one."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        with patience(self._seconds):
            await self._app(scope, receive, send)
