"""A shared store and a local one as one: nothing that is saved waits for a server, and nothing saved is lost with it.

The local store is the truth for the *records* of this checkout (sessions, with all that belongs to them); the shared one
is where others see them. A batch is acknowledged once it is durable locally and was tried on the shared store, while
that store is known to stand and for a second at most, all batches of a request together (`patience.py`). What didn't arrive there is made up for by `Upstream`.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from uuid import UUID, uuid4

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Document, IndexEntry, Key, RevisionMoved, StoreName
from sidecar.stores.breaker import Breaker
from sidecar.stores.fence import Fenced
from sidecar.stores.local import LocalStore
from sidecar.stores.patience import waiting
from sidecar.stores.upstream import Connect, Reconcile, Upstream

_log = logging.getLogger(__name__)


class ResilientStore:
    """A `Store` that is as available as its local half. `run` has to run beside it; until it has, all is local.

    Args:
        local: Open; whoever opened it closes it.
        connect: Reaches the shared store; see `Upstream`.
        reconcile: Brings the shared store up to date; see `Upstream`.
        owner: The checkout.
        head_of: Where it shows whether a record is known: the key of the record's own document, by any key within the
            record. None for keys that belong to no record: they are never looked for in the shared store.
        changed: Called when `name`, `degraded` or `warnings` have changed.
        notice: Something about the shared store that the user should know, if there is anything.
        new_id: Makes tokens.
        breaker: When the shared store counts as away.
        budget: Seconds that a command on the shared store may take.
    """

    def __init__(
        self,
        local: LocalStore,
        connect: Connect,
        reconcile: Reconcile,
        *,
        owner: str,
        head_of: Callable[[Key], Key | None],
        changed: Callable[[], None],
        notice: Callable[[], str | None] = lambda: None,
        new_id: Callable[[], UUID] = uuid4,
        breaker: Breaker | None = None,
        budget: float = 1.0,
    ) -> None:
        self._local = local
        self._head_of = head_of
        self._told = changed
        self._notice = notice
        self._warned: set[str] = set()
        self._sent: dict[str, str] = {}
        self.upstream = Upstream(
            connect,
            reconcile,
            owner=owner,
            new_token=lambda: str(new_id()),
            breaker=breaker or Breaker(time.monotonic),
            changed=self._changed,
            budget=budget,
        )
        self._state = self._described()

    @property
    def name(self) -> StoreName:
        """`redis` while it has all that was saved here, give or take what is being sent; else that of the local store."""
        return "redis" if self.upstream.present else self._local.name

    @property
    def local_name(self) -> StoreName:
        """What the local half is called, whichever is in use."""
        return self._local.name

    @property
    def degraded(self) -> str | None:
        """Why the shared store is not in use."""
        if self.upstream.present or self.upstream.away is None:
            return None if self.upstream.present else self._local.degraded
        return " ".join(filter(None, (f"{self.upstream.away}.", self._local.degraded)))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know about the stores in use although they work, a sentence each."""
        if not self.upstream.present or self.upstream.vitals is None:
            return ()
        lax = "Redis keeps no append-only file: what it holds may be lost when it restarts; it is also saved here."
        durable = self.upstream.vitals.durable
        return tuple(filter(None, (None if durable else lax, self._notice(), self._local.degraded)))

    async def run(self) -> None:
        """Keep the shared store in use whenever it can be, until cancelled."""
        try:
            while True:
                await self.upstream.step()
                await self._acknowledge()
                await self.upstream.rest()
        finally:
            await self._acknowledge()

    async def commit(self, batch: Batch) -> None:
        """Apply a batch; see `Store.commit`. Only the local store can refuse it.

        It is sent if it touches a record. What belongs to none is this checkout's alone and stays here.
        """
        try:
            await self._local.commit(batch)
        except asyncio.CancelledError:  # its transaction goes on all the same
            self.upstream.fell_behind()
            raise
        store = self.upstream.store
        if store is None:
            self.upstream.fell_behind()
        elif self._local.touched(batch):
            await self._send(store, batch)

    async def read(self, *keys: Key) -> list[Document | None]:
        """The documents under `keys`: ours, and those of records that only others have; see `Store.read`."""
        found = await self._local.read(*keys)
        missing = [place for place, document in enumerate(found) if document is None]
        foreign = dict(zip(missing, await self._foreign([keys[place] for place in missing]), strict=True))
        wanted = [place for place in missing if foreign[place]]
        if wanted and (store := self.upstream.store) is not None:
            try:
                async with waiting():
                    theirs = await store.read(*(keys[place] for place in wanted))
            except StoreUnavailable as error:
                self.upstream.failed(store, error)
            else:
                for place, document in zip(wanted, theirs, strict=True):
                    found[place] = None if document is not None and self._cleared(keys[place], document) else document
        return found

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """The values of a list, also of a record that only others have; see `Store.log`."""
        values = await self._local.log(name, start, stop)
        if values or not (await self._foreign([Key(name)]))[0] or (store := self.upstream.store) is None:
            return values
        try:
            async with waiting():
                return await store.log(name, start, stop)
        except StoreUnavailable as error:
            self.upstream.failed(store, error)
            return values

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """Members of an index, as far as they are this checkout's; see `Store.scan`."""
        return await self._local.scan(index, newest_first=newest_first, offset=offset, limit=limit)

    async def _foreign(self, keys: list[Key]) -> list[bool]:
        """Whether each key, which the local store doesn't have, belongs to a record that it doesn't have either."""
        if self.upstream.store is None or not keys:
            return [False] * len(keys)
        heads = [self._head_of(key) for key in keys]
        asked = list({head for head in heads if head is not None})
        known = dict(zip(asked, await self._local.read(*asked), strict=True))
        return [head is not None and known[head] is None for head in heads]

    def _cleared(self, key: Key, document: Document) -> bool:
        """Whether a server that lost its last seconds has revived what was cleared here; also by the name in an index."""
        head = self._head_of(key)
        return head is not None and not self._local.tombstones.isdisjoint(
            {head.name, document.value.decode(errors="replace")}
        )

    async def _send(self, store: Fenced, batch: Batch) -> None:
        try:
            async with waiting():
                await store.commit(batch)
        except RevisionMoved:  # Redis has lost something, or has yet to get what came before
            self.upstream.doubt(store)
        except StoreUnavailable as error:
            self.upstream.failed(store, error)
        except asyncio.CancelledError:
            self.upstream.doubt(store)
            raise
        else:
            self._sent |= dict.fromkeys(self._local.touched(batch).saved, batch.uid)

    async def _acknowledge(self) -> None:
        sent, self._sent = self._sent, {}
        if sent:
            await self._local.acknowledge(sent)

    def _changed(self) -> None:
        before, self._state = self._state, self._described()
        if self._state != before:
            self._warn()
            self._told()

    def _warn(self) -> None:
        for warning in self.warnings:
            if warning not in self._warned:
                self._warned.add(warning)
                _log.warning("%s", warning)

    def _described(self) -> tuple[object, ...]:
        return self.name, self.degraded, self.warnings
