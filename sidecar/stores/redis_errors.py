"""What went wrong with Redis, in a sentence that helps."""

import logging
import re
import ssl

from redis import exceptions as redis

from sidecar.errors import StoreUnavailable

_log = logging.getLogger(__name__)

# The words with which Redis begins its errors. From within a script, Redis 6.2 puts them in the middle: "… -OOM …".
_CODE = re.compile(r"(?:^|[ -])([A-Z]{3,})(?= )")

_KNOWN: dict[str, tuple[str, str]] = {
    "OOM": ("redis_full", "is full (maxmemory); give it more memory"),
    "READONLY": ("redis_readonly", "is a read-only replica; point REDIS_URL to the primary, or use redis+sentinel://"),
    "MISCONF": ("redis_refuses_writes", "can't save to its disk and refuses writes; see its log"),
    "NOREPLICAS": ("redis_refuses_writes", "has too few replicas and refuses writes (min-replicas-to-write)"),
    "LOADING": ("redis_loading", "is starting and still reads its data"),
    "NOAUTH": ("redis_auth", "wants a password; put it in REDIS_URL, as in redis://:password@host"),
    "WRONGPASS": ("redis_auth", "refuses the user or the password in REDIS_URL"),
    "NOPERM": ("redis_auth", "doesn't let this user do what is needed; docs/redis.md has the list"),
    "WRONGTYPE": ("redis_wrong_type", "has something under a key of Sidestory that Sidestory didn't write"),
    "CROSSSLOT": (
        "redis_cluster_slots",
        "is a cluster; use redis+cluster://, or set the prefix to a name in braces, as in {storybook}",
    ),
}
_AWAY = ("redis_unavailable", "can't be reached")
_OTHER = ("redis_unavailable", "refused a command; see the log")
# redis-py takes the word out of the errors that it has a class for. The first class that fits decides.
_CLASSES: list[tuple[type[Exception], tuple[str, str]]] = [
    (redis.OutOfMemoryError, _KNOWN["OOM"]),
    (redis.ReadOnlyError, _KNOWN["READONLY"]),
    (redis.BusyLoadingError, _KNOWN["LOADING"]),
    (redis.AuthenticationError, _KNOWN["WRONGPASS"]),
    (redis.NoPermissionError, _KNOWN["NOPERM"]),
    (redis.ClusterCrossSlotError, _KNOWN["CROSSSLOT"]),
    (redis.CrossSlotTransactionError, _KNOWN["CROSSSLOT"]),
    (redis.MovedError, _KNOWN["CROSSSLOT"]),
    (redis.ResponseError, _OTHER),
    (redis.TimeoutError, ("redis_unavailable", "did not answer in time")),
    (TimeoutError, ("redis_unavailable", "did not answer in time")),
]
# What it says in lower case, with no word of its own.
_PHRASES: dict[str, tuple[str, str]] = {
    "hello must be called": _KNOWN["NOAUTH"],
    "same key slot": _KNOWN["CROSSSLOT"],
    "unknown command": ("redis_too_old", "is too old; Sidestory needs Redis 6.2 or newer"),
}


def is_transient(error: Exception) -> bool:
    """Whether the same command may well work on a new connection, and may have been carried out all the same."""
    if isinstance(error, redis.AuthenticationError | redis.AuthorizationError | redis.BusyLoadingError):
        return False
    return isinstance(error, redis.ConnectionError | redis.TimeoutError | OSError)


def unavailable(error: Exception, shown: str) -> StoreUnavailable:
    """The error for users; `shown` is Redis's address without secrets, and the original's text is not repeated."""
    code, text = told = _told(error)
    if told == _OTHER:  # the others' texts are of no use, and one of them repeats what it was sent, password and all
        _log.warning("Redis at %s: %s", shown, error)
    return StoreUnavailable(f"Redis at {shown} {text}", code)


def _told(error: Exception) -> tuple[str, str]:
    if any(isinstance(cause, ssl.SSLError) for cause in _chain(error)):
        return "redis_tls", "has no certificate that is trusted here, or no TLS; see ssl_ca_certs in docs/redis.md"
    message = str(error)
    for phrase, told in _PHRASES.items():
        if phrase in message.lower():
            return told
    if isinstance(error, redis.ResponseError) and (words := [w for w in _CODE.findall(message) if w in _KNOWN]):
        return _KNOWN[words[0]]
    return next((told for kind, told in _CLASSES if isinstance(error, kind)), _AWAY)


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    return chain
