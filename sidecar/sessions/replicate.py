"""Brings the shared store up to date with this checkout's sessions, and this checkout's with the shared store at start."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sidecar.models import Session
from sidecar.sessions import keys
from sidecar.sessions.copying import clearing, expires_at, readable, saving, snapshot
from sidecar.sessions.replicas import Side, plan
from sidecar.stores.base import ABSENT, Document, Key, Store
from sidecar.stores.local import LocalStore

_log = logging.getLogger(__name__)

_PAGE = 500


class Replicator:
    """Called with the shared store whenever that is taken up; see `Upstream`.

    Args:
        local: The local store itself, without the shared one.
        owner: The checkout; sessions of others are left alone.
        ttl: How long a session is kept after its last save.
        clock: The time now, aware.
        new_id: Makes batch uids.

    Attributes:
        adopted: The names of sessions that only the shared store had, or had newer, when it was first reached.
    """

    def __init__(
        self,
        local: LocalStore,
        *,
        owner: str,
        ttl: timedelta,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID] = uuid4,
    ) -> None:
        self._local = local
        self._owner = owner
        self._ttl = ttl
        self._clock = clock
        self._new_id = new_id
        self._at_start = True
        self.adopted: list[str] = []

    async def __call__(self, shared: Store) -> None:
        """Compare and settle every session once; what is saved meanwhile is for the next call.

        Raises:
            StoreUnavailable: One of the stores failed; what was settled stays so, and a later call does the rest.
            RevisionMoved: Somebody else writes this checkout's sessions.
        """
        noted = await self._local.noted()
        names = await _members(self._local)
        theirs = await _members(shared) if self._at_start else []
        local = await _sides(self._local, names)
        known = {*local, *noted.waiting, *noted.cleared}
        there = await _sides(shared, {*theirs, *known})
        ours = {name: side for name, side in there.items() if name in known or self._own(side.session)}
        steps = plan(local, ours, noted, at_start=self._at_start)
        for name, step in steps.items():
            expect = ours[name].revision if name in ours else ABSENT
            if step == "clear":
                await shared.commit(clearing(name, str(self._new_id())))
            elif step == "push":
                await self._copy(self._local, shared, name, expect)
            elif await self._copy(shared, self._local, name, local[name].revision if name in local else ABSENT):
                self.adopted.append(name)
        await self._local.acknowledge(noted.waiting)  # except what was saved again since
        if self._at_start and self.adopted:
            _log.warning("%d sessions came back from Redis", len(self.adopted))
        self._at_start = False

    def _own(self, session: Session | None) -> bool:
        return session is not None and session.owner == self._owner

    async def _copy(self, origin: Store, target: Store, name: str, expect: int) -> bool:
        """Copy a session that has not expired; False when there is none any more."""
        found = await snapshot(origin, name)
        if found is None:
            return False
        end = expires_at(found.session, self._ttl)
        if end is not None and end <= self._clock():
            return False
        for batch in saving(found, expect=expect, ttl=self._ttl, new_id=self._new_id):
            await target.commit(batch)
        return True


async def _members(store: Store) -> list[str]:
    """The names of all sessions that a store lists."""
    names: list[str] = []
    while page := await store.scan(keys.SESSIONS, newest_first=False, offset=len(names), limit=_PAGE):
        names += [entry.member for entry in page]
    return [
        name for name in names if keys.session_of(name) == name and keys.split(name)[1]
    ]  # as others may write there


async def _sides(store: Store, names: Iterable[str]) -> dict[str, Side]:
    """What a store knows of these sessions; those of which it knows nothing are left out."""
    wanted = sorted(set(names))
    sides: dict[str, Side] = {}
    for start in range(0, len(wanted), _PAGE):
        page = wanted[start : start + _PAGE]
        ids = [Key(keys.SESSION_IDS, keys.split(name)[1]) for name in page]
        documents = await store.read(*map(Key, page), *ids)
        heads = dict(zip(page, documents[: len(page)], strict=True))
        listed = dict(zip(page, documents[len(page) :], strict=True))
        sessions = {name: None if head is None else readable(Session, head.value) for name, head in heads.items()}
        whole = await _whole(store, [session for session in sessions.values() if session is not None])
        sides |= {
            name: Side(_revision(head), sessions[name], name in whole, listed[name] is not None)
            for name, head in heads.items()
            if head is not None or listed[name] is not None
        }
    return sides


async def _whole(store: Store, sessions: Sequence[Session]) -> set[str]:
    """The names of those sessions of which the last version is there, if they have any."""
    wanted = {keys.head(one).name: keys.versions(one, [one.last_version_id])[0] for one in sessions}
    found = await store.read(*wanted.values()) if wanted else []
    empty = {keys.head(one).name for one in sessions if one.last_version_id == 0}
    return empty | {name for name, document in zip(wanted, found, strict=True) if document is not None}


def _revision(document: Document | None) -> int:
    return ABSENT if document is None else document.revision
