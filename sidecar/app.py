"""The sidecar as an ASGI application: its routes, behind the checks of the edge."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import TypedDict

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from sidecar.api import errors
from sidecar.api.patience import PatienceMiddleware
from sidecar.api.routes import ROUTES
from sidecar.api.services import Services
from sidecar.composition.running import running
from sidecar.errors import SidestoryError
from sidecar.mcp.endpoint import BODY_LIMIT, METHODS, PATH, McpEndpoint
from sidecar.security.body import BodyMiddleware
from sidecar.security.hosts import HostMiddleware
from sidecar.security.origin import OriginMiddleware
from sidecar.security.sessions import SessionsMiddleware
from sidecar.security.token import TokenMiddleware
from sidecar.settings import Settings
from sidecar.state import ProjectState


class State(TypedDict):
    """What the lifespan hands to the routes."""

    services: Services


def create_app(settings: Settings, state: ProjectState, token: str, services: Services | None = None) -> Starlette:
    """The sidecar as an ASGI application for the project of `state`; without `services` it starts and ends its own."""

    def trusted() -> list[str]:
        configured = [settings.dev_server.rstrip("/")] if settings.dev_server else []
        return [*state.trusted_origins(), *configured]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[State]:
        async with nullcontext(services) if services else running(settings, state) as started:
            yield {"services": started}

    return Starlette(
        routes=[*ROUTES, Route(PATH, McpEndpoint(), methods=METHODS)],
        middleware=[
            Middleware(HostMiddleware),
            Middleware(
                SessionsMiddleware, token=token, origins=settings.session_origins, opened=settings.open_sessions
            ),
            Middleware(OriginMiddleware, trusted=trusted),
            Middleware(
                TokenMiddleware,
                token=token,
                open_paths=[route.path.partition("{")[0] for route in ROUTES if route.open_to_all],
            ),
            Middleware(
                BodyMiddleware,
                limits={PATH: BODY_LIMIT} | {route.path: route.body_limit for route in ROUTES if route.body_limit},
            ),
            Middleware(PatienceMiddleware),
        ],
        exception_handlers={
            SidestoryError: errors.on_domain_error,
            HTTPException: errors.on_http_error,
            Exception: errors.on_defect,
        },
        lifespan=lifespan,
    )
