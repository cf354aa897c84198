"""Where saved sessions are: in Redis under the names of seed 003, with a copy here; here alone while Redis is away."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import ValidationError

from sidecar.errors import StoreUnavailable
from sidecar.models import Wire
from sidecar.snapshots import names
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Expiry, Key, Leave, Put, RevisionMoved, Store
from sidecar.stores.base import StoreName as Storage
from sidecar.stores.fence import Fenced
from sidecar.stores.shared import Shared
from sidecar.stores.transaction import to_milliseconds

_PAGE = 8  # sessions that are read with one command
_ATTEMPTS = 1_000  # milliseconds that others may have taken, from now on


class Note(Wire):
    """What Sidestory knows of a session that it has saved; sessions of other programs have none.

    Attributes:
        id: The same as long as it is the same session, in whatever store and under whatever time.
        updated_at: When its content was changed last.
        expires_at: When it goes by itself.
    """

    id: str
    updated_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A session as it was found."""

    timestamp: int
    document: Document


class Vault:
    """Keeps sessions under the times at which they were saved.

    Args:
        shared: Redis and the local store.
        local: What the local store is called.
        prefix: What stands before every name, for `session_key`.
        clock: The time now, aware.
        new_id: Makes ids of sessions and of batches.
    """

    def __init__(
        self,
        shared: Shared,
        *,
        local: Callable[[], Storage],
        prefix: str,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
    ) -> None:
        self._shared = shared
        self._local = local
        self._prefix = prefix
        self._clock = clock
        self._new_id = new_id
        self._last = 0

    @property
    def storage(self) -> Storage:
        """Where sessions are kept now."""
        return self._local() if self._shared.store is None else "redis"

    def session_key(self, timestamp: int) -> str:
        """The key of a session in Redis."""
        return f"{self._prefix}:{names.member(timestamp)}"

    async def save(self, value: bytes, keep: timedelta) -> tuple[int, Note]:
        """Keep a new session for so long; gives its time in milliseconds, which no other session has.

        Raises:
            StoreUnavailable: Nothing was kept.
        """
        now = self._clock()
        note = Note(id=str(self._new_id()), updated_at=now, expires_at=now + keep)
        for _ in range(_ATTEMPTS):
            self._last = timestamp = max(to_milliseconds(now), self._last + 1)
            try:
                await self._shared.commit(saving(str(self._new_id()), timestamp, value, note, expect=ABSENT))
            except RevisionMoved:  # another program saved in this very millisecond
                continue
            return timestamp, note
        raise StoreUnavailable("Others save without a pause; try again.", "saving_too_fast")

    async def replace(self, kept: Kept, value: bytes) -> None:
        """Give a session another content; it expires when it would have. Raises `RevisionMoved` when it changed meanwhile."""
        puts = [Put(names.session(kept.timestamp), value, expect=kept.document.revision)]
        if (note := await self._note(kept.timestamp)) is not None:
            puts.append(_noted(kept.timestamp, note.model_copy(update={"updated_at": self._clock()})))
        await self._shared.commit(Batch(str(self._new_id()), puts=puts))

    async def read(self, timestamp: int) -> Kept | None:
        """A session by its time."""
        return (await self._read([timestamp]))[0]

    async def newest_first(self) -> AsyncIterator[Kept]:
        """All sessions, some with each command; what has expired leaves the index by this."""
        times = await self.timestamps()
        for start in range(0, len(times), _PAGE):
            for kept in await self._there(times[start : start + _PAGE]):
                yield kept

    async def newest(self) -> AsyncIterator[Kept]:
        """Likewise one by one, for who wants only the first: two commands, if that is there."""
        passed = 0
        while entries := await self._shared.scan(names.INDEX, offset=passed, limit=1):
            timestamp = names.timestamp_of(entries[0].member)
            found = [] if timestamp is None else await self._there([timestamp])
            passed += timestamp is None or bool(found)  # what has expired has left the index
            for kept in found:
                yield kept

    async def timestamps(self) -> list[int]:
        """The times in the index, newest first; some may have expired. What isn't a session is passed over."""
        found = [names.timestamp_of(member) for member in await self._shared.members(names.INDEX)]
        return [each for each in found if each is not None]

    async def delete(self, timestamp: int, keep: timedelta) -> bool:
        """Delete a session and the link to it; whether there was one. `keep`: how long an unknown copy may live."""
        if await self.read(timestamp) is None:
            return False
        note = await self._note(timestamp)
        await self._remove([timestamp], until=note.expires_at if note else self._clock() + keep)
        return True

    async def linked(self, timestamp: int, digest: str | None) -> None:
        """Make the link with this digest the one to a session, in place of the one before; None: there is none."""
        (link,) = await self._shared.read(names.shared(timestamp))
        removals = [] if link is None else [names.share(link.value.decode()), names.shared(timestamp)]
        puts = (
            []
            if digest is None
            else [
                Put(names.share(digest), str(timestamp).encode()),
                Put(names.shared(timestamp), digest.encode()),
            ]
        )
        await self._shared.commit(Batch(str(self._new_id()), removals=removals, puts=puts))

    async def behind(self, digest: str) -> Kept | None:
        """The session to which a link leads."""
        (found,) = await self._shared.read(names.share(digest))
        return None if found is None else await self.read(int(found.value))

    async def _read(self, timestamps: list[int]) -> list[Kept | None]:
        documents = await self._shared.read(*map(names.session, timestamps))
        return [
            None if document is None else Kept(timestamp, document)
            for timestamp, document in zip(timestamps, documents, strict=True)
        ]

    async def _there(self, timestamps: list[int]) -> list[Kept]:
        """Those that have not expired; the others are taken out of the index."""
        found = await self._read(timestamps)
        if gone := [each for each, kept in zip(timestamps, found, strict=True) if kept is None]:
            await self._remove(gone)
        return [kept for kept in found if kept is not None]

    async def _note(self, timestamp: int) -> Note | None:
        return parsed((await self._shared.read(names.note(timestamp)))[0])

    async def _remove(self, timestamps: list[int], until: datetime | None = None) -> None:
        links = await self._shared.read(*map(names.shared, timestamps))
        shares = [names.share(link.value.decode()) for link in links if link is not None]
        await self._shared.commit(removing(str(self._new_id()), timestamps, shares=shares, until=until))


def saving(uid: str, timestamp: int, value: bytes, note: Note, *, expect: int | None) -> Batch:
    """Keep a session: SETEX and ZADD of seed 003, and its note."""
    return Batch(
        uid,
        puts=[Put(names.session(timestamp), value, expect=expect), _noted(timestamp, note)],
        enters=[Enter(names.INDEX, names.member(timestamp), timestamp)],
        expiry=Expiry([names.member(timestamp)], note.expires_at),
    )


def removing(
    uid: str, timestamps: Sequence[int], *, shares: Sequence[Key] = (), until: datetime | None = None
) -> Batch:
    """Take sessions out, with what is known of them; until that moment no copy may bring them back."""
    keys = [key for each in timestamps for key in (names.session(each), names.note(each), names.shared(each))]
    members = [names.member(each) for each in timestamps]
    return Batch(
        uid,
        removals=[*keys, *shares],
        leaves=[Leave(names.INDEX, member) for member in members],
        enters=[] if until is None else [Enter(names.DELETED, member, to_milliseconds(until)) for member in members],
    )


def parsed(document: Document | None) -> Note | None:
    """A note; None where there is none, or another program has written something else there."""
    if document is None:
        return None
    try:
        return Note.model_validate_json(document.value)
    except ValidationError:
        return None


def part(prefix: str) -> Callable[[Fenced], Store]:
    """The part of Redis where saved sessions are."""
    return lambda fenced: fenced.server.beside(prefix)


def _noted(timestamp: int, note: Note) -> Put:
    return Put(names.note(timestamp), note.model_dump_json(by_alias=True).encode())
