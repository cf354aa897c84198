import pytest

from sidecar.security.origin import OriginMiddleware, own_origin, parse_origin, same_server
from tests.security.asgi import Probe, call

HOST = (b"host", b"127.0.0.1:7802")
DEV_SERVER = "http://localhost:6006"

FOREIGN = [
    b"null",
    b"",
    b"http://evil.example",
    b"https://localhost:6006",
    b"http://localhost:3000",
    b"http://localhost",
    b"http://localhost:60060",
    b"http://localhost:6006.evil.example",
    b"http://localhost:6006@evil.example",
    b"http://localhost:6006/",
    b"http://localhost:6006 http://evil.example",
    b"http://localhost:6006, http://evil.example",
    b"http://evil.example:6006",
    b"http://localhost.evil.example:6006",
    b"http://evil-localhost:6006",
    b"file://",
    b"chrome-extension://abcdef",
    b"http://[::1:6006",
    b"http://localhost:6006\x00",
    b"\xff",
]


def guard(*trusted: str) -> OriginMiddleware:
    """A probe behind the check, with the dev server trusted unless told otherwise."""
    return OriginMiddleware(Probe(), lambda: trusted or (DEV_SERVER,))


@pytest.mark.parametrize(
    "origin",
    [
        b"http://localhost:6006",
        b"http://127.0.0.1:6006",
        b"http://[::1]:6006",
        b"http://ui.localhost:6006",
        b"http://127.0.0.1:7802",
    ],
)
async def test_pages_of_the_dev_server_and_of_the_sidecar_pass(origin: bytes) -> None:
    """All loopback names of the dev server's port are the same server, and so is the sidecar itself."""
    assert (await call(guard(), "POST", headers=[HOST, (b"origin", origin)])).status == 200


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("origin", FOREIGN)
async def test_other_origins_are_refused(origin: bytes, method: str) -> None:
    """Threats 1, 6, 8, 9: another site, another localhost port, null and malformed origins reach nothing."""
    probe = Probe()
    app = OriginMiddleware(probe, lambda: [DEV_SERVER])
    answer = await call(app, method, headers=[HOST, (b"origin", origin)])
    assert (answer.status, answer.json["code"], probe.scopes) == (403, "origin_not_allowed", [])


async def test_two_origins_are_refused() -> None:
    """Threat 12: of two values neither is believed."""
    headers = [HOST, (b"origin", DEV_SERVER.encode()), (b"Origin", DEV_SERVER.encode())]
    assert (await call(guard(), headers=headers)).status == 403


@pytest.mark.parametrize("site", [b"cross-site", b"same-site", b"", b"Same-Origin", b"same-origin, none"])
async def test_other_fetch_sites_are_refused(site: bytes) -> None:
    """Threat 9: same-site is not same-origin; it is refused without an Origin too, as on images and navigations."""
    assert (await call(guard(), headers=[HOST, (b"sec-fetch-site", site)])).status == 403


@pytest.mark.parametrize("site", [b"same-origin", b"none"])
async def test_own_fetch_sites_pass(site: bytes) -> None:
    """What the page itself or the person's address bar asks for passes on to the token check."""
    assert (await call(guard(), headers=[HOST, (b"sec-fetch-site", site)])).status == 200


async def test_a_good_fetch_site_does_not_excuse_a_bad_origin() -> None:
    """Threat 10: each header is checked by itself."""
    headers = [HOST, (b"sec-fetch-site", b"same-origin"), (b"origin", b"http://evil.example")]
    assert (await call(guard(), headers=headers)).status == 403


async def test_websockets_from_elsewhere_are_closed() -> None:
    """Threat 3: no handshake for a foreign page."""
    answer = await call(guard(), headers=[HOST, (b"origin", b"http://localhost:3000")], kind="websocket")
    assert answer.closed == 1008


async def test_websockets_of_the_sidecars_own_pages_pass() -> None:
    """The origin of a page is http although the socket's scheme is ws."""
    probe = Probe()
    app = OriginMiddleware(probe)
    await call(app, headers=[HOST, (b"origin", b"http://127.0.0.1:7802")], kind="websocket")
    assert len(probe.scopes) == 1


async def test_the_dev_server_may_come_later() -> None:
    """The trusted origins are asked for at each request."""
    servers: list[str] = []
    app = OriginMiddleware(Probe(), lambda: servers)
    headers = [HOST, (b"origin", DEV_SERVER.encode())]
    assert (await call(app, headers=headers)).status == 403
    servers.append(DEV_SERVER)
    assert (await call(app, headers=headers)).status == 200


async def test_a_named_host_stands_for_itself_alone() -> None:
    """Only loopback names are interchangeable; malformed trusted origins trust nobody."""
    app = guard("https://my.dev", "null", "nonsense")
    assert (await call(app, headers=[HOST, (b"origin", b"https://my.dev")])).status == 200
    assert (await call(app, headers=[HOST, (b"origin", b"https://localhost")])).status == 403
    assert (await call(app, headers=[HOST, (b"origin", b"null")])).status == 403


def test_options_are_checked() -> None:
    """A fixed list would go stale."""
    with pytest.raises(TypeError, match="callable"):
        OriginMiddleware(Probe(), ["http://localhost:6006"])  # type: ignore[arg-type]


def test_parsing() -> None:
    """Default ports are filled in, so that equal origins compare equal."""
    assert parse_origin("http://LocalHost") == ("http", "localhost", 80)
    assert parse_origin("https://my.dev:443") == parse_origin("https://my.dev")
    assert not same_server(("http", "localhost", 1), ("http", "localhost", 2))
    assert own_origin({"scheme": "wss", "headers": [(b"host", b"a:1")]}) == "https://a:1"
