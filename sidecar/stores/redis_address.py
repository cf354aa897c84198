"""REDIS_URL: what it says. Schemes are those of redis-py and IANA, `redis+sentinel` and `redis+cluster` as others write them.

::

    redis://[user:password@]host[:port][/database]            rediss://… with TLS
    unix://[user:password@]/path/to/redis.sock[?db=database]
    redis+sentinel://[user:password@]host[:port][,host[:port]…]/service[/database]
    redis+cluster://[user:password@]host[:port][,host[:port]…]

With `rediss+sentinel` and `rediss+cluster` likewise. TLS takes `ssl_ca_certs`, `ssl_certfile`, `ssl_keyfile` (files),
`ssl_cert_reqs` (none, required) and `ssl_check_hostname` (false, true) in the query; Sentinel takes its own login as
`sentinel_username` and `sentinel_password`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from sidecar.errors import Malformed

Kind = Literal["tcp", "unix", "sentinel", "cluster"]

_KINDS: Mapping[str, tuple[Kind, bool]] = {
    "redis": ("tcp", False),
    "rediss": ("tcp", True),
    "unix": ("unix", False),
    "redis+sentinel": ("sentinel", False),
    "rediss+sentinel": ("sentinel", True),
    "redis+cluster": ("cluster", False),
    "rediss+cluster": ("cluster", True),
}
_TLS = {"ssl_ca_certs", "ssl_certfile", "ssl_keyfile", "ssl_cert_reqs", "ssl_check_hostname"}
_SENTINEL = {"sentinel_username", "sentinel_password"}
_PORTS = {"tcp": 6379, "unix": 0, "sentinel": 26379, "cluster": 6379}


@dataclass(frozen=True, slots=True)
class Address:
    """Where Redis is.

    Attributes:
        kind: How it is reached.
        hosts: Host and port, one for `tcp`, any number for `sentinel` and `cluster`, none for `unix`.
        path: Of the Unix socket.
        service: What the Sentinels call it.
        tls: Options for it, None for none.
        sentinel_login: User and password of the Sentinels themselves.
    """

    kind: Kind
    hosts: tuple[tuple[str, int], ...] = ()
    path: str = ""
    service: str = ""
    database: int = 0
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: Mapping[str, str | bool] | None = None
    sentinel_login: tuple[str | None, str | None] = field(default=(None, None), repr=False)

    @property
    def shown(self) -> str:
        """For people, without secrets: `127.0.0.1:6379`, `/run/redis.sock`, `main at a:26379, b:26379`."""
        hosts = ", ".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts)
        if self.kind == "unix":
            return self.path
        return f"{self.service} at {hosts}" if self.kind == "sentinel" else hosts

    @property
    def prefix(self) -> str:
        """The namespace where nothing else is set; the braces of Cluster keep all of it in one hash slot."""
        return self.braced("storybook")

    def braced(self, prefix: str) -> str:
        """A prefix as this address needs it: on a Cluster in braces."""
        return f"{{{prefix}}}" if self.kind == "cluster" and not prefix.startswith("{") else prefix


def parse(url: str) -> Address:
    """Read a REDIS_URL.

    Raises:
        Malformed: `bad_redis_url`; the message never has a part of the URL in which a password might be.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # whose own message quotes the URL
        raise _bad("a bracket or a character in it is wrong") from None
    if parts.scheme not in _KINDS:
        raise _bad(f"it must begin with one of {', '.join(f'{scheme}://' for scheme in _KINDS)}")
    if parts.fragment:
        raise _bad("a # in the password must be written as %23")
    kind, tls = _KINDS[parts.scheme]
    if "@" in parts.query or ("@" in parts.path and (kind != "unix" or parts.netloc)):
        raise _bad("a / or ? in the password must be written as %2F or %3F")
    login, _, hosts = parts.netloc.rpartition("@")
    username, _, password = login.partition(":")
    options = _options(parts, kind, tls=tls)
    path, service, database = _path(parts, kind, options)
    return Address(
        kind=kind,
        hosts=() if kind == "unix" else tuple(_host(each, _PORTS[kind]) for each in hosts.split(",")),
        path=path,
        service=service,
        database=database,
        username=unquote(username) or None,
        password=unquote(password) or None,
        tls=_tls(options) if tls else None,
        sentinel_login=(options.get("sentinel_username"), options.get("sentinel_password")),
    )


def _options(parts: SplitResult, kind: Kind, *, tls: bool) -> dict[str, str]:
    known = (_TLS if tls else set()) | (_SENTINEL if kind == "sentinel" else set())
    if kind != "cluster":  # which has one database
        known |= {"db"}
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := options.keys() - known:
        # Only known words are shown: who knows what the others are.
        shown = ", ".join(sorted(unknown & (_TLS | _SENTINEL | {"db"}))) or "one of its options"
        allowed = ", ".join(sorted(known)) or "none"
        raise _bad(f"{shown} is not possible after the ? (possible: {allowed})")
    return options


def _path(parts: SplitResult, kind: Kind, options: Mapping[str, str]) -> tuple[str, str, int]:
    """The socket's path, the service's name and the number of the database."""
    path = unquote(parts.path)
    segments = path.strip("/").split("/") if path.strip("/") else []
    service = ""
    if kind == "unix":
        if not segments or parts.netloc.rpartition("@")[2]:
            raise _bad("after unix:// comes the path of the socket, as in unix:///run/redis.sock")
        return path, "", _database(options.get("db", "0"))
    if kind == "sentinel":
        if not segments:
            raise _bad("after the Sentinels comes the name of the service, as in redis+sentinel://host:26379/mymaster")
        service, *segments = segments
    if len(segments) > (kind != "cluster"):
        raise _bad("there is too much after the host")
    return "", service, _database(options.get("db", segments[0] if segments else "0"))


def _database(number: str) -> int:
    if not (number.isascii() and number.isdigit()):
        raise _bad("the database must be a number, as in redis://localhost:6379/0")
    return int(number)


def _host(text: str, default: int) -> tuple[str, int]:
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        colon, port = rest[:1], rest[1:]
    else:
        host, colon, port = text.partition(":")
    if not host:
        raise _bad("the host is missing, as in redis://localhost:6379")
    if colon not in {"", ":"} or (colon and not (port.isascii() and port.isdigit() and 0 < int(port) < 2**16)):
        raise _bad("a port must be a number up to 65535; a : or @ in the password is written as %3A or %40")
    return host, int(port) if colon else default


def _tls(options: Mapping[str, str]) -> dict[str, str | bool]:
    tls: dict[str, str | bool] = {name: value for name, value in options.items() if name in _TLS}
    if (required := tls.get("ssl_cert_reqs", "required")) not in {"none", "required"}:
        raise _bad("ssl_cert_reqs must be none or required")
    if (checked := tls.get("ssl_check_hostname", "false" if required == "none" else "true")) not in {"false", "true"}:
        raise _bad("ssl_check_hostname must be false or true")
    return tls | {"ssl_check_hostname": checked == "true"}


def _bad(reason: str) -> Malformed:
    return Malformed(f"REDIS_URL can't be used: {reason}.", "bad_redis_url")
