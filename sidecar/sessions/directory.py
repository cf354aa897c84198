"""Which sessions there are: finding, opening, clearing and sweeping them."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from pydantic import ValidationError

from sidecar.errors import Conflict, NotFound, StoreUnavailable
from sidecar.models import Session, Version
from sidecar.sessions import keys, tree
from sidecar.sessions.copying import fork, saving, snapshot
from sidecar.sessions.draft import Draft
from sidecar.sessions.history import History
from sidecar.sessions.mending import rebuilt
from sidecar.stores.base import ABSENT, Batch, Document, IndexEntry, Key, Leave, RevisionMoved, Store

_log = logging.getLogger(__name__)

_PAGE = 50
_MANY = 200  # versions read at once where all are
_LOOKED_AT = 10  # sessions of a component, when the newest is damaged


@dataclass(frozen=True, slots=True)
class Opened:
    """A session to work in; `resumed` unless it was made just now. `damaged`: in place of one that can't be read."""

    session: Session
    resumed: bool
    damaged: bool = False


class Directory(History):
    """Sessions by id, by component and by what is still to be done with them.

    Args:
        store: Where sessions are kept.
        clock: The time now, aware, in UTC.
        owner: The checkout that works here. Others' sessions can be read, but are never resumed or written.
        ttl: How long a session is kept after its last save.
        new_id: Makes session ids, version uids and batch uids.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime],
        owner: str,
        ttl: timedelta = timedelta(hours=24),
        new_id: Callable[[], UUID] = uuid4,
    ) -> None:
        super().__init__(store)
        self._clock = clock
        self._owner = owner
        self._ttl = ttl
        self._new_id = new_id
        self._opening = asyncio.Lock()

    async def open(self, component_path: str, session_id: str | None = None, *, fresh: bool = False) -> Opened:
        """A session of the component to work in.

        With an id: that session, or a new one when it is unknown, expired, malformed, or another component's; for
        another checkout's session a copy of it, made the first time. Without: the component's newest session, or a new
        one when there is none. `fresh`: always a new one. A damaged session is left as it is, and another one taken.
        """
        async with self._opening:  # two tabs that open a component at once share one session
            found = None
            if not fresh:
                found = await (self._find(session_id) if session_id is not None else self.newest(component_path))
            damaged = await self._is_damaged(session_id) if found is None else not await self._is_whole(found)
            if damaged:
                _log.error("a session of %s is damaged and not used any more", component_path)
                others = await self.sessions(component_path, _LOOKED_AT)
                whole = [each for each in others if await self._is_whole(each)]
                found = whole[0] if whole else None
            if found is not None and found.component_path == component_path:
                if found.owner == self._owner:
                    return Opened(found, resumed=True, damaged=damaged)
                if (copy := await self._fork(found)) is not None:
                    return copy
            made = await self._create(component_path, await self.newest(component_path))
            return Opened(made, resumed=False, damaged=damaged)

    async def get(self, session_id: str) -> Session:
        """The session with this id, or `NotFound` (`session_not_found`)."""
        session = await self._find(session_id)
        if session is None:
            raise NotFound(
                "This session has expired or was cleared; start a new one by sending the prompt again",
                "session_not_found",
            )
        return session

    async def mended(self, session_id: str) -> Session:
        """Likewise; one that is damaged is made anew from its versions and turns, and kept so.

        Raises:
            NotFound: As `get`.
            Conflict: `session_damaged`: too little is left of it; `session_not_owned`.
        """
        session, name = await self._find(session_id), await self._name(session_id)
        (document,) = await self._store.read(Key(name)) if name is not None else (None,)
        if name is None or document is None or (session is not None and await self._is_whole(session)):
            return await self.get(session_id)
        now = self._clock()
        component_path, _ = keys.split(name)
        blank = Session(session_id=session_id, component_path=component_path, created_at=now, last_modified=now)
        versions, log = await self._left(blank), await self._store.log(keys.turns(blank))
        made = rebuilt(name, document.value, versions, log, owner=self._owner, now=now)
        if made is None:
            raise Conflict("This session is damaged in the store; delete it, and make a new one", "session_damaged")
        self._own(made)
        _log.error("a session of %s was damaged, and is made anew from what it remembers", component_path)
        draft = Draft(made, document.revision, now)
        try:
            await self._store.commit(draft.batch(str(self._new_id()), self._ttl))
        except RevisionMoved:  # somebody else was quicker
            return await self.get(session_id)
        return draft.session

    async def newest(self, component_path: str) -> Session | None:
        """This checkout's most recently saved session of a component."""
        return next(iter(await self.sessions(component_path, 1)), None)

    async def sessions(self, component_path: str | None = None, limit: int = 50) -> list[Session]:
        """This checkout's sessions of a component, or of all, the most recently saved first."""
        found: list[Session] = []
        index = keys.SESSIONS if component_path is None else keys.of_component(component_path)
        async with aclosing(self._listed(index)) as listed:
            async for session in listed:
                if len(found) >= limit:
                    break
                if session.owner == self._owner:
                    found.append(session)
        return found

    async def pending(self) -> list[Session]:
        """This checkout's sessions of which a write may have been cut off."""
        return [
            session
            async for session in self._listed(keys.PENDING)
            if session.owner == self._owner and session.unsettled
        ]

    async def clear(self, session_id: str) -> bool:
        """Forget a session with all it remembers, also a damaged one; files stay as they are. False when it was gone."""
        name = await self._name(session_id)
        if name is None:
            return False
        (document,) = await self._store.read(Key(name))
        session = _readable(name, document)
        if session is not None:
            self._own(session)
        await self._delist([name], [Key(own) for own in keys.everything(name)])
        return True

    async def sweep(self) -> int:
        """Take expired sessions out of the indexes, the oldest first; gives their number.

        It looks at what was saved before the youngest that can have expired, so that it costs as much as there is to do,
        and passes over what stays for good.
        """
        swept = kept = 0
        youngest = (self._clock() - self._ttl).timestamp() * 1000
        while page := await self._page(keys.SESSIONS, kept, newest_first=False):
            gone = [entry.member for entry, document in page if document is None]
            if gone:
                await self._delist(gone)
            elif page[-1][0].score > youngest:
                break
            swept += len(gone)
            kept += len(page) - len(gone)
        return swept

    async def _is_damaged(self, session_id: str | None) -> bool:
        """Whether there is something under this id that is no session any more."""
        name = None if session_id is None else await self._name(session_id)
        return name is not None and await self._store.read(Key(name)) != [None]

    async def _is_whole(self, session: Session) -> bool:
        """Whether the versions are there without which nothing can be done: the first one and the current one."""
        wanted = {number for number in (tree.ROOT, session.current_version_id) if session.last_version_id}
        return len(await self._load(session, wanted)) == len(wanted)

    async def _left(self, session: Session) -> dict[int, Version]:
        """The versions of a session that nobody knows the number of, as far as they can be read."""
        found: dict[int, Version] = {}
        start = 1
        while page := await self._load(session, range(start, start + _MANY)):
            found |= page
            start += _MANY
        return found

    def _own(self, session: Session) -> None:
        """Raise `Conflict` (`session_not_owned`) unless the session is this checkout's."""
        if session.owner != self._owner:
            raise Conflict("This session belongs to another checkout; start a new one here", "session_not_owned")

    async def _name(self, session_id: str) -> str | None:
        if not _is_uuid4(session_id):
            return None
        (name,) = await self._store.read(Key(keys.SESSION_IDS, session_id))
        return None if name is None else name.value.decode()

    async def _find(self, session_id: str) -> Session | None:
        name = await self._name(session_id)
        if name is None:
            return None
        (document,) = await self._store.read(Key(name))
        return _readable(name, document)

    async def _create(self, component_path: str, newest: Session | None) -> Session:
        now = self._clock()
        session = Session(
            session_id=str(self._new_id()),
            component_path=component_path,
            owner=self._owner,
            created_at=now,
            last_modified=now,
        )
        draft = Draft(session, ABSENT, now, after=newest.last_modified if newest else now)
        await self._store.commit(draft.batch(str(self._new_id()), self._ttl))
        return draft.session

    async def _fork(self, theirs: Session) -> Opened | None:
        """The copy of somebody else's session, made now unless there is one; None when the original is gone."""
        ours = await self.sessions(theirs.component_path)
        for session in ours:
            if session.forked_from == theirs.session_id:
                return Opened(session, resumed=True)
        found = await snapshot(self._store, keys.head(theirs).name)
        if found is None:
            return None
        after = ours[0].last_modified if ours else None
        copy = fork(found, session_id=str(self._new_id()), owner=self._owner, now=self._clock(), after=after)
        for batch in saving(copy, expect=ABSENT, ttl=self._ttl, new_id=self._new_id):
            await self._store.commit(batch)
        return Opened(copy.session, resumed=False)

    async def _delist(self, names: Sequence[str], removals: Sequence[Key] = ()) -> None:
        """Take sessions out of every index, and remove further keys with them."""
        parts = [(name, *keys.split(name)) for name in names]
        await self._store.commit(
            Batch(
                uid=str(self._new_id()),
                removals=[*removals, *(Key(keys.SESSION_IDS, session_id) for _, _, session_id in parts)],
                leaves=[
                    Leave(index, name)
                    for name, component_path, _ in parts
                    for index in (keys.SESSIONS, keys.of_component(component_path), keys.PENDING)
                ],
            )
        )

    async def _listed(self, index: str) -> AsyncGenerator[Session, None]:
        """The sessions of an index, newest first, without those that have expired or can't be read."""
        offset = 0
        while page := await self._page(index, offset, newest_first=True):
            for entry, document in page:
                if (session := _readable(entry.member, document)) is not None:
                    yield session
            offset += _PAGE

    async def _page(self, index: str, offset: int, *, newest_first: bool) -> list[tuple[IndexEntry, Document | None]]:
        entries = await self._store.scan(index, newest_first=newest_first, offset=offset, limit=_PAGE)
        documents = await self._store.read(*(Key(entry.member) for entry in entries)) if entries else []
        return list(zip(entries, documents, strict=True))


def parsed(document: Document) -> Session:
    """The session in a document, or `StoreUnavailable` (`session_damaged`)."""
    try:
        return Session.model_validate_json(document.value)
    except ValidationError as error:
        raise StoreUnavailable(
            "This session is damaged in the store; clear it, or start a new one", "session_damaged"
        ) from error


def _readable(name: str, document: Document | None) -> Session | None:
    """A session, None for a damaged one: it must not keep others from being found, or a new one from being made."""
    try:
        return None if document is None else parsed(document)
    except StoreUnavailable as error:
        _log.warning("%s cannot be read: %s", name, error.__cause__)
        return None


def _is_uuid4(text: str) -> bool:
    try:
        return str(UUID(text)) == text and UUID(text).version == 4  # noqa: PLR2004 - it is the name of the format
    except ValueError:
        return False
