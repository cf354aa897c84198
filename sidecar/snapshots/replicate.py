"""Makes Redis have the sessions that were saved here while it was away, or that it has lost; see `Shared`.

What decides is what each side has, never how it came to differ: a session that Redis knows nothing of is sent, unless it
was deleted; of two copies the one changed later stays; of two sessions that were saved at the same millisecond, the one from
here moves on to the next free one.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sidecar.snapshots import names
from sidecar.snapshots.vault import Note, parsed, removing, saving
from sidecar.stores.base import ABSENT, Batch, Enter, Leave, RevisionMoved, Store
from sidecar.stores.transaction import to_milliseconds

_PAGE = 100
_FREE = 1_000  # milliseconds that are tried for a session whose own is taken


class SavedReplicator:
    """Called with the part of Redis where saved sessions are, whenever Redis is taken up.

    Args:
        local: The same part of the local store.
        clock: The time now, aware.
        new_id: Makes batch uids.
    """

    def __init__(self, local: Store, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self._local = local
        self._clock = clock
        self._new_id = new_id

    async def __call__(self, shared: Store) -> None:
        """Merge. Raises `StoreUnavailable`, or `RevisionMoved` when others write the same sessions meanwhile."""
        await self._delete(shared)
        mine = await _times(self._local)
        theirs = set(await _times(shared))
        for start in range(0, len(mine), _PAGE):
            page = mine[start : start + _PAGE]
            here = await self._local.read(*map(names.note, page))
            there = await shared.read(*map(names.note, page))
            for timestamp, ours, other in zip(page, here, there, strict=True):
                if (note := parsed(ours)) is not None:
                    await self._settle(shared, timestamp, note, parsed(other), taken=timestamp in theirs)

    async def _settle(self, shared: Store, timestamp: int, ours: Note, theirs: Note | None, *, taken: bool) -> None:
        if theirs is not None and theirs.id == ours.id:
            if not taken and await shared.read(names.session(timestamp)) == [None]:
                # A server loses both or neither: another program has deleted it.
                await self._local.commit(removing(self._uid(), [timestamp]))
            elif not taken or theirs.updated_at < ours.updated_at:
                await self._push(shared, timestamp, ours, expect=None)
            return
        free = timestamp
        while free < timestamp + _FREE:
            try:
                await self._push(shared, free, ours, expect=ABSENT, source=timestamp)
            except RevisionMoved:
                free += 1
                continue
            break
        if free != timestamp:
            await self._move(timestamp, free, ours)

    async def _push(
        self, shared: Store, timestamp: int, note: Note, *, expect: int | None, source: int | None = None
    ) -> None:
        (document,) = await self._local.read(names.session(source or timestamp))
        if document is not None:  # else it has expired meanwhile
            await shared.commit(saving(self._uid(), timestamp, document.value, note, expect=expect))

    async def _move(self, timestamp: int, free: int, note: Note) -> None:
        (document,) = await self._local.read(names.session(timestamp))
        if document is not None:
            await self._local.commit(saving(self._uid(), free, document.value, note, expect=None))
        await self._local.commit(removing(self._uid(), [timestamp]))

    async def _delete(self, shared: Store) -> None:
        """What was deleted on one side is deleted on the other; both lists are the same then, without what is too old."""
        here, there = await _deletions(self._local), await _deletions(shared)
        now = to_milliseconds(self._clock())
        for store, known, other in ((self._local, here, there), (shared, there, here)):
            new = {each: other[each] for each in other.keys() - known.keys() if other[each] > now}
            old = [each for each, until in known.items() if until <= now]
            times = [each for each in map(names.timestamp_of, new) if each is not None]
            if new or old:
                gone = removing(self._uid(), times)
                enters = [Enter(names.DELETED, each, until) for each, until in new.items()]
                leaves = [*gone.leaves, *(Leave(names.DELETED, each) for each in old)]
                await store.commit(Batch(gone.uid, removals=gone.removals, leaves=leaves, enters=enters))

    def _uid(self) -> str:
        return str(self._new_id())


async def _times(store: Store) -> list[int]:
    found = [names.timestamp_of(member) for member, _ in await _entries(store, names.INDEX)]
    return [each for each in found if each is not None]


async def _deletions(store: Store) -> dict[str, float]:
    return dict(await _entries(store, names.DELETED))


async def _entries(store: Store, index: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    while page := await store.scan(index, offset=len(found), limit=_PAGE):
        found += [(entry.member, entry.score) for entry in page]
    return found
