import pytest

from sidecar.security.token import TokenMiddleware
from tests.security.asgi import Headers, Probe, call

TOKEN = "t" * 43
GOOD = (b"x-sidestory-token", TOKEN.encode())

BAD: list[Headers] = [
    [],
    [(b"x-sidestory-token", b"")],
    [(b"x-sidestory-token", TOKEN[:-1].encode())],
    [(b"x-sidestory-token", TOKEN.encode() + b"t")],
    [(b"x-sidestory-token", TOKEN.upper().encode())],
    [(b"x-sidestory-token", b"\xff" * 43)],
    [GOOD, GOOD],
    [(b"authorization", b"Bearer " + TOKEN.encode())],
    [(b"cookie", b"x-sidestory-token=" + TOKEN.encode())],
]


@pytest.mark.parametrize("headers", BAD)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
async def test_without_the_token_nothing_happens(headers: Headers, method: str) -> None:
    """Threats 3 and 5: absent, empty, short, stale or repeated tokens end in 401, without a password prompt."""
    probe = Probe()
    answer = await call(TokenMiddleware(probe, TOKEN), method, headers=headers)
    assert (answer.status, answer.json["code"], probe.scopes) == (401, "token_required", [])
    assert "www-authenticate" not in answer.headers


async def test_the_token_lets_in() -> None:
    """A program with the token needs nothing else."""
    assert (await call(TokenMiddleware(Probe(), TOKEN), "POST", headers=[GOOD])).status == 200


@pytest.mark.parametrize("path", ["/health", "/__ai-overlay/boot.js", "/__ai-overlay/ui/panel.js"])
async def test_open_paths_are_readable(path: str) -> None:
    """Health and the overlay's modules hold no secret."""
    app = TokenMiddleware(Probe(), TOKEN)
    assert (await call(app, "GET", path)).status == 200
    assert (await call(app, "POST", path)).status == 401
    assert (await call(app, "GET", path, kind="websocket")).closed == 1008


@pytest.mark.parametrize(
    "path",
    [
        "/health/",
        "/healthy",
        "/__ai-overlay",
        "/__ai-overlays/x",
        "/__ai-overlay/../__ai-session",
        "/__ai-overlay/..",
        "/__ai-overlay/./x",
        "/__ai-overlay/..\\__ai-session",
        "/__ai-overlay/x\0",
        "//health",
        "/HEALTH",
        "",
    ],
)
async def test_paths_beside_the_open_ones_are_closed(path: str) -> None:
    """Threats 11 and 13: nothing that another reader could take for another path is open."""
    assert (await call(TokenMiddleware(Probe(), TOKEN), path=path)).status == 401


@pytest.mark.parametrize(
    ("token", "paths"), [("", ["/health"]), ("t" * 31, ["/health"]), (TOKEN, ["/"]), (TOKEN, ["x"])]
)
def test_bad_options_are_refused(token: str, paths: list[str]) -> None:
    """Neither a guessable token nor an open root."""
    with pytest.raises(ValueError, match=r"token|Open"):
        TokenMiddleware(Probe(), token, paths)
