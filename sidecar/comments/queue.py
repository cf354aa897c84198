"""The queue where there is no Redis: an index of components, and a lease for each that is in somebody's hands."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sidecar.comments import names
from sidecar.comments.claims import Taken
from sidecar.models import Wire
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Leave, Put, RevisionMoved, Store

_MOST = 10_000


class Lease(Wire):
    """Who has a component until when; `entry` is None when it isn't in the queue."""

    entry: str | None = None
    worker: str | None = None
    until: datetime | None = None


class StoreQueue:
    """A `Queue` on any store; see there.

    Args:
        store: Where it is kept.
        clock: The time now, aware.
        new_id: Makes ids.
        lease: Seconds that a worker may be silent.
    """

    def __init__(
        self, store: Store, *, clock: Callable[[], datetime], new_id: Callable[[], UUID], lease: float
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._lease = timedelta(seconds=lease)

    async def offer(self, component_paths: Sequence[str]) -> None:
        """See `Queue.offer`."""
        for path in component_paths:
            document, lease = await self._read(path)
            if lease.entry is None:
                await self._put(path, document, Lease(entry=str(self._new_id())), listed=True)

    async def take(self, worker: str) -> Taken | None:
        """See `Queue.take`."""
        now = self._clock()
        for entry in await self._store.scan(names.QUEUE, newest_first=False, limit=_MOST):
            document, lease = await self._read(entry.member)
            if lease.entry is None or (lease.until is not None and lease.until > now):
                continue
            held = Lease(entry=lease.entry, worker=worker, until=now + self._lease)
            if await self._put(entry.member, document, held):
                return Taken(entry.member, lease.entry, again=lease.worker is not None)
        return None

    async def renew(self, taken: Taken, worker: str) -> bool:
        """See `Queue.renew`."""
        document, lease = await self._read(taken.component_path)
        if (lease.entry, lease.worker) != (taken.entry, worker):
            return False
        held = Lease(entry=lease.entry, worker=worker, until=self._clock() + self._lease)
        return await self._put(taken.component_path, document, held)

    async def done(self, taken: Taken, worker: str) -> None:
        """See `Queue.done`."""
        document, lease = await self._read(taken.component_path)
        if (lease.entry, lease.worker) == (taken.entry, worker):
            await self._put(taken.component_path, document, Lease(), listed=False)

    async def _read(self, path: str) -> tuple[Document | None, Lease]:
        (document,) = await self._store.read(names.lease(path))
        return document, Lease() if document is None else Lease.model_validate_json(document.value)

    async def _put(self, path: str, document: Document | None, lease: Lease, *, listed: bool | None = None) -> bool:
        """Replace a lease, unless somebody else did; False then."""
        put = Put(
            names.lease(path),
            lease.model_dump_json(by_alias=True).encode(),
            expect=ABSENT if document is None else document.revision,
        )
        batch = Batch(
            str(self._new_id()),
            puts=[put],
            leaves=[Leave(names.QUEUE, path)] if listed is False else [],
            enters=[Enter(names.QUEUE, path, self._clock().timestamp() * 1000)] if listed else [],
        )
        try:
            await self._store.commit(batch)
        except RevisionMoved:
            return False
        return True
