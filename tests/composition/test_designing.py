"""The wiring of design sessions: they work on the same services as the rest."""

from tests.api.conftest import Sidecar, project, sidecar

__all__ = ["project", "sidecar"]


async def test_it_shares_the_sessions(sidecar: Sidecar) -> None:
    """What it makes, the palette's services find, and the other way round."""
    made = await sidecar.services.designing.sessions.create("src/Button.tsx")
    assert await sidecar.services.sessions.get(made.session_id) == made
    opened = await sidecar.services.sessions.open("src/Card.tsx")
    assert await sidecar.services.designing.sessions.get(opened.session.session_id) == opened.session
