from collections.abc import Sequence
from typing import Any

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from sidecar.security.body import BodyMiddleware
from sidecar.security.hosts import HostMiddleware
from sidecar.security.origin import OriginMiddleware
from sidecar.security.sessions import SessionsMiddleware, is_loopback_peer
from sidecar.security.token import OPEN_PATHS, TokenMiddleware
from tests.security.asgi import Answer, Headers, Probe, call

TOKEN = "t" * 43
HOST = (b"host", b"localhost:7802")
PAGE = b"http://localhost:3000"
ORIGIN = (b"origin", PAGE)
SITE = (b"sec-fetch-site", b"same-site")
TEXT = (b"content-type", b"text/plain")
SAVE, LATEST, ONE = (f"/api/v1/session/{name}" for name in ("save", "latest", "1704067200000"))


def edge(app: ASGIApp, *, opened: bool, origins: Sequence[str] = (PAGE.decode(),)) -> ASGIApp:
    """`app` behind all checks, in the order of app.py."""
    checked = OriginMiddleware(TokenMiddleware(BodyMiddleware(app), TOKEN, OPEN_PATHS))
    return HostMiddleware(SessionsMiddleware(checked, TOKEN, origins, opened=opened))


async def ask(
    method: str, path: str, *headers: tuple[bytes, bytes], opened: bool = True, **more: Any
) -> tuple[Answer, Probe]:
    """A request, and what of it reached the application."""
    probe = Probe()
    body = [b"{}"] if method == "POST" else [b""]
    answer = await call(edge(probe, opened=opened, **more), method, path, [HOST, *headers], body=body)
    return answer, probe


@pytest.mark.parametrize(
    "headers", [[], [TEXT], [ORIGIN, SITE], [ORIGIN, SITE, TEXT], [(b"x-sidestory-token", b"stale")]]
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", SAVE), ("GET", LATEST), ("GET", ONE), ("GET", "/api/v1/session/list")]
)
async def test_open_sessions_take_programs_and_configured_pages(method: str, path: str, headers: Headers) -> None:
    """Without a token and with any content type, as the seeds' clients come."""
    answer, probe = await ask(method, path, *headers)
    assert answer.status == 200
    assert len(probe.scopes) == 1
    allowed = PAGE.decode() if ORIGIN in headers else None
    assert answer.headers.get("access-control-allow-origin") == allowed
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        [(b"origin", b"http://localhost:3001")],
        [(b"origin", b"http://evil.example")],
        [(b"origin", b"null")],
        [ORIGIN, (b"origin", b"http://evil.example")],
        [(b"sec-fetch-site", b"cross-site")],
        [(b"sec-fetch-site", b"same-site")],
    ],
)
@pytest.mark.parametrize(("method", "path"), [("POST", SAVE), ("GET", LATEST)])
async def test_other_pages_stay_outside(method: str, path: str, headers: Headers) -> None:
    """Threats 1, 6 and 9: neither an effect nor an answer that they could read, not even with the right token."""
    for more in ([], [(b"x-sidestory-token", TOKEN.encode())]):
        answer, probe = await ask(method, path, *headers, *more)
        assert answer.status == 403
        assert probe.scopes == []
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", ONE),
        ("POST", "/api/v1/session/import"),
        ("POST", ONE),
        ("GET", f"{ONE}/prompts"),
        ("POST", f"{ONE}/prompts"),
        ("GET", f"{ONE}/export"),
        ("GET", "/__ai-session"),
        ("POST", "/__ai-iterate"),
        ("PUT", SAVE),
        ("GET", "/api/v1/session/../../../__ai-sessions"),
    ],
)
async def test_only_the_four_routes_are_open(method: str, path: str) -> None:
    """For everything else a token is needed, and a page's origin is none of ours."""
    answer, probe = await ask(method, path)
    assert (answer.status, probe.scopes) == (401, [])
    answer, probe = await ask(method, path, ORIGIN)
    assert (answer.status, probe.scopes) == (403, [])


async def test_closed_sessions_need_the_token() -> None:
    """A configured page may still ask, with it; the answer is one that it can read."""
    for headers in ([], [ORIGIN, SITE]):
        answer, probe = await ask("GET", LATEST, *headers, opened=False)
        assert (answer.status, probe.scopes) == (401, [])
    answer, probe = await ask("GET", LATEST, ORIGIN, SITE, (b"x-sidestory-token", TOKEN.encode()), opened=False)
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == PAGE.decode()
    answer, _ = await ask("POST", SAVE, ORIGIN, TEXT, (b"x-sidestory-token", TOKEN.encode()), opened=False)
    assert answer.status == 415


@pytest.mark.parametrize("opened", [True, False])
async def test_preflights_are_answered_for_configured_pages_alone(opened: bool) -> None:
    """With the two headers and the route's own method, and without credentials."""
    answer, probe = await ask("OPTIONS", SAVE, ORIGIN, (b"access-control-request-method", b"POST"), opened=opened)
    assert (answer.status, probe.scopes) == (204, [])
    assert answer.headers["access-control-allow-origin"] == PAGE.decode()
    assert answer.headers["access-control-allow-methods"] == "POST"
    assert answer.headers["access-control-allow-headers"] == "Content-Type, X-Sidestory-Token"
    assert answer.headers["vary"] == "Origin"
    assert "access-control-allow-credentials" not in answer.headers
    for path, origin in ((SAVE, b"http://localhost:3001"), ("/__ai-iterate", PAGE), (f"{ONE}/share", PAGE)):
        answer, _ = await ask("OPTIONS", path, (b"origin", origin), opened=opened)
        assert answer.status in {401, 403}
        assert "access-control-allow-origin" not in answer.headers


async def test_a_configured_page_may_import_the_client() -> None:
    """One module, and no other."""
    answer, _ = await ask("GET", "/__ai-overlay/session-client.js", ORIGIN, SITE, opened=False)
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == PAGE.decode()
    answer, _ = await ask("GET", "/__ai-overlay/client.js", ORIGIN, SITE)
    assert answer.status == 403


async def test_the_host_is_checked_all_the_same() -> None:
    """Threat 2: a rebound name gets nothing."""
    probe = Probe()
    answer = await call(edge(probe, opened=True), "GET", LATEST, [(b"host", b"evil.example")])
    assert (answer.status, probe.scopes) == (403, [])


@pytest.mark.parametrize("peer", [None, ("10.0.0.7", 5), ("not an address", 5)])
async def test_who_is_not_on_this_machine_needs_the_token(peer: tuple[str, int] | None) -> None:
    """Threat 4: also when somebody lets the sidecar listen elsewhere."""
    probe = Probe()

    async def from_peer(scope: Scope, receive: Receive, send: Send) -> None:
        await edge(probe, opened=True)({**scope, "client": peer}, receive, send)

    answer = await call(from_peer, "GET", LATEST, [HOST])
    assert (answer.status, probe.scopes) == (401, [])
    assert not is_loopback_peer({"client": peer})


async def test_websockets_are_none_of_it() -> None:
    """They go on as they came."""
    answer = await call(edge(Probe(), opened=True), path=LATEST, headers=[HOST], kind="websocket")
    assert answer.closed
