"""Redis on a test's clock. Redis has its own, so what stands on the test's clock is moved there."""

from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from sidecar.stores.base import Batch, Document, Expiry, IndexEntry, Key, Store, StoreName
from sidecar.stores.fence import Vitals
from sidecar.stores.namespace import Project
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from tests.clock import Clock
from tests.fakes.redis_server import RedisServer

_SLOWER = 60_000
"""A millisecond of the test is a minute of Redis, so that the milliseconds which a test takes don't count."""

_SHIFT = """
for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
  local left = redis.call('PTTL', key)
  if left >= 0 and key:sub(1, #ARGV[3]) ~= ARGV[3] then
    redis.call('PEXPIRE', key, string.format('%.0f', left - tonumber(ARGV[2])))
  end
end
"""


class ClockedRedis:
    """A `RedisStore` whose expiries follow a clock of the test, back and forth."""

    def __init__(self, server: RedisServer, prefix: str, clock: Clock, project: Project | None = None) -> None:
        self._server, self._prefix, self._clock = server, prefix, clock
        # The machines of tests may be busy, hence the budget.
        self._store = RedisStore(parse(server.url), prefix=prefix, project=project, budget=10)
        self._stack = AsyncExitStack()
        self._seen = clock.now

    @property
    def name(self) -> StoreName:
        """Of the store."""
        return self._store.name

    @property
    def degraded(self) -> str | None:
        """Of the store."""
        return self._store.degraded

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._store)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    async def vitals(self) -> Vitals:
        """See `SharedStore.vitals`."""
        return await self._store.vitals()

    def beside(self, prefix: str) -> Store:
        """See `SharedStore.beside`; its expiries follow no clock of the test."""
        return self._store.beside(prefix)

    async def read(self, *keys: Key) -> list[Document | None]:
        """See `Store.read`."""
        self._follow()
        return await self._store.read(*keys)

    async def commit(self, batch: Batch) -> None:
        """See `Store.commit`."""
        self._follow()
        if batch.expiry is not None and batch.expiry.at is not None:
            left = batch.expiry.at - self._clock.now
            at = datetime.now(UTC) + left * _SLOWER
            batch = replace(batch, expiry=Expiry(batch.expiry.names, at))
        await self._store.commit(batch)

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.log`."""
        self._follow()
        return await self._store.log(name, start, stop)

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """See `Store.scan`."""
        self._follow()
        return await self._store.scan(index, newest_first=newest_first, offset=offset, limit=limit)

    def _follow(self) -> None:
        """Bring all expiries nearer by the time that has passed; the uids of batches are on no clock of the test."""
        passed, self._seen = self._clock.now - self._seen, self._clock.now
        if passed:
            milliseconds = passed * _SLOWER // timedelta(milliseconds=1)
            self._server.call("EVAL", _SHIFT, 0, f"{self._prefix}:*", milliseconds, f"{self._prefix}:batch:")
