"""The names under which sessions are stored. In Redis, where other programs read them, they have a prefix.

::

    session:<componentPath>:<sessionId>            JSON, without code: ids, pointers, counters, times
    session:<componentPath>:<sessionId>:turns      list of JSON turns
    session:<componentPath>:<sessionId>:versions   hash versionId → JSON
    session:<componentPath>:<sessionId>:blobs      hash sha256 → packed content, see blobs.py
    session-ids                                    hash sessionId → name of the session
    sessions                                       index of all sessions by the time of their last save
    sessions:<componentPath>                       index of a component's sessions, likewise
    pending-sessions                               index of the sessions whose files are being written
"""

from collections.abc import Iterable

from sidecar.models import Session
from sidecar.stores.base import Key

SESSIONS = "sessions"
"""Index of all session names, by the time of their last save in milliseconds."""

SESSION_IDS = "session-ids"
"""Hash: session id → session name."""

PENDING = "pending-sessions"
"""Index of the names of sessions whose files are being written: a version is pending, or the head on its way."""

_PARTS = ("turns", "versions", "blobs")


def name(component_path: str, session_id: str) -> str:
    """The name of a session's head document."""
    return f"session:{component_path}:{session_id}"


def split(session_name: str) -> tuple[str, str]:
    """The component path and the session id in a session's name."""
    component_path, _, session_id = session_name.removeprefix("session:").rpartition(":")
    return component_path, session_id


def session_of(stored_name: str) -> str | None:
    """The name of the session that a name belongs to; None for what belongs to all."""
    if not stored_name.startswith("session:"):
        return None
    for part in _PARTS:
        stored_name = stored_name.removesuffix(f":{part}")
    return stored_name


def of_component(component_path: str) -> str:
    """Index of the names of one component's sessions, scored like `SESSIONS`."""
    return f"{SESSIONS}:{component_path}"


def head(session: Session) -> Key:
    """The session's own document."""
    return Key(name(session.component_path, session.session_id))


def turns(session: Session) -> str:
    """List of the session's turns, oldest first."""
    return f"{head(session).name}:turns"


def versions(session: Session, ids: Iterable[int]) -> list[Key]:
    """The documents of versions in the hash versionId → JSON."""
    hash_name = f"{head(session).name}:versions"
    return [Key(hash_name, str(version_id)) for version_id in ids]


def blobs(session: Session, digests: Iterable[str]) -> list[Key]:
    """The contents in the hash sha256 → packed bytes."""
    hash_name = f"{head(session).name}:blobs"
    return [Key(hash_name, digest) for digest in digests]


def everything(session_name: str) -> list[str]:
    """Every name that belongs to one session alone; they share one expiry and go together."""
    return [session_name, *(f"{session_name}:{part}" for part in _PARTS)]
