import traceback
from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.errors import Malformed
from sidecar.stores.redis_address import Address, parse

TLS = {"ssl_check_hostname": True}


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("redis://localhost", Address("tcp", (("localhost", 6379),))),
        ("redis://10.0.0.1:7000/3", Address("tcp", (("10.0.0.1", 7000),), database=3)),
        ("redis://[::1]:7000", Address("tcp", (("::1", 7000),))),
        ("redis://h?db=2", Address("tcp", (("h", 6379),), database=2)),
        ("redis://:pass@h", Address("tcp", (("h", 6379),), password="pass")),
        ("redis://me:p%40%2F%3A%3F%23s@h/", Address("tcp", (("h", 6379),), username="me", password="p@/:?#s")),
        ("rediss://h", Address("tcp", (("h", 6379),), tls=TLS)),
        (
            "rediss://h?ssl_ca_certs=/etc/ca.pem&ssl_check_hostname=false",
            Address("tcp", (("h", 6379),), tls={"ssl_ca_certs": "/etc/ca.pem", "ssl_check_hostname": False}),
        ),
        (
            "rediss://h?ssl_cert_reqs=none",
            Address("tcp", (("h", 6379),), tls={"ssl_cert_reqs": "none", "ssl_check_hostname": False}),
        ),
        ("unix:///run/redis.sock", Address("unix", path="/run/redis.sock")),
        (
            "unix://:pass@/run/my%20redis.sock?db=1",
            Address("unix", path="/run/my redis.sock", database=1, password="pass"),
        ),
        (
            "redis+sentinel://a,b:1,[::1]:2/main/4",
            Address("sentinel", (("a", 26379), ("b", 1), ("::1", 2)), service="main", database=4),
        ),
        (
            "rediss+sentinel://u:p@a/main?sentinel_username=s&sentinel_password=t",
            Address(
                "sentinel",
                (("a", 26379),),
                service="main",
                username="u",
                password="p",
                tls=TLS,
                sentinel_login=("s", "t"),
            ),
        ),
        ("redis+cluster://a:1,b", Address("cluster", (("a", 1), ("b", 6379)))),
        ("rediss+cluster://a", Address("cluster", (("a", 6379),), tls=TLS)),
        ("REDIS://h ", Address("tcp", (("h", 6379),))),
    ],
)
def test_what_an_address_says(url: str, address: Address) -> None:
    """Every form that the documentation has."""
    assert parse(url) == address


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "must begin with one of redis://"),
        ("localhost:6379", "must begin with one of redis://"),
        ("http://h", "must begin with one of redis://"),
        ("redis://", "host is missing"),
        ("redis+cluster://a,,b", "host is missing"),
        ("redis://h:0", "port"),
        ("redis://h:66000", "port"),
        ("redis://h:x", "port"),
        ("redis://[::1", "bracket"),
        ("redis://[::1]x", "port"),
        ("redis://h/a", "database must be a number"),
        ("redis://h/1/2", "too much"),
        ("redis+cluster://h/1", "too much"),
        ("redis+cluster://h?db=1", "db is not possible"),
        ("redis://h?ssl_ca_certs=x", "ssl_ca_certs is not possible"),
        ("redis://h?protocol=2", "one of its options is not possible"),
        ("redis://:a#b@h", "%23"),
        ("redis://:a/b@h", "%2F"),
        ("redis://me:1/2@h", "%2F"),
        ("redis://:a?b@h", "%3F"),
        ("unix://:a/b@/run/redis.sock", "%2F"),
        ("unix://", "path of the socket"),
        ("unix://run/redis.sock", "path of the socket"),
        ("redis+sentinel://h", "name of the service"),
        ("rediss://h?ssl_cert_reqs=maybe", "ssl_cert_reqs"),
        ("rediss://h?ssl_check_hostname=1", "ssl_check_hostname"),
    ],
)
def test_what_an_address_can_not_be(url: str, told: str) -> None:
    """The message says what to write instead."""
    with pytest.raises(Malformed) as refused:
        parse(url)
    assert refused.value.code == "bad_redis_url"
    assert told in refused.value.message


schemes = st.sampled_from(["redis", "rediss", "unix", "redis+sentinel", "redis+cluster", "http", "x"])
rest = st.sampled_from(["@h", "@h:6379/0", "@h:x", "@[::1", "@h/a?b=c", "@/run/redis.sock", ""])


@settings(deadline=None)
@given(schemes, st.text(st.characters(codec="ascii", exclude_characters="\n\r\t"), min_size=6, max_size=20), rest)
def test_no_password_is_ever_told(scheme: str, password: str, end: str) -> None:
    """Not in a message, nor in a traceback, nor in a repr, however badly the URL is written."""
    secret = f"zq{password}qz"
    pieces = [
        piece for piece in secret.replace("@", "/").replace("?", "/").replace("#", "/").split("/") if "zq" in piece
    ]
    for written in (secret, quote(secret, safe="")):
        try:
            shown = repr(address := parse(f"{scheme}://:{written}{end}")) + address.shown
            if address.password != secret:  # an @ or : in it has cut it, and the rest is taken for a host
                continue
        except Malformed as error:
            shown = "".join(traceback.format_exception(error, chain=True)).replace(f"{scheme}://:{written}{end}", "")
        assert not any(piece in shown for piece in pieces)


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_password_arrives_as_it_is(password: str) -> None:
    """Percent-encoded, as the documentation says."""
    with suppress(UnicodeEncodeError):
        assert parse(f"redis://:{quote(password, safe='')}@h").password == password


@pytest.mark.parametrize(
    ("url", "shown", "prefix"),
    [
        ("redis://me:secret@h", "h:6379", "storybook"),
        ("redis://[::1]", "[::1]:6379", "storybook"),
        ("unix:///run/redis.sock", "/run/redis.sock", "storybook"),
        ("redis+sentinel://:secret@a,b/main", "main at a:26379, b:26379", "storybook"),
        ("redis+cluster://a,b", "a:6379, b:6379", "{storybook}"),
    ],
)
def test_how_it_is_shown(url: str, shown: str, prefix: str) -> None:
    """Without secrets; and a cluster has all names in one slot by itself."""
    assert parse(url).shown == shown
    assert parse(url).prefix == prefix
