from starlette.types import Receive, Scope, Send

from sidecar.errors import TooLarge
from sidecar.security.refusal import header_values, refuse
from tests.security.asgi import call


async def test_refusal_has_the_contracts_shape() -> None:
    """An error is JSON with success, error, code and its details, is never cached and asks for no password."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await refuse(TooLarge("Shorten it.", "body_too_large", {"limit": 3}), scope, receive, send)

    answer = await call(app)

    assert answer.status == 413
    assert answer.json == {"success": False, "error": "Shorten it.", "code": "body_too_large", "limit": 3}
    assert answer.headers["cache-control"] == "no-store"
    assert "www-authenticate" not in answer.headers


async def test_websockets_are_closed_before_they_are_accepted() -> None:
    """A refused handshake ends with the code for a policy violation."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await refuse(TooLarge("No.", "no"), scope, receive, send)

    assert (await call(app, kind="websocket")).closed == 1008


def test_header_values_finds_all_spellings() -> None:
    """Every occurrence counts, whatever its case and bytes."""
    scope = {"headers": [(b"Host", b"a"), (b"x", b"b"), (b"host", b"\xff")]}
    assert header_values(scope, b"host") == ["a", "ÿ"]
