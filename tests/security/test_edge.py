"""All four checks in their order, as app.py puts them, under random requests."""

import hypothesis.strategies as st
from hypothesis import given
from starlette.types import ASGIApp

from sidecar.security.body import BodyMiddleware
from sidecar.security.hosts import HostMiddleware
from sidecar.security.origin import OriginMiddleware
from sidecar.security.token import OPEN_PATHS, TokenMiddleware
from tests.security.asgi import Headers, Probe, call

TOKEN = "t" * 43
HOST = (b"host", b"localhost:7802")
TOKEN_HEADER = (b"x-sidestory-token", TOKEN.encode())
JSON = (b"content-type", b"application/json")

NAMES = st.sampled_from(
    [
        b"host",
        b"Host",
        b"origin",
        b"sec-fetch-site",
        b"x-sidestory-token",
        b"content-type",
        b"content-length",
        b"cookie",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b"localhost",
            b"localhost:7802",
            b"http://localhost:6006",
            b"null",
            b"same-origin",
            b"cross-site",
            TOKEN.encode(),
            b"application/json",
            b"2",
            b"[::1]:7802",
        ]
    ),
)
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=8)
PATHS = st.one_of(
    st.text(max_size=40).map("/".__add__),
    st.sampled_from(
        ["/health", "/__ai-iterate", "/__ai-overlay/boot.js", "/__ai-overlay/../x", "", "*", "//", "/etc/passwd"]
    ),
)
METHODS = st.sampled_from(["GET", "HEAD", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "\xff"])


def edge(app: ASGIApp) -> ASGIApp:
    """`app` behind all four checks."""
    return HostMiddleware(
        OriginMiddleware(
            TokenMiddleware(BodyMiddleware(app, limit=100, timeout=5), TOKEN), lambda: ["http://localhost:6006"]
        )
    )


@given(method=METHODS, path=PATHS, headers=HEADERS, body=st.lists(st.binary(max_size=80), min_size=1, max_size=4))
async def test_random_requests_never_break_it(method: str, path: str, headers: Headers, body: list[bytes]) -> None:
    """Threat 12: no 5xx, no exception, no echo of the path; and who gets in without the token only read open paths."""
    probe = Probe()
    answer = await call(edge(probe), method, path, headers, body=body)

    assert answer.status in {200, 400, 401, 403, 413, 415}
    if answer.status != 200:
        assert set(answer.json) <= {"success", "error", "code", "limit"}
        assert answer.json["success"] is False
        assert "/etc/passwd" not in answer.body.decode()
        assert probe.scopes == []
    if probe.scopes and TOKEN_HEADER not in [(key.lower(), value) for key, value in headers]:
        assert method in {"GET", "HEAD"}
        assert path.startswith(OPEN_PATHS)


@given(headers=HEADERS)
async def test_random_websockets_never_break_it(headers: Headers) -> None:
    """Threat 3: a handshake gets through with the token alone."""
    probe = Probe()
    answer = await call(edge(probe), headers=headers, kind="websocket")
    assert bool(probe.scopes) != (answer.closed == 1008)
    if probe.scopes:
        assert TOKEN_HEADER in headers


async def test_the_order_is_host_origin_token_body() -> None:
    """The first check that fails answers, so that a stranger learns nothing about the later ones."""
    app = edge(Probe())
    origin = (b"origin", b"http://evil.example")
    codes = [
        (await call(app, "POST", headers=headers, body=[b"x" * 200])).json["code"]
        for headers in ([origin], [HOST, origin], [HOST], [HOST, TOKEN_HEADER], [HOST, TOKEN_HEADER, JSON])
    ]
    assert codes == ["host_not_allowed", "origin_not_allowed", "token_required", "json_required", "body_too_large"]


async def test_no_origin_and_no_token_is_401() -> None:
    """Threat 5, in the words of threats.md."""
    assert (await call(edge(Probe()), "POST", headers=[HOST, JSON], body=[b"{}"])).status == 401


async def test_lifespan_is_not_checked() -> None:
    """What isn't a request passes."""
    probe = Probe()
    await call(edge(probe), kind="lifespan")
    assert [scope["type"] for scope in probe.scopes] == ["lifespan"]
