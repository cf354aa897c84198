"""The store on a Redis server, where a team sees it: one script a batch, one round trip a verb, and one for each large document."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from types import TracebackType
from typing import Any, Self, TypeVar

from redis.asyncio import RedisCluster
from redis.exceptions import NoScriptError, RedisClusterException, RedisError

from sidecar.errors import StoreUnavailable
from sidecar.stores import redis_script
from sidecar.stores.base import Batch, Document, IndexEntry, Key, StoreName, revision_of
from sidecar.stores.cancelling import cancellable
from sidecar.stores.fence import Vitals
from sidecar.stores.namespace import Project, holder
from sidecar.stores.redis_address import Address
from sidecar.stores.redis_client import Client, opened
from sidecar.stores.redis_errors import is_transient, unavailable
from sidecar.stores.redis_names import hold_names, inward, placed

T = TypeVar("T")

_log = logging.getLogger(__name__)

_TRIES = 4  # after a restart every pooled connection is broken, and a second try may meet another of them
_CLAIMS = 3  # a namespace that is taken away again and again is no place to write to


@dataclass(frozen=True, slots=True)
class Namespace:
    """Where this project's names are.

    Attributes:
        prefix: What stands before every name, without the colon.
        claim: The revision of the document that says that it is ours; None when nobody asks.
        notice: What the user should know about it, in one sentence.
    """

    prefix: str
    claim: int | None = None
    notice: str | None = None


class RedisStore:
    """A `Store` on Redis 6.2 or newer, plain, with Sentinel or a Cluster. An async context manager that opens no connection.

    Every verb ends within `budget` seconds. A connection that breaks is replaced and the verb tried again, which
    is safe because a batch is applied once per uid. Errors are `StoreUnavailable` with the codes `redis_unavailable`,
    `redis_loading`, `redis_full`, `redis_readonly`, `redis_refuses_writes`, `redis_auth`, `redis_tls`,
    `redis_wrong_type`, `redis_cluster_slots`, `redis_too_old` and `redis_claimed`.

    Args:
        address: Where Redis is.
        prefix: What stands before every name; None for the address's usual one.
        project: Whose names they are: another project's namespace is left alone. None: nobody asks.
        budget: Seconds for one verb, with connecting and all tries.
    """

    def __init__(
        self, address: Address, *, prefix: str | None = None, project: Project | None = None, budget: float = 1.0
    ) -> None:
        self._address = address
        self._wanted = prefix or address.prefix
        self._project = project
        self._budget = budget
        self._stack = AsyncExitStack()
        self._client: Client | None = None
        self._namespace: Namespace | None = None if project else Namespace(self._wanted)

    @property
    def name(self) -> StoreName:
        """Always `redis`."""
        return "redis"

    @property
    def degraded(self) -> str | None:
        """Always None: it works or it raises."""
        return None

    @property
    def namespace(self) -> Namespace | None:
        """The namespace in use; None until it was claimed, at the first verb or by `claim`."""
        return self._namespace

    async def __aenter__(self) -> Self:
        self._client = await self._stack.enter_async_context(opened(self._address, self._budget))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client = None
        await self._stack.aclose()

    def beside(self, prefix: str) -> "RedisStore":
        """The same server under another prefix, which is nobody's own; it can be used as long as this store is open."""
        other = RedisStore(self._address, prefix=self._address.braced(prefix), budget=self._budget)
        other._client = self._client
        return other

    async def claim(self) -> Namespace:
        """Find out anew which namespace is this project's and put its name on it."""
        return await self._patiently(self._claim)

    async def vitals(self) -> Vitals:
        """How the server is: which run it is, and whether it keeps an append-only file."""
        return await self._patiently(self._vitals)

    async def read(self, *keys: Key) -> list[Document | None]:
        """The documents under `keys`; see `Store.read`."""
        return await self._patiently(lambda: self._read(keys)) if keys else []

    async def commit(self, batch: Batch) -> None:
        """Apply a batch; see `Store.commit`. It is as durable as the server is told to be (`appendfsync`)."""
        await self._patiently(lambda: self._commit(batch))

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """Values of a list; see `Store.log`."""
        if start < 0 or (stop is not None and stop < 0):
            raise ValueError("positions count from 0")
        if stop is not None and stop <= start:
            return []
        last = -1 if stop is None else stop - 1
        values: list[bytes] = await self._patiently(lambda: self._ask(name, "LRANGE", start, last))
        return values

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """Members of an index; see `Store.scan`."""
        if offset < 0 or limit < 0:
            raise ValueError("offset and limit are not negative")
        if limit == 0:
            return []
        order = ["REV"] if newest_first else []
        rows = await self._patiently(
            lambda: self._ask(index, "ZRANGE", offset, offset + limit - 1, *order, "WITHSCORES")
        )
        prefix = (await self._settled()).prefix
        return [IndexEntry(inward(index, member.decode(), prefix), float(score)) for member, score in rows]

    async def script(self, script: redis_script.Script, name: str, *arguments: str) -> Any:
        """Run a script of somebody else's on one name; it must bear being run twice."""

        async def run() -> Any:
            key = placed(name, (await self._settled()).prefix)
            return await self._call(redis_script.Call(script, [key], arguments))

        return await self._patiently(run)

    async def _patiently(self, verb: Callable[[], Awaitable[T]]) -> T:
        """Do it within the budget, on broken connections again, and say what went wrong in our own words."""
        try:
            async with asyncio.timeout(self._budget):
                for _ in range(_TRIES - 1):
                    try:
                        return await verb()
                    except (RedisError, OSError) as error:
                        if not is_transient(error):
                            raise
                        _log.info("Redis at %s: %s; trying again", self._address.shown, type(error).__name__)
                return await verb()
        except (RedisError, RedisClusterException, OSError) as error:  # asyncio's own TimeoutError is an OSError
            told = unavailable(error, self._address.shown)
            # An old Redis repeats the greeting that it doesn't know, password and all: not for the log.
            raise told from (None if told.code == "redis_too_old" else error)

    async def _settled(self) -> Namespace:
        return self._namespace or await self._claim()

    async def _claim(self) -> Namespace:
        """The wanted namespace, or one named after this project when that is another's."""
        if self._project is None:
            return Namespace(self._wanted)
        own, notice = self._project.own_prefix(self._wanted), None
        for prefix in (self._wanted, own):
            found = await self._put_name_on(prefix, self._project)
            if self._project.owns(found):
                self._namespace = Namespace(prefix, revision_of(found), notice)
                return self._namespace
            notice = f"The names {self._wanted}:* in this Redis are of {holder(found)}; this project's are {own}:*."
        raise StoreUnavailable(
            f"Redis at {self._address.shown} has no names left for this project; set a prefix (docs/redis.md)",
            "redis_claimed",
        )

    async def _put_name_on(self, prefix: str, project: Project) -> bytes:
        """Claim a namespace unless it is claimed; gives the claim that is there now."""
        key = f"{prefix}:{redis_script.CLAIM}"
        found = await self._run("GET", key)  # first, because reading works where writing is refused
        if found is None:
            await self._run("SET", key, project.claim, "NX")
        elif found != project.claim and project.owns(found):  # claimed before the project had its better id
            await self._run("SET", key, project.claim)
        else:
            return bytes(found)
        return bytes(await self._run("GET", key) or b"")

    async def _vitals(self) -> Vitals:
        target: Mapping[str, Any] = {}
        if isinstance(self._client, RedisCluster):
            with cancellable():
                await self._client.initialize()
            target = {"target_nodes": self._client.get_node_from_key(self._wanted)}
        info = await self._run("INFO", **target)
        return Vitals(run_id=info["run_id"], durable=bool(info.get("aof_enabled")))

    async def _read(self, keys: Sequence[Key]) -> list[Document | None]:
        prefix = (await self._settled()).prefix
        groups = redis_script.grouped(keys)
        names = [placed(group[0].name, prefix) for group in groups]
        if all(group[0].field is None for group in groups):
            answers = [[value] for value in await self._run("MGET", *names)]
        elif len(groups) == 1:
            answers = [await self._run("HMGET", *names, *(key.field or "" for key in groups[0]))]
        else:
            answers = await self._call(redis_script.read_call(groups, prefix))
        values = dict(zip(chain(*groups), chain(*answers), strict=True))
        return [None if values[key] is None else _document(key, values[key], prefix) for key in keys]

    async def _commit(self, batch: Batch) -> None:
        for _ in range(_CLAIMS):
            namespace = await self._settled()
            call = redis_script.commit_call(batch, namespace.prefix, namespace.claim)
            if redis_script.is_done(await self._call(call), batch):
                return
            await self._claim()
        raise StoreUnavailable(
            f"The names of this project in Redis at {self._address.shown} are being taken by another", "redis_claimed"
        )

    async def _call(self, call: redis_script.Call) -> Any:
        """Run a script; its text goes along where the server doesn't know it: the first time, or after a restart."""
        arguments = (len(call.keys), *call.keys, *call.arguments)
        for key, value in call.large.items():
            await self._run("SET", key, value, "PX", redis_script.KEEP_LARGE // timedelta(milliseconds=1))
        try:
            return await self._run("EVALSHA", call.script.digest, *arguments)
        except NoScriptError:
            return await self._run("EVAL", call.script.source, *arguments)

    async def _ask(self, name: str, command: str, *arguments: str | int) -> Any:
        """One command on one name."""
        return await self._run(command, placed(name, (await self._settled()).prefix), *arguments)

    async def _run(self, *command: str | bytes | int, **options: Any) -> Any:
        with cancellable():
            return await self._opened.execute_command(*command, **options)

    @property
    def _opened(self) -> Client:
        if self._client is None:
            raise RuntimeError("the store is not open")
        return self._client


def _document(key: Key, value: bytes, prefix: str) -> Document:
    return Document(inward(key.name, value.decode(), prefix).encode() if hold_names(key.name) else value)
