"""A part of a store as a store of its own: every name in it has a prefix that its users don't see."""

from dataclasses import replace

from sidecar.stores.base import Batch, Document, Expiry, IndexEntry, Key, Store, StoreName


class Under:
    """A `Store` within another one; members of indexes and values are kept as they are.

    Args:
        store: The other one.
        prefix: What stands before every name there, without the colon.
    """

    def __init__(self, store: Store, prefix: str) -> None:
        self._store = store
        self._prefix = prefix

    @property
    def name(self) -> StoreName:
        """That of the store."""
        return self._store.name

    @property
    def degraded(self) -> str | None:
        """That of the store."""
        return self._store.degraded

    async def read(self, *keys: Key) -> list[Document | None]:
        """See `Store.read`."""
        return await self._store.read(*map(self._key, keys))

    async def commit(self, batch: Batch) -> None:
        """See `Store.commit`; `RevisionMoved` names the key as it is in the store."""
        name, expiry = self._name, batch.expiry
        await self._store.commit(
            Batch(
                uid=batch.uid,
                removals=[self._key(key) for key in batch.removals],
                puts=[replace(put, key=self._key(put.key)) for put in batch.puts],
                appends=[replace(append, name=name(append.name)) for append in batch.appends],
                leaves=[replace(leave, index=name(leave.index)) for leave in batch.leaves],
                enters=[replace(enter, index=name(enter.index)) for enter in batch.enters],
                expiry=None if expiry is None else Expiry([name(each) for each in expiry.names], expiry.at),
            )
        )

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """See `Store.log`."""
        return await self._store.log(self._name(name), start, stop)

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """See `Store.scan`."""
        return await self._store.scan(self._name(index), newest_first=newest_first, offset=offset, limit=limit)

    def _name(self, name: str) -> str:
        return f"{self._prefix}:{name}"

    def _key(self, key: Key) -> Key:
        return Key(self._name(key.name), key.field)
