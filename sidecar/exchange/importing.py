"""Puts a document into the store as a session of this checkout. Source files are never touched."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sidecar.errors import Conflict, Refused, StoreUnavailable
from sidecar.exchange.checks import checked_contents, paths
from sidecar.exchange.document import Document, Whole, bad
from sidecar.exchange.exporting import export
from sidecar.exchange.seed import as_line
from sidecar.models import Session
from sidecar.sessions import keys
from sidecar.sessions.contents import GROUP, Contents
from sidecar.sessions.directory import parsed
from sidecar.sessions.draft import Draft
from sidecar.sessions.service import SessionService
from sidecar.stores.base import ABSENT, Batch, Key, Leave, RevisionMoved, Store
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import protecting_rule

_TRIES = 4

Outcome = Literal["imported", "copied", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import ended.

    Attributes:
        session: The session as it is here now.
        outcome: `imported` under its own id; `copied` under a new one, because its id stands for another session or is
            none; `replaced`; or `unchanged`, because it is here already.
        notes: Sentences for the user about what could not be taken as it was.
    """

    session: Session
    outcome: Outcome
    notes: tuple[str, ...] = ()

    def described(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "sessionId": self.session.session_id,
            "componentPath": self.session.component_path,
            "outcome": self.outcome,
            "notes": list(self.notes),
            "totalVersions": self.session.last_version_id,
            "totalTurns": self.session.turn_count,
        }


class Importing:
    """Imports sessions.

    Args:
        store: Where sessions are kept.
        sessions: Those that are there.
        policy: Which files a session may be about.
        owner: The checkout that they will belong to.
        ttl: How long a session is kept after its import, unless it has a starred version.
        clock: The time now, aware, in UTC.
        new_id: Makes ids.
    """

    def __init__(
        self,
        *,
        store: Store,
        sessions: SessionService,
        policy: PathPolicy,
        owner: str,
        ttl: timedelta,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._policy = policy
        self._owner = owner
        self._ttl = ttl
        self._clock = clock
        self._new_id = new_id

    async def run(self, document: Document, *, component_path: str | None = None, overwrite: bool = False) -> Imported:
        """Import a document.

        Args:
            document: As `document.parse` gave it.
            component_path: Which component it is about, for a seed's session that was made elsewhere.
            overwrite: Whether a session of this id is replaced; otherwise the import gets a new id.

        Raises:
            Malformed: `bad_export`, something in it can't be.
            Refused, Malformed: A path in it is none that Sidestory would touch here.
            Conflict: `session_not_owned` or `version_pending`, of the session to be replaced; `session_changed`.
        """
        document, whole, notes = self._whole(document, component_path)
        contents = await asyncio.to_thread(checked_contents, document, whole)
        self._check_paths({document.component_path, *paths(whole.versions)})
        for _ in range(_TRIES):
            here = await self._here(document.session_id)
            if here.session is not None and await self._same(here.session, document):
                return Imported(here.session, "unchanged", notes)
            newest = await self._sessions.newest(document.component_path)
            session_id, outcome = self._place(document.session_id, here, overwrite=overwrite)
            in_place = outcome == "replaced" and here.name == keys.name(document.component_path, session_id)
            revision = here.revision if in_place else ABSENT
            draft = await asyncio.to_thread(self._draft, document, whole, contents, session_id, revision, newest)
            batch = draft.batch(str(self._new_id()), self._ttl)
            if outcome == "replaced" and here.name is not None:
                batch = _replacing(batch, here.name, in_place=in_place)
            try:
                await self._store.commit(batch)
            except RevisionMoved:
                continue
            return Imported(draft.session, outcome, notes)
        raise Conflict("Something else changed this session at the same time; try again.", "session_changed")

    def _whole(self, document: Document, component_path: str | None) -> tuple[Document, Whole, tuple[str, ...]]:
        if document.sidestory is None:
            path = self._policy.canonical(component_path or document.component_path)
            return as_line(document, path, self._new_id)
        if component_path is not None and component_path != document.component_path:
            raise bad(f"it is about {document.component_path}, with more files beside it, which can't be renamed")
        return document, document.sidestory, ()

    def _check_paths(self, named: Iterable[str]) -> None:
        for path in named:
            if self._policy.canonical(path) != path:
                raise Refused(f"{path} is another file here; nothing was imported.", "protected_file", {"path": path})
            if rule := protecting_rule(path.split("/")):
                raise Refused(
                    f"Sidestory doesn't touch {path} ({rule.replace('_', ' ')}); nothing was imported.",
                    "protected_file",
                    {"path": path, "rule": rule},
                )

    async def _here(self, session_id: str) -> "_Here":
        """What stands here under an id."""
        if not _is_uuid4(session_id):
            return _Here()
        (listed,) = await self._store.read(Key(keys.SESSION_IDS, session_id))
        if listed is None:
            return _Here()
        name = listed.value.decode()
        (document,) = await self._store.read(Key(name))
        if document is None:  # expired, and not swept yet
            return _Here()
        try:
            return _Here(name, document.revision, parsed(document))
        except StoreUnavailable:
            return _Here(name, document.revision)

    async def _same(self, session: Session, document: Document) -> bool:
        if session.owner != self._owner:
            return False
        try:
            here = await export(self._sessions, Contents(self._store), session)
        except (Conflict, StoreUnavailable):
            return False
        return _without_uids(here) == _without_uids(document)

    def _place(self, session_id: str, here: "_Here", *, overwrite: bool) -> tuple[str, Outcome]:
        """Under which id a session comes in, and what that means for the one that has its id now."""
        if not _is_uuid4(session_id):
            return str(self._new_id()), "copied"
        if here.name is None:
            return session_id, "imported"
        if not overwrite:
            return str(self._new_id()), "copied"
        if here.session is not None and here.session.owner != self._owner:
            raise Conflict("The session of this id belongs to another checkout.", "session_not_owned")
        if here.session is not None and here.session.unsettled:
            raise Conflict(
                "The session of this id is being changed; wait for it, or restart Sidestory.", "version_pending"
            )
        return session_id, "replaced"

    def _draft(
        self,
        document: Document,
        whole: Whole,
        contents: Mapping[str, bytes],
        session_id: str,
        revision: int,
        newest: Session | None,
    ) -> Draft:
        """The session as one save, the newest of its component."""
        now = self._clock()
        session = Session(
            session_id=session_id,
            component_path=document.component_path,
            owner=self._owner,
            current_version_id=document.current_version_id,
            last_version_id=whole.last_version_id,
            created_at=document.created_at,
            last_modified=now,
        )
        draft = Draft(session, revision, now, after=newest.last_modified if newest else now)
        known: set[str | None] = set()
        keyframes: dict[str, bytes] = {}
        for version in whole.versions:
            files = {path: contents[digest] for path, digest in version.files.items() if digest and digest in contents}
            draft.store(files, known, keyframes)
            known |= set(version.files.values())
            keyframes = {
                path: contents[frame.digest] for path, frame in draft.session.keyframes.items() if frame.count < GROUP
            }
            draft.keep(version)
            if version.starred:
                draft.star(version, starred=True)
        for turn in whole.turns:
            draft.say(turn)
        draft.point(imported_as=document.last_modified)
        return draft


@dataclass(frozen=True, slots=True)
class _Here:
    """What stands under an id: nothing, a session, or (without `session`) one that can't be read."""

    name: str | None = None
    revision: int = ABSENT
    session: Session | None = None


def _replacing(batch: Batch, name: str, *, in_place: bool) -> Batch:
    """The same batch, which leaves nothing of the session that has this name, or had it if it is not taken over."""
    component_path, _ = keys.split(name)
    indexes = () if in_place else (keys.SESSIONS, keys.of_component(component_path), keys.PENDING)
    return replace(
        batch,
        removals=[Key(own) for own in keys.everything(name)],
        leaves=[*batch.leaves, *(Leave(index, name) for index in indexes)],
    )


def _without_uids(document: Document) -> Document:
    """A document by what people see in it."""
    whole = document.sidestory
    if whole is None:
        return document
    versions = [version.model_copy(update={"uid": ""}) for version in whole.versions]
    return document.model_copy(update={"sidestory": whole.model_copy(update={"versions": versions})})


def _is_uuid4(text: str) -> bool:
    try:
        return str(UUID(text)) == text and UUID(text).version == 4  # noqa: PLR2004 - it is the name of the format
    except ValueError:
        return False
