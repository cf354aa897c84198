import pytest

from sidecar.security.hosts import HostMiddleware, parse_host
from tests.security.asgi import Probe, call

FOREIGN = [
    b"evil.example",
    b"evil.example:7802",
    b"localhost.evil.example",
    b"evil-localhost",
    b"foo.localhost",
    b"localhost.",
    b"localhost@evil.example",
    b"evil.example@localhost",
    b"localhost:7802@evil.example",
    b"localhost/",
    b"localhost:0",
    b"localhost:65536",
    b"localhost:",
    b"localhost:78 02",
    b"localhost, evil.example",
    b" localhost",
    b"localhost\t",
    b"127.0.0.2",
    b"127.1",
    b"2130706433",
    b"0.0.0.0",
    b"::1",
    b"[::1",
    b"[::2]",
    b"[::ffff:127.0.0.1]",
    b"192.0.2.7",
    b"",
    b"\xff\xfe",
    b"localhost\x00",
]


@pytest.mark.parametrize(
    "host", [b"localhost", b"localhost:7802", b"LOCALHOST:7802", b"127.0.0.1", b"127.0.0.1:1", b"[::1]:65535"]
)
async def test_loopback_names_pass(host: bytes) -> None:
    """Every spelling of the sidecar's own name gets in, with any port (a forwarded one differs)."""
    assert (await call(HostMiddleware(Probe()), headers=[(b"host", host)])).status == 200


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS", "HEAD", "TRACE"])
@pytest.mark.parametrize("host", FOREIGN)
async def test_foreign_hosts_are_refused(host: bytes, method: str) -> None:
    """Threat 2: a rebound name reaches no route, whatever the method."""
    probe = Probe()
    answer = await call(HostMiddleware(probe), method, "/health", [(b"host", host)])
    assert (answer.status, answer.json["code"], probe.scopes) == (403, "host_not_allowed", [])


@pytest.mark.parametrize("headers", [[], [(b"host", b"localhost")] * 2, [(b"host", b"localhost"), (b"Host", b"evil")]])
async def test_missing_and_repeated_hosts_are_refused(headers: list[tuple[bytes, bytes]]) -> None:
    """Threat 11: two readers of one request must not see two hosts."""
    assert (await call(HostMiddleware(Probe()), headers=headers)).status == 403


async def test_websockets_with_a_foreign_host_are_closed() -> None:
    """Threat 3: the check comes before the handshake is accepted."""
    probe = Probe()
    answer = await call(HostMiddleware(probe), headers=[(b"host", b"evil.example")], kind="websocket")
    assert (answer.closed, probe.scopes) == (1008, [])


async def test_forwarded_hosts_are_not_read() -> None:
    """Threat 10: what a proxy says about the host changes nothing."""
    headers = [(b"host", b"evil.example"), (b"x-forwarded-host", b"localhost"), (b"forwarded", b"host=localhost")]
    assert (await call(HostMiddleware(Probe()), headers=headers)).status == 403


async def test_a_configured_port_is_the_only_one() -> None:
    """An allowed host with a port stands for that port."""
    app = HostMiddleware(Probe(), ["my.dev:8080"])
    assert (await call(app, headers=[(b"host", b"my.dev:8080")])).status == 200
    assert (await call(app, headers=[(b"host", b"my.dev:8081")])).status == 403
    assert (await call(app, headers=[(b"host", b"my.dev")])).status == 403


@pytest.mark.parametrize("host", ["*", "*.localhost", "http://localhost", "localhost:99999", ""])
def test_bad_options_are_refused(host: str) -> None:
    """A mistake in the options shows at the start, not as an open door."""
    with pytest.raises(ValueError, match="no host"):
        HostMiddleware(Probe(), [host])


def test_parse_host_splits_name_and_port() -> None:
    """The name comes in lower case, an absent port as None."""
    assert parse_host("Foo.Dev:80") == ("foo.dev", 80)
    assert parse_host("[::1]") == ("[::1]", None)
