"""Who gets through the dev server to the sidecar, and what comes back (http-api.md "Who gets in", threats 1 to 12)."""

import json
import socket
import subprocess
import sys
import threading
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from tests.overlay.conftest import PAGE, TOKEN, World, node, until

JSON = {"Content-Type": "application/json"}
SAME = {"Sec-Fetch-Site": "same-origin"}
BOOT = "/__ai-overlay/boot.js"
FRAME = "/__ai-overlay/page.js"


def code(body: bytes) -> str:
    """The code of an error."""
    found: str = json.loads(body)["code"]
    return found


def own_addresses() -> set[str]:
    """This machine's addresses that others could use; nothing is sent."""
    found = set()
    for family, target in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))
            except OSError:
                continue
            found.add(probe.getsockname()[0])
    return found


# --- what gets in ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_the_page_may_change_things(running: World, method: str) -> None:
    """A request of the dev server's own page arrives whole, with the token that the page never saw."""
    headers = {**JSON, **SAME, "Origin": running.origin}
    response, body = running.request(method, "/__ai-iterate?a=%20b", headers, b'{"prompt": "\xc3\xa9"}')

    assert (response.status, json.loads(body)) == (200, {"success": True})
    (seen,) = running.sidecar.seen
    assert (seen["method"], seen["path"], seen["query_string"]) == (method, "/__ai-iterate", b"a=%20b")
    assert seen["body"] == b'{"prompt": "\xc3\xa9"}'
    assert seen["headers"]["x-sidestory-token"] == TOKEN
    assert seen["headers"]["origin"] == running.origin


def test_the_page_may_read(running: World) -> None:
    """A same-origin GET carries no Origin; its fetch metadata is enough."""
    assert running.request("GET", "/__ai-versions?sessionId=1", SAME)[0].status == 200


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "ui.localhost", "LOCALHOST"])
def test_every_loopback_name_of_the_dev_server_is_its_page(running: World, host: str) -> None:
    """The Origin must be the name under which the page was opened, and the sidecar knows them all."""
    port = running.ports[0]
    headers = {**JSON, "Host": f"{host}:{port}", "Origin": f"http://{host.lower()}:{port}"}
    assert running.request("POST", "/__ai-iterate", headers, b"{}")[0].status == 200


def test_modules_need_no_fetch_metadata(running: World) -> None:
    """The overlay's modules hold no secret, and older browsers send no metadata."""
    response, _ = running.request("GET", BOOT)
    assert (response.status, response.headers["content-type"]) == (200, "text/javascript")


def test_what_the_browser_says_about_itself_is_not_passed_on(running: World) -> None:
    """Cookies of other apps on localhost, credentials, proxies' claims and forged tokens stay outside."""
    forged = {
        "Cookie": "session=other-app",
        "Authorization": "Basic eDp5",
        "X-Sidestory-Token": "forged",
        "X-Sidestory-Other": "forged",
        "X-Forwarded-For": "192.0.2.1",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "for=192.0.2.1",
        "Connection": "keep-alive",
        "Accept-Language": "fr",
    }
    assert running.request("GET", "/__ai-sessions", {**SAME, **forged})[0].status == 200
    (seen,) = running.sidecar.seen
    assert seen["headers"] == {
        "host": f"127.0.0.1:{running.sidecar.port}",
        "x-sidestory-token": TOKEN,
        "sec-fetch-site": "same-origin",
        "accept-language": "fr",
        "connection": "close",
    }


@pytest.mark.parametrize("page", ["/__ai-review", "/__ai-dashboard"])
def test_a_page_may_be_opened_by_its_address(running: World, page: str) -> None:
    """Typed, or from a mail; not from another site, and no other route is read so."""
    assert running.request("GET", page, {"Sec-Fetch-Site": "none"})[0].status == 200
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {}):
        response, body = running.request("GET", page, headers)
        assert (response.status, code(body)) == (403, "origin_not_allowed")
    response, body = running.request("GET", "/__ai-sessions", {"Sec-Fetch-Site": "none"})
    assert (response.status, code(body)) == (403, "origin_not_allowed")


# --- what doesn't ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://localhost:3000", "http://localhost", "https://localhost:{port}", "http://evil.example"],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_changes_need_exactly_the_pages_origin(running: World, method: str, origin: str | None) -> None:
    """Threats 1, 5, 6, 8, 9: no Origin, null, another localhost port or scheme, another site."""
    headers = {**JSON, **SAME, **({"Origin": origin.format(port=running.ports[0])} if origin is not None else {})}
    response, body = running.request(method, "/__ai-iterate", headers, b"{}")
    assert (response.status, code(body), running.sidecar.seen) == (403, "origin_not_allowed", [])


def test_another_name_of_the_same_server_is_another_origin(running: World) -> None:
    """The Origin is compared with the request's own Host, not with a list."""
    headers = {**JSON, "Origin": f"http://127.0.0.1:{running.ports[0]}"}
    response, body = running.request("POST", "/__ai-iterate", headers, b"{}")
    assert (response.status, code(body)) == (403, "origin_not_allowed")


@pytest.mark.parametrize("site", [None, "cross-site", "same-site", "none", "same-origin, cross-site"])
def test_reads_need_same_origin_metadata(running: World, site: str | None) -> None:
    """Threats 7 and 9: absent is not permission, same-site is not same-origin."""
    headers = {} if site is None else {"Sec-Fetch-Site": site}
    response, body = running.request("GET", "/__ai-session", headers)
    assert (response.status, code(body), running.sidecar.seen) == (403, "origin_not_allowed", [])


def test_modules_are_not_for_other_sites(running: World) -> None:
    """A foreign page that includes the overlay's modules gets none."""
    assert running.request("GET", BOOT, {"Sec-Fetch-Site": "cross-site"})[0].status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost.", "localhost@evil", "192.0.2.7", "localhost:99999", ""]
)
@pytest.mark.parametrize("path", ["/__ai-session", BOOT])
def test_foreign_hosts_get_nothing(running: World, host: str, path: str) -> None:
    """Threat 2: the plugin checks the name although this Vite allows every host; static modules included."""
    name = host.format(port=running.ports[0])
    response, body = running.request("GET", path, {**SAME, "Host": name, "Origin": f"http://{name}"})
    assert (response.status, code(body), running.sidecar.seen) == (403, "host_not_allowed", [])


@pytest.mark.parametrize("method", ["PUT", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_are_refused(running: World, method: str) -> None:
    """The contract has three methods."""
    response, body = running.request(method, "/__ai-session", {**SAME, "Origin": running.origin})
    assert (response.status, code(body)) == (405, "method_not_allowed")


@pytest.mark.parametrize(
    "path",
    [
        "/__ai-overlay/../__ai-session",
        "/__ai-overlay/%2e%2e/__ai-session",
        "/__ai-overlay//x",
        "/__ai-overlay/./x",
        "/__ai-overlay/..%5c..",
        "/__ai-overlay/x\\y",
        "/__ai-session%00",
        "/__ai-",
        "/__ai-Session",
    ],
)
def test_paths_that_need_interpretation_are_refused(running: World, path: str) -> None:
    """Threats 11 and 13: what two readers could read differently is forwarded to neither."""
    response, body = running.request("GET", path, SAME)
    assert (response.status, code(body), running.sidecar.seen) == (400, "bad_path", [])


@pytest.mark.parametrize(
    "path", ["/", "/__aix", "/x/__ai-session", "//__ai-session", "/%5f_ai-session", "/?/__ai-session"]
)
def test_other_paths_are_vites(running: World, path: str) -> None:
    """The plugin takes its own prefix and nothing else."""
    running.request("GET", path, SAME)
    assert running.sidecar.seen == []


def test_preflights_open_nothing(running: World) -> None:
    """Vite approves a preflight of any localhost port before the plugin runs; the request itself is still refused."""
    foreign = {"Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST"}
    preflight, _ = running.request("OPTIONS", "/__ai-iterate", foreign)
    assert preflight.headers["access-control-allow-origin"] == "http://localhost:3000"  # else this test tests nothing

    response, body = running.request("POST", "/__ai-iterate", {**JSON, "Origin": "http://localhost:3000"}, b"{}")
    assert (response.status, code(body), running.sidecar.seen) == (403, "origin_not_allowed", [])


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", "/__ai-iterate", {"Origin": "http://localhost:3000"}),
        ("GET", "/__ai-sessions", {**SAME, "Origin": "{origin}"}),
        ("GET", BOOT, {"Origin": "{origin}"}),
    ],
)
def test_answers_are_readable_by_the_own_page_alone(
    running: World, method: str, path: str, headers: dict[str, str]
) -> None:
    """Neither Vite's nor the sidecar's CORS headers and cookies come through, on refusals and on answers."""
    response, _ = running.request(
        method, path, {**JSON, **{k: v.format(origin=running.origin) for k, v in headers.items()}}
    )
    names = {name.lower() for name in response.headers}
    assert not [name for name in names if name.startswith("access-control-") or name == "set-cookie"]
    assert response.headers["cross-origin-resource-policy"] == "same-origin"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_other_machines_get_nothing(running: World) -> None:
    """Threats 4 and 10: a LAN peer with perfect headers causes no call and sees no token; the page itself is Vite's."""
    headers = {**JSON, **SAME, "Origin": running.origin}
    for address in own_addresses() - {"127.0.0.1", "::1"}:
        if ":" in address:
            continue  # this server listens on IPv4
        for method, path in (("POST", "/__ai-iterate"), ("GET", "/__ai-session"), ("GET", BOOT)):
            response, body = running.request(method, path, headers, b"{}", address=address)
            assert (response.status, code(body)) == (403, "peer_not_allowed")
        assert TOKEN.encode() not in running.request("GET", "/", address=address)[1]
    assert running.sidecar.seen == []


def test_the_peer_is_checked_by_its_address(tmp_path: Path) -> None:
    """Loopback in all its forms and the configured networks; an unknown peer is no peer. HTTP/2 is checked alike."""
    good = {"host": "localhost:1", "sec-fetch-site": "same-origin"}
    allowed = {"allowedPeers": ["172.17.0.0/16", "fd00::5"], "allowedOrigins": ["https://my.dev"]}
    my_dev = {"host": "my.dev", "sec-fetch-site": "same-origin"}
    http2 = {":authority": "localhost:1", "origin": "https://localhost:1"}
    cases: list[tuple[dict[str, Any], str]] = [
        ({"peer": "127.0.0.1"}, "no_sidecar"),
        ({"peer": "127.8.9.10"}, "no_sidecar"),
        ({"peer": "::1"}, "no_sidecar"),
        ({"peer": "::ffff:127.0.0.1"}, "no_sidecar"),
        ({"peer": "::ffff:192.168.0.2"}, "peer_not_allowed"),
        ({"peer": "192.168.0.2"}, "peer_not_allowed"),
        ({"peer": "128.0.0.1"}, "peer_not_allowed"),
        ({"peer": "fe80::1"}, "peer_not_allowed"),
        ({"peer": "::"}, "peer_not_allowed"),
        ({"peer": ""}, "peer_not_allowed"),
        ({"peer": "localhost"}, "peer_not_allowed"),
        ({"peer": "172.17.3.4", "options": allowed}, "no_sidecar"),
        ({"peer": "fd00::5", "options": allowed}, "no_sidecar"),
        ({"peer": "172.18.0.1", "options": allowed}, "peer_not_allowed"),
        ({"peer": "127.0.0.1", "headers": my_dev}, "host_not_allowed"),
        ({"peer": "127.0.0.1", "headers": my_dev, "options": allowed}, "no_sidecar"),
        ({"peer": "127.0.0.1", "headers": {**good, "host": ["localhost:1", "evil"]}}, "host_not_allowed"),
        ({"peer": "127.0.0.1", "headers": {**good, "host": []}}, "host_not_allowed"),
        ({"peer": "127.0.0.1", "headers": http2, "http2": True, "method": "POST"}, "no_sidecar"),
        (
            {
                "peer": "127.0.0.1",
                "headers": {**http2, "origin": "http://localhost:1"},
                "http2": True,
                "method": "POST",
            },
            "origin_not_allowed",
        ),
        ({"peer": "127.0.0.1", "headers": {**http2, ":authority": "evil"}, "http2": True}, "host_not_allowed"),
    ]
    requests = json.dumps([{"headers": good, **case} for case, _ in cases])
    assert node("guard_probe.mjs", requests, state=tmp_path) == [expected for _, expected in cases]


def test_a_configured_origin_is_the_proxys(tmp_path: Path) -> None:
    """Behind a proxy that ends TLS the page's scheme is the configured one, not the socket's."""
    options = {"allowedOrigins": ["https://my.dev"]}
    request = {"peer": "127.0.0.1", "method": "POST", "options": options}
    headers = [{"host": "my.dev", "origin": origin} for origin in ("https://my.dev", "http://my.dev")]
    cases = json.dumps([{**request, "headers": each} for each in headers])
    assert node("guard_probe.mjs", cases, state=tmp_path) == ["no_sidecar", "origin_not_allowed"]


# --- streams and bodies ---------------------------------------------------------------------------------------------


def event(stream: HTTPResponse) -> bytes:
    """The next line of a stream that isn't empty."""
    while True:
        line = stream.readline()
        if line != b"\n":
            return line


def test_events_come_one_by_one(running: World) -> None:
    """The head comes before the first event, and each event before the next one exists."""
    with running.open("GET", "/__ai-events", {**SAME, "Accept-Encoding": "gzip"}) as stream:
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert stream.headers["content-encoding"] is None
        assert event(stream) == b": open\n"
        for number in (1, 2, 3):
            running.sidecar.gate.release()
            assert event(stream) == b"data: %d\n" % number


def test_a_closed_page_reaches_the_sidecar(running: World) -> None:
    """The sidecar sees the disconnect, so that it stops streaming."""
    before = running.sidecar.disconnects
    with running.open("GET", "/__ai-events", SAME) as stream:
        assert event(stream) == b": open\n"
    until(lambda: running.sidecar.disconnects == before + 1)


@pytest.mark.parametrize("body", [b"x" * 2_000_000, [b"x" * 1000] * 2000], ids=["length", "chunked"])
def test_bodies_over_the_limit_are_told_so(running: World, body: bytes | list[bytes]) -> None:
    """Threat 20: the sidecar's answer comes through although it stopped reading."""
    response, answer = running.request("POST", "/__ai-iterate", {**JSON, "Origin": running.origin}, body)
    assert (response.status, code(answer), running.sidecar.seen) == (413, "body_too_large", [])


# --- no sidecar -----------------------------------------------------------------------------------------------------


def assert_silent(world: World) -> None:
    """The page has no overlay, its script is empty, and a call says what to do."""
    assert "__ai-" not in world.request("GET", "/")[1].decode()
    response, body = world.request("GET", BOOT)
    assert (response.status, response.headers["content-type"], body) == (200, "text/javascript", b"export {};\n")
    response, body = world.request("GET", "/__ai-session", SAME)
    assert (response.status, code(body)) == (503, "no_sidecar")
    assert "sidestory run" in json.loads(body)["error"]


def test_without_a_sidecar_it_is_silent(world: World) -> None:
    """Nobody who doesn't use Sidestory notices it."""
    assert_silent(world)


@pytest.mark.parametrize("content", ["", "{", "null", "[]", '{"pid": 0}', '{"pid": "x", "port": 1}'])
def test_a_damaged_run_file_is_no_sidecar(world: World, content: str) -> None:
    """A half-written or foreign file breaks no page."""
    world.state.run_file.write_text(content)
    world.state.run_file.chmod(0o600)
    try:
        assert_silent(world)
    finally:
        world.state.run_file.unlink()


def test_a_killed_sidecar_is_no_sidecar(world: World) -> None:
    """Its run file stays behind."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    with world.state.announced(world.run_file(pid=process.pid)):
        assert_silent(world)


def test_a_run_file_that_others_can_write_or_read_is_no_sidecar(world: World) -> None:
    """It could send the page's prompts to somebody else."""
    with world.state.announced(world.run_file()):
        world.state.run_file.chmod(0o640)
        assert_silent(world)


def test_a_sidecar_that_does_not_listen_is_no_sidecar(world: World) -> None:
    """A refused connection is told like an absent sidecar; the page's script stays empty."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with world.state.announced(world.run_file(port=port)):
        response, body = world.request("GET", "/__ai-session", SAME)
        assert (response.status, code(body)) == (503, "no_sidecar")
        assert world.request("GET", BOOT)[1] == b"export {};\n"


def hang_up(listener: socket.socket) -> None:
    """Take one connection and close it without a word."""
    listener.accept()[0].close()


def test_a_sidecar_that_breaks_off_is_told(world: World) -> None:
    """502 with the contract's shape when the connection ends without an answer."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        world.state.announced(world.run_file(port=listener.getsockname()[1])),
    ):
        hangup = threading.Thread(target=hang_up, args=[listener])
        hangup.start()
        response, body = world.request("GET", "/__ai-session", SAME)
        hangup.join()
    assert (response.status, code(body)) == (502, "sidecar_failed")


# --- the page and the announcement ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("server", "path", "source"), [(0, "/", FRAME), (1, "/app/", f"/app{FRAME}")])
def test_the_page_gets_the_overlay_while_the_sidecar_runs(world: World, server: int, path: str, source: str) -> None:
    """A reload brings it, without a restart of the dev server; below Vite's base too. The token isn't in the page."""
    tag = f'<script type="module" src="{source}"></script>'
    assert tag not in world.request("GET", path, server=server)[1].decode()
    with world.state.announced(world.run_file()):
        page = world.request("GET", path, server=server)[1].decode()
        assert tag in page
        assert TOKEN not in page
        assert world.request("GET", source, server=server)[0].status == 200
        assert world.request("GET", BOOT, server=server)[0].status == 200
    assert tag not in world.request("GET", path, server=server)[1].decode()
    assert PAGE.startswith("<!doctype html>")


def test_the_dev_servers_are_announced(world: World) -> None:
    """The sidecar finds the servers of its project's packages, privately written, with what it needs to follow them."""
    servers = {server.port: server for server in world.state.dev_servers()}
    assert sorted(servers) == sorted(world.ports)
    first, second = (servers[port] for port in world.ports)
    assert first.url == f"http://localhost:{world.ports[0]}"
    assert (first.kind, first.base, second.base) == ("vite", "/", "/app/")
    assert first.root == str(world.state.root / "packages" / "ui")
    assert (first.vite_version or "")[:2] == "8."
    assert {path.stat().st_mode & 0o777 for path in world.state.dev_server_folder.iterdir()} == {0o600}


# --- preset ---------------------------------------------------------------------------------------------------------


def test_the_preset_and_the_options(tmp_path: Path) -> None:
    """Development alone gets the plugin and the manager's script; options that can't be meant fail at the start."""
    facts = node("preset_probe.mjs", state=tmp_path)

    assert [facts[name] for name in ("serve", "build", "preview", "vitest")] == [True, False, False, False]
    assert f'src="{BOOT}"' in facts["developmentHead"]
    assert facts["developmentHead"].startswith("<i>")
    assert (facts["productionHead"], facts["emptyHead"]) == ("<i>", "")
    assert (facts["added"], facts["kept"], facts["without"]) == (["a", "", "sidestory"], 3, ["sidestory"])
    assert all("my.dev" in facts[name] for name in ("badOrigin", "slashOrigin"))
    assert "docker" in facts["badPeer"]
    assert facts["badNetwork"]
    assert facts["badAddonOption"] == "TypeError"
