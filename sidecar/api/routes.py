"""Every route of the sidecar; each is declared beside its handler."""

from sidecar.api import (
    analytics,
    changes,
    comments,
    dashboard,
    designs,
    documented,
    exchange,
    live,
    overlay,
    projects,
    proposals,
    review,
    saved_routes,
    session,
    understand,
    versions,
    waiting,
)
from sidecar.api.operations import Operation

ROUTES: list[Operation] = [
    *live.ROUTES,
    *session.ROUTES,
    *changes.ROUTES,
    *understand.ROUTES,
    *versions.ROUTES,
    *exchange.ROUTES,
    *comments.ROUTES,
    *proposals.ROUTES,
    *waiting.ROUTES,
    *projects.ROUTES,
    *designs.ROUTES,
    *review.ROUTES,
    *analytics.ROUTES,
    *dashboard.ROUTES,
    *saved_routes.ROUTES,
    *overlay.ROUTES,
    *documented.ROUTES,
]
