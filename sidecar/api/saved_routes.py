"""The routes about saved working sessions, and which of them anybody may read."""

from starlette.routing import Route

from sidecar.api import saved, saved_page, saved_prompts, working

_SESSION = "/api/v1/session"
_ONE = f"{_SESSION}/{{timestamp}}"

ROUTES = (
    Route(f"{_SESSION}/save", saved.save, methods=["POST"]),
    Route(f"{_SESSION}/import", saved.take, methods=["POST"]),
    Route(f"{_SESSION}/latest", saved.latest),
    Route(f"{_SESSION}/list", saved.listed),
    Route(_ONE, saved.get),
    Route(_ONE, saved.delete, methods=["DELETE"]),
    Route(f"{_ONE}/prompts", saved_prompts.prompts),
    Route(f"{_ONE}/prompts", saved_prompts.make, methods=["POST"]),
    Route(f"{_ONE}/characters", saved_prompts.people),
    Route(f"{_ONE}/locations", saved_prompts.places),
    Route(f"{_ONE}/completeness", saved.completeness),
    Route(f"{_ONE}/export", saved.export),
    Route(f"{_ONE}/share", saved.share, methods=["POST"]),
    Route(f"{_ONE}/share", saved.unshare, methods=["DELETE"]),
    Route("/api/v1/shared/{secret}", saved.shared),
    # For the page, which reaches the sidecar through the dev server.
    Route("/__ai-saved", saved_page.saved),
    Route("/__ai-saved/{timestamp}", saved.delete, methods=["DELETE"]),
    Route("/__ai-saved/{timestamp}/export", saved.export),
    Route("/__ai-saved/{timestamp}/share", saved.share, methods=["POST"]),
    Route("/__ai-working", working.last),
    Route("/__ai-working", working.keep, methods=["POST"]),
)

OPEN_PATHS = ("/api/v1/shared/",)
"""What may be read without the token: whoever has a link has its secret."""

LIMITS = {f"{_SESSION}/save": saved.SAVE_LIMIT, f"{_SESSION}/import": saved.SAVE_LIMIT}
"""The largest bodies, by path."""
