"""Documents that many checkouts write: Redis has the truth while it can be used, the local store otherwise.

What is written to Redis is copied here, so that it can be read when Redis is away; what was written here meanwhile is
merged into Redis when it is back (`replicate.py` of comments, projects and snapshots).
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Document, IndexEntry, Key, RevisionMoved, Store
from sidecar.stores.fence import TOKENS, Fenced
from sidecar.stores.upstream import Upstream


class Shared:
    """The verbs of a store over both; `RevisionMoved` means, as ever: read again and decide anew.

    Args:
        local: This checkout's own store. It must keep the names that are used here to itself.
        upstream: Redis, if there is one.
        part: The part of Redis that is meant; by itself this project's own names.
        copy: Copies to the local store what Redis has; by itself it is waited for.
    """

    def __init__(
        self,
        local: Store,
        upstream: Upstream | None = None,
        *,
        part: Callable[[Fenced], Store] = lambda store: store,
        copy: Callable[[Batch], Awaitable[None]] | None = None,
    ) -> None:
        self._local = local
        self._upstream = upstream
        self._part = part
        self._copy = copy or local.commit

    @property
    def store(self) -> Fenced | None:
        """Redis, while it can be used."""
        return None if self._upstream is None else self._upstream.store

    async def read(self, *keys: Key) -> list[Document | None]:
        """The documents under `keys`; see `Store.read`."""
        if (store := self.store) is not None:
            try:
                return await self._part(store).read(*keys)
            except StoreUnavailable as error:
                self.failed(store, error)
        return await self._local.read(*keys)

    async def scan(self, index: str, *, offset: int = 0, limit: int = 500) -> list[IndexEntry]:
        """Members of an index, newest first; see `Store.scan`."""
        if (store := self.store) is not None:
            try:
                return await self._part(store).scan(index, offset=offset, limit=limit)
            except StoreUnavailable as error:
                self.failed(store, error)
        return await self._local.scan(index, offset=offset, limit=limit)

    async def members(self, index: str) -> list[str]:
        """All members of an index, newest first."""
        found: list[str] = []
        while page := await self.scan(index, offset=len(found)):
            found += [entry.member for entry in page]
        return found

    @property
    def whole(self) -> bool:
        """Whether what is read is the truth: Redis can be used, or there is none."""
        return self._upstream is None or self.store is not None

    async def commit(self, batch: Batch, *, strict: bool = False) -> None:
        """Apply a batch; see `Store.commit`.

        Where Redis fails meanwhile, nobody knows whether it has it, so that the local store gets it too: the merge
        makes one of both. `strict` is for what must not be done twice: then `StoreUnavailable` (`redis_unavailable`)
        says that it was done in Redis or not at all.
        """
        if (store := self.store) is not None:
            try:
                await self._part(store).commit(batch)
            except RevisionMoved as moved:
                if moved.key.name != TOKENS:
                    raise
                self._doubt(store)
            except StoreUnavailable as error:
                self.failed(store, error)
                if strict:
                    raise
            else:
                anyhow = [replace(put, expect=None) for put in batch.puts]
                await self._copy(replace(batch, uid=f"{batch.uid}:copy", puts=anyhow))
                return
        if strict and not self.whole:
            raise away()
        await self._local.commit(batch)
        if self._upstream is not None:  # it may be just being taken up, and past this document
            self._upstream.fell_behind()

    def failed(self, store: Fenced, error: StoreUnavailable) -> None:
        """A command on `store` failed."""
        if self._upstream is not None:
            self._upstream.failed(store, error)

    def _doubt(self, store: Fenced) -> None:
        if self._upstream is not None:
            self._upstream.doubt(store)


def away() -> StoreUnavailable:
    """The error for what must not be done while Redis is away: others may be doing it."""
    message = "Redis is away, so that nobody knows what others are working on; try again when it is back."
    return StoreUnavailable(message, "redis_unavailable")
