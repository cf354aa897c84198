"""Makes one of what Redis and this checkout know of projects, whichever was away. See `stores.shared.Shared`."""

from collections.abc import Callable
from uuid import UUID

from sidecar.projects import names
from sidecar.projects.models import newest
from sidecar.projects.records import kept, parsed
from sidecar.stores.base import Document, Store

_PAGE = 100


class ProjectReplicator:
    """Called with Redis whenever that is taken up; see `Upstream`.

    Args:
        local: The local store.
        new_id: Makes batch uids.
    """

    def __init__(self, local: Store, *, new_id: Callable[[], UUID]) -> None:
        self._local = local
        self._new_id = new_id

    async def __call__(self, shared: Store) -> None:
        """Of each project the newer copy in both. Raises `StoreUnavailable`, or `RevisionMoved` when others write."""
        ids = sorted({*await _members(self._local), *await _members(shared)})
        for start in range(0, len(ids), _PAGE):
            keys = [names.project(each) for each in ids[start : start + _PAGE]]
            here, there = await self._local.read(*keys), await shared.read(*keys)
            for ours, theirs in zip(here, there, strict=True):
                await self._merge(shared, ours, theirs)

    async def _merge(self, shared: Store, ours: Document | None, theirs: Document | None) -> None:
        copies = [parsed(each) for each in (ours, theirs) if each is not None]
        if not copies:
            return
        project = newest(copies[0], copies[-1])
        for store, has in ((shared, theirs), (self._local, ours)):
            if has is None or parsed(has) != project:
                await store.commit(kept(project, has, str(self._new_id())))


async def _members(store: Store) -> list[str]:
    found: list[str] = []
    while page := await store.scan(names.PROJECTS, offset=len(found), limit=_PAGE):
        found += [entry.member for entry in page]
    return found
