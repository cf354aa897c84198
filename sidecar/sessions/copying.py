"""A whole session as it is stored: read from one store, and written into another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from sidecar.models import Session, Usage, Version, Wire
from sidecar.sessions import blobs, keys
from sidecar.stores.base import Append, Batch, Document, Enter, Expiry, Key, Leave, Put, Store

M = TypeVar("M", bound=Wire)

_AT_ONCE = 500  # documents in one read
_CHUNK = 2**18  # bytes of contents and versions in one batch, which even a slow line takes in time
_TRIES = 3
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is stored of a session; what is missing in the store is missing here.

    Attributes:
        head: The session's document.
        session: What that says.
        versions: The documents of its versions.
        contents: Its packed contents.
        turns: Its turns, oldest first.
    """

    head: Document
    session: Session
    versions: Mapping[Key, bytes]
    contents: Mapping[Key, bytes]
    turns: Sequence[bytes]


async def snapshot(store: Store, name: str) -> Snapshot | None:
    """The session with this name; None when there is none that can be read. If it is saved meanwhile, it is read again."""
    found = None
    for _ in range(_TRIES):
        (head,) = await store.read(Key(name))
        session = None if head is None else readable(Session, head.value)
        if head is None or session is None:
            return None
        if found is not None and head == found.head:
            break
        versions = await _read(store, keys.versions(session, range(1, session.last_version_id + 1)))
        contents = await _read(store, keys.blobs(session, _mentioned(versions.values())))
        frames = {frame for value in contents.values() if (frame := blobs.keyframe_of(value)) is not None}
        contents |= await _read(store, [key for key in keys.blobs(session, sorted(frames)) if key not in contents])
        turns = await store.log(keys.turns(session), 0, session.turn_count)
        found = Snapshot(head, session, versions, contents, turns)
    return found


def readable(model: type[M], value: bytes) -> M | None:
    """A stored document, None when it is damaged."""
    try:
        return model.model_validate_json(value)
    except ValidationError:
        return None


def expires_at(session: Session, ttl: timedelta) -> datetime | None:
    """When a session is gone unless it is saved again; None while a version in it is starred."""
    return None if session.starred else session.last_modified + ttl


def saving(found: Snapshot, *, expect: int, ttl: timedelta, new_id: Callable[[], UUID]) -> list[Batch]:
    """The batches that make a session in a store the same as `found`, to be applied in order.

    The last one makes it so, whole, if its document has the revision `expect` there. Those before it, in large sessions
    alone, bring contents and versions, which the document that is there still leads to as it did.
    """
    session, name = found.session, keys.head(found.session).name
    expiry = Expiry(keys.everything(name), expires_at(session, ttl))
    score = session.last_modified.timestamp() * 1000
    indexes = [keys.SESSIONS, keys.of_component(session.component_path), *([keys.PENDING] * session.unsettled)]
    *ahead, last = _chunks([Put(key, value) for key, value in (*found.contents.items(), *found.versions.items())])
    return [
        *(Batch(str(new_id()), puts=puts, expiry=expiry) for puts in ahead),
        Batch(
            str(new_id()),
            removals=[Key(keys.turns(session))],
            puts=[
                Put(Key(name), found.head.value, expect=expect),
                Put(Key(keys.SESSION_IDS, session.session_id), name.encode()),
                *last,
            ],
            appends=[Append(keys.turns(session), turn) for turn in found.turns],
            leaves=[] if session.unsettled else [Leave(keys.PENDING, name)],
            enters=[Enter(index, name, score) for index in indexes],
            expiry=expiry,
        ),
    ]


def fork(found: Snapshot, *, session_id: str, owner: str, now: datetime, after: datetime | None = None) -> Snapshot:
    """A session of `owner` that begins as a copy of somebody else's, with all its past.

    What is being written there is not being written here: such a version has failed. `after`: it is newer than that.
    """
    theirs = found.session
    session = theirs.model_copy(
        update={
            "session_id": session_id,
            "owner": owner,
            "forked_from": theirs.session_id,
            "pending_version_id": None,
            "moving_to": None,
            "usage": Usage(),
            "cost_micros": 0,
            "created_at": now,
            "last_modified": max(now, (after or now) + _TICK),
        }
    )
    versions = {
        key: _failed(value) if theirs.pending_version_id == int(key.field or 0) else value
        for key, value in found.versions.items()
    }
    return Snapshot(
        head=Document(session.model_dump_json(by_alias=True).encode()),
        session=session,
        versions={_moved(key, theirs, session): value for key, value in versions.items()},
        contents={_moved(key, theirs, session): value for key, value in found.contents.items()},
        turns=found.turns,
    )


def clearing(name: str, uid: str) -> Batch:
    """The batch that leaves nothing of a session."""
    component_path, session_id = keys.split(name)
    return Batch(
        uid,
        removals=[*map(Key, keys.everything(name)), Key(keys.SESSION_IDS, session_id)],
        leaves=[Leave(index, name) for index in (keys.SESSIONS, keys.of_component(component_path), keys.PENDING)],
    )


def _moved(key: Key, origin: Session, target: Session) -> Key:
    part = key.name.removeprefix(keys.head(origin).name)
    return Key(keys.head(target).name + part, key.field)


def _failed(version: bytes) -> bytes:
    parsed = readable(Version, version)
    return (
        version
        if parsed is None
        else parsed.model_copy(update={"state": "failed"}).model_dump_json(by_alias=True).encode()
    )


async def _read(store: Store, wanted: Sequence[Key]) -> dict[Key, bytes]:
    found: dict[Key, bytes] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        documents = await store.read(*some)
        found |= {key: document.value for key, document in zip(some, documents, strict=True) if document is not None}
    return found


def _mentioned(versions: Iterable[bytes]) -> list[str]:
    """The digests in the manifests of these versions, once each, in the order of their coming."""
    parsed = (readable(Version, value) for value in versions)
    return list({digest: None for one in parsed if one is not None for digest in one.files.values() if digest})


def _chunks(puts: Sequence[Put]) -> list[list[Put]]:
    """The puts in order, in lists of at most `_CHUNK` bytes or of one; at least one list."""
    chunks: list[list[Put]] = [[]]
    held = 0
    for put in puts:
        if held and held + len(put.value) > _CHUNK:
            chunks.append([])
            held = 0
        chunks[-1].append(put)
        held += len(put.value)
    return chunks
