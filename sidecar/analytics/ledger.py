"""Where the numbers are kept: one document a day, one a day and component, one a session, and one of all times.

The names, of which nothing goes to Redis (docs/analytics.md)::

    analytics:total                    JSON: a tally of all times
    analytics:<yyyy-mm>                hash `<yyyy-mm-dd>` or `<yyyy-mm-dd> <componentPath>` → a tally
    analytics:components               index of component paths by their last change
    analytics:session:<sessionId>      JSON: a session's tally
    analytics:sessions                 index of session ids by their last change
    analytics:sessions:<componentPath> likewise, of one component

An edit changes four documents, whose size depends on the kinds of things that happen and not on how many did, so that the
thousandth costs what the first did.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID

from pydantic import ValidationError

from sidecar.analytics.record import Record
from sidecar.analytics.tally import Tally
from sidecar.errors import StoreUnavailable
from sidecar.models import Wire
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Expiry, Key, Leave, Put, RevisionMoved, Store

_log = logging.getLogger(__name__)

KEPT: Final = timedelta(days=90)
"""How long days and sessions are remembered after their last change; the tally of all times stays."""

_ATTEMPTS = 8  # adding loses a race only while somebody else wins one
_MOST = 10_000  # sessions or components that are looked through
_TOTAL = Key("analytics:total")
_COMPONENTS = "analytics:components"

W = TypeVar("W", bound=Wire)


class SessionTally(Wire):
    """What happened in one session."""

    session_id: str
    component_path: str
    first_at: datetime
    last_at: datetime
    tally: Tally = Tally()


class Ledger:
    """Adds records up and gives the sums.

    Args:
        store: Where they are kept.
        clock: The time now, aware, in UTC.
        new_id: Makes batch uids.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id

    async def add(self, records: Sequence[Record]) -> None:
        """Add records, all or none, in one read and one commit.

        Raises:
            StoreUnavailable: It can't be written, or others write it again and again.
        """
        for _ in range(_ATTEMPTS):
            try:
                return await self._store.commit(await self._batch(records))
            except RevisionMoved:
                continue
        raise StoreUnavailable("The numbers about edits are being changed by others again and again.", "store_busy")

    async def total(self) -> Tally:
        """Of all times."""
        (document,) = await self._store.read(_TOTAL)
        return _parsed(Tally, document) or Tally()

    async def days(self, first: date, last: date, component_path: str | None = None) -> Mapping[date, Tally]:
        """The tally of each day from `first` to `last`, both included, of a component or of all."""
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        documents = await self._store.read(*(_day(day, component_path) for day in days))
        return {day: _parsed(Tally, each) or Tally() for day, each in zip(days, documents, strict=True)}

    async def components(self) -> list[str]:
        """The components of which anything is counted, by their names."""
        entries = await self._store.scan(_COMPONENTS, limit=_MOST)
        return sorted(entry.member for entry in entries)

    async def session(self, session_id: str) -> SessionTally | None:
        """What happened in a session; None when nothing did, or long ago."""
        (document,) = await self._store.read(_session(session_id))
        return _parsed(SessionTally, document)

    async def sessions(
        self, first: date, last: date, component_path: str | None = None, *, offset: int = 0, limit: int = 50
    ) -> tuple[list[SessionTally], int]:
        """Sessions that were last active on one of the days, the latest first, from `offset` on; and how many there are."""
        index = _sessions(component_path)
        entries = await self._store.scan(index, limit=_MOST)
        oldest = (self._clock() - KEPT).timestamp() * 1000
        gone = [Leave(index, entry.member) for entry in entries if entry.score < oldest]
        if gone:
            await self._store.commit(Batch(str(self._new_id()), leaves=gone))
        zone = self._clock().tzinfo
        ids = [
            entry.member
            for entry in entries
            if entry.score >= oldest and first <= datetime.fromtimestamp(entry.score / 1000, zone).date() <= last
        ]
        page = ids[offset : offset + limit]
        documents = await self._store.read(*map(_session, page)) if page else []
        return [found for each in documents if (found := _parsed(SessionTally, each))], len(ids)

    async def _batch(self, records: Sequence[Record]) -> Batch:
        """What adding takes: the documents as they are, with the records in them, if they still are by then."""
        more = _by_document(records)
        sessions = {_session(record.session_id): record for record in records if record.session_id}
        documents = dict(zip((*more, *sessions), await self._store.read(*more, *sessions), strict=True))
        began = [key for key in sessions if documents[key] is None]
        for key in began:  # a session begins once: with the first thing that is counted of it
            record = sessions[key]
            day = record.at.date()
            for place in {_TOTAL, _day(day), _day(day, record.component_path)}:
                more[place] += Tally(sessions=1)
        after: dict[Key, Wire] = {key: (_parsed(Tally, documents[key]) or Tally()) + add for key, add in more.items()}
        for record in records:
            if record.session_id:
                key = _session(record.session_id)
                so_far = after.get(key) or _parsed(SessionTally, documents[key])
                after[key] = _with(so_far if isinstance(so_far, SessionTally) else None, record)
        expiring = [key.name for key in after if key != _TOTAL] + [_COMPONENTS, _sessions(None)]
        expiring += [_sessions(record.component_path) for record in sessions.values()]
        return Batch(
            str(self._new_id()),
            puts=[_put(key, value, documents[key]) for key, value in after.items()],
            enters=list(_entries(records)),
            expiry=Expiry(list(dict.fromkeys(expiring)), self._clock() + KEPT),
        )


def _by_document(records: Iterable[Record]) -> dict[Key, Tally]:
    """What is added to the documents of days and of all times."""
    more: dict[Key, Tally] = {}
    for record in records:
        day = record.at.date()
        keys = [_TOTAL, _day(day), *([_day(day, record.component_path)] if record.component_path else [])]
        for key in keys:
            more[key] = more.get(key, Tally()) + record.tally
    return more


def _with(so_far: SessionTally | None, record: Record) -> SessionTally:
    """A session's tally with one more record."""
    return SessionTally(
        session_id=record.session_id or "",
        component_path=record.component_path,
        first_at=so_far.first_at if so_far else record.at,
        last_at=record.at,
        tally=(so_far.tally if so_far else Tally()) + record.tally,
    )


def _entries(records: Iterable[Record]) -> Iterable[Enter]:
    for record in records:
        score = record.at.timestamp() * 1000
        if record.component_path:
            yield Enter(_COMPONENTS, record.component_path, score)
        if record.session_id:
            yield Enter(_sessions(None), record.session_id, score)
            yield Enter(_sessions(record.component_path), record.session_id, score)


def _day(day: date, component_path: str | None = None) -> Key:
    return Key(f"analytics:{day:%Y-%m}", f"{day} {component_path}" if component_path else f"{day}")


def _session(session_id: str) -> Key:
    return Key(f"analytics:session:{session_id}")


def _sessions(component_path: str | None) -> str:
    return f"analytics:sessions:{component_path}" if component_path else "analytics:sessions"


def _put(key: Key, value: Wire, before: Document | None) -> Put:
    packed = value.model_dump_json(by_alias=True, exclude_defaults=True).encode()
    return Put(key, packed, expect=ABSENT if before is None else before.revision)


def _parsed(kind: type[W], document: Document | None) -> W | None:
    """The numbers in a document; what can't be read is said in the log, and counting begins anew."""
    if document is None:
        return None
    try:
        return kind.model_validate_json(document.value)
    except ValidationError:
        _log.warning("numbers about edits are damaged in the store, so they begin anew")
        return None
