"""What a session remembers: its versions, their contents, its turns. Reading only."""

import logging
from collections.abc import Awaitable, Iterable, Sequence
from typing import TypeVar

from pydantic import ValidationError

from sidecar.context.window import REACH, Remembered
from sidecar.errors import NotFound, StoreUnavailable
from sidecar.models import Receipt, Session, Turn, Version
from sidecar.sessions import blobs, keys, tree
from sidecar.sessions.contents import Contents
from sidecar.stores.base import Store

_log = logging.getLogger(__name__)

T = TypeVar("T")

_WINDOW = 32  # versions loaded at once when a path is followed upwards


class History:
    """Reads the past of sessions. Costs depend on what is asked for, not on how long a session is.

    A session is given as any snapshot of it: the pointers in it decide, so that one request sees one state.

    Args:
        store: Where sessions are kept.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._contents = Contents(store)

    async def version(self, session: Session, version_id: int) -> Version:
        """One version, or `NotFound` (`version_not_found`). Its `files` are all files that the session knows."""
        found = await self._whole(session, [version_id])
        if version_id not in found:
            for document in await self._store.read(*keys.versions(session, [version_id])):
                if document is not None:
                    raise _missing(version_id)
            raise NotFound(
                f"Version {version_id} not found", "version_not_found", {"lastVersionId": session.last_version_id}
            )
        return found[version_id]

    async def versions(self, session: Session, *, before: int | None = None, limit: int = 50) -> list[Version]:
        """At most `limit` versions, newest first, with numbers below `before`; whole as those of `version`."""
        top = session.last_version_id if before is None else min(before - 1, session.last_version_id)
        found = await self._whole(session, range(top, max(0, top - limit), -1))
        return list(found.values())

    async def receipts(self, session: Session, version_ids: Iterable[int]) -> dict[int, Receipt]:
        """The receipts of these versions, of those that have one."""
        found = await self._load(session, version_ids)
        return {number: version.receipt for number, version in found.items() if version.receipt is not None}

    async def starred(self, session: Session, *, before: int | None = None, limit: int = 50) -> list[Version]:
        """At most `limit` starred versions, newest first, with numbers below `before`."""
        numbers = [number for number in reversed(session.starred) if before is None or number < before]
        return list((await self._whole(session, numbers[:limit])).values())

    async def names(self, sessions: Sequence[Session]) -> list[str | None]:
        """What people call the current version of each session, None where it has no name; in one round trip."""
        wanted = [keys.versions(session, [session.current_version_id])[0] for session in sessions]
        documents = await self._store.read(*wanted) if wanted else []
        return [None if document is None else _name(document.value) for document in documents]

    async def manifest(self, session: Session, version_id: int) -> dict[str, str | None]:
        """The sha256 of every file of a version, absent ones as None, files that joined later included."""
        return (await self.version(session, version_id)).files

    async def contents(self, session: Session, version_id: int) -> dict[str, bytes | None]:
        """Every file of a version with its bytes, None for one that is absent in it; each checked against its digest.

        Raises:
            NotFound: There is no such version.
            StoreUnavailable: `version_damaged`, naming the version and the file whose content is missing or wrong.
        """
        files = await self.manifest(session, version_id)
        found = await self._contents.read(session, files.values())
        return {
            path: None if digest is None else _sound(found[digest], version_id, path) for path, digest in files.items()
        }

    async def turns(self, session: Session, *, before: int | None = None, limit: int = 50) -> list[Turn]:
        """At most `limit` turns in the order they happened, ending before position `before` (from 0; None: the end)."""
        return [each.turn for each in await self._placed(session, before, limit)]

    async def with_code(self, session: Session, turns: Sequence[Turn]) -> list[Turn]:
        """The same turns with `code_snapshot`: the component's text in the turn's version, "" where there is none.

        Nor where it is damaged: the conversation is worth having without it. The log tells.
        """
        path = session.component_path
        found = await self._whole(session, {turn.version_id for turn in turns if turn.version_id is not None})
        digests = {number: version.files.get(path) for number, version in found.items()}
        contents = await self._contents.read(session, digests.values())
        for name, problem in contents.items():
            if isinstance(problem, blobs.Damaged):
                _log.warning("a content of session %s cannot be read: %s %r", session.session_id, name, problem)
        return [
            turn.model_copy(update={"code_snapshot": content.decode("utf-8", "replace")})
            if turn.version_id is not None
            and (digest := digests.get(turn.version_id)) is not None
            and isinstance(content := contents[digest], bytes)
            else turn
            for turn in turns
        ]

    async def conversation(self, session: Session, limit: int = 10) -> list[Turn]:
        """The last `limit` turns on the path from the root to the head, oldest first: what a model should know."""
        return [each.turn for each in await self.remembered(session, limit)]

    async def remembered(self, session: Session, limit: int = REACH) -> list[Remembered]:
        """The same turns, as many as `context.window` looks at, with their places in the session."""
        chosen: list[Remembered] = []
        loaded: dict[int, Version] = {}
        stop = session.turn_count
        while stop > 0 and len(chosen) < limit:
            length = _WINDOW if chosen else min(limit, _WINDOW)  # most often all of the last ones are on the path
            page = await self._placed(session, stop, length)
            turns = [each.turn for each in page]
            path = await self._path(session, tree.oldest_mentioned(turns, session.last_version_id), loaded)
            chosen = [each for each in page if tree.on_path(each.turn, path)] + chosen
            stop -= length
        return chosen[-limit:] if limit > 0 else []

    async def undo_step(self, session: Session) -> tuple[Version, Version] | None:
        """The change that Undo takes back and the version that it goes to; a person's edits since are not taken back."""
        loaded = await self._load(session, [session.current_version_id])
        window = 1  # most often the parent is enough
        while (step := tree.undo_step(loaded, session.current_version_id)) is None:
            last = list(tree.ancestors(loaded, session.current_version_id))[-1:]
            if not last or last[0].parent_id is None:
                return None
            await self._extend(session, last[0].parent_id, loaded, window)
            window = _WINDOW
        return step

    async def redo_target(self, session: Session) -> Version | None:
        """The version that Redo goes to: the child last visited, past failed ones."""
        loaded = await self._load(session, [session.current_version_id])
        version = loaded.get(session.current_version_id)
        while version is not None and version.redo_id is not None:
            loaded |= await self._load(session, [version.redo_id])
            version = loaded.get(version.redo_id)
            if (target := tree.redo_target(loaded, session.current_version_id)) is not None:
                return target
        return None

    async def can_undo(self, session: Session) -> bool:
        """Whether there is a change of Sidestory's to take back, as far as the store can be read."""
        return await _unless_damaged(self.undo_step(session)) is not None

    async def can_redo(self, session: Session) -> bool:
        """Whether there is a version to redo to, as far as the store can be read."""
        return await _unless_damaged(self.redo_target(session)) is not None

    # --- loading ---------------------------------------------------------------------------------------------------

    async def _placed(self, session: Session, before: int | None, limit: int) -> list[Remembered]:
        """At most `limit` turns before a place, in order; those that can't be read are left out."""
        stop = session.turn_count if before is None else min(before, session.turn_count)
        start = max(0, stop - limit)
        values = await self._store.log(keys.turns(session), start, stop) if stop > 0 else []
        return [
            Remembered(place, turn)
            for place, value in enumerate(values, start)
            if (turn := _readable(value, session)) is not None
        ]

    async def _load(self, session: Session, ids: Iterable[int]) -> dict[int, Version]:
        """The versions with these numbers as far as they exist and can be read, in the given order."""
        wanted = [number for number in ids if number > 0]
        documents = await self._store.read(*keys.versions(session, wanted)) if wanted else []
        return {
            number: version
            for number, document in zip(wanted, documents, strict=True)
            if document is not None and (version := _parsed(document.value, number)) is not None
        }

    async def _whole(self, session: Session, ids: Iterable[int]) -> dict[int, Version]:
        """Likewise, each with the files that joined the session after it."""
        wanted = list(ids)
        found = await self._load(session, [*wanted, tree.ROOT])
        if found and tree.ROOT not in found:
            raise _missing(tree.ROOT)
        return {
            number: found[number].model_copy(update={"files": tree.manifest(found[tree.ROOT], found[number])})
            for number in wanted
            if number in found
        }

    async def _extend(
        self, session: Session, number: int, loaded: dict[int, Version], window: int = _WINDOW
    ) -> Version:
        """Load `number` and some versions before it: a path's next versions are most often among them."""
        loaded |= await self._load(session, range(number, max(0, number - window), -1))
        if number not in loaded:
            raise _missing(number)
        return loaded[number]

    async def _path(self, session: Session, oldest: int, loaded: dict[int, Version]) -> frozenset[int]:
        """The numbers on the path from the head up to about `oldest`."""
        number: int | None = session.current_version_id
        path = []
        while number and number >= oldest:
            if number not in loaded:
                window = min(_WINDOW, number - oldest + 1)
                if await _unless_damaged(self._extend(session, number, loaded, window)) is None:
                    break  # what was said about the versions beyond is left out
            path.append(number)
            number = loaded[number].parent_id
        return frozenset(path)

    async def _lineage(self, session: Session, one: int, other: int, new: Version | None = None) -> dict[int, Version]:
        """Both versions and their ancestors down to where they part; `new` is one of them that is not stored yet."""
        known = {} if new is None else {new.version_id: new}
        loaded = known | await self._load(session, {one, other} - known.keys())
        while (parting := tree.fork(loaded, one, other))[1] is not None:
            await self._extend(session, parting[1], loaded)
        if parting[0] and parting[0] not in loaded:
            loaded |= await self._load(session, [parting[0]])
        return loaded


def _missing(number: int) -> StoreUnavailable:
    return StoreUnavailable(
        f"Version {number} is missing or damaged in the store; restore another version, or start a new session",
        "version_damaged",
        {"versionId": number},
    )


async def _unless_damaged(reading: Awaitable[T]) -> T | None:
    """What is read, None where a version on the way can't be."""
    try:
        return await reading
    except StoreUnavailable as error:
        if error.code != "version_damaged":
            raise
        return None


def _parsed(value: bytes, number: int) -> Version | None:
    try:
        return Version.model_validate_json(value)
    except ValidationError as error:
        _log.warning("version %d cannot be read: %s", number, error)
        return None


def _name(value: bytes) -> str | None:
    try:
        return Version.model_validate_json(value).label
    except ValidationError as error:
        _log.warning("a version cannot be read: %s", error)
        return None


def _readable(value: bytes, session: Session) -> Turn | None:
    """A turn; one that is damaged is left out, since the others are worth having."""
    try:
        return Turn.model_validate_json(value)
    except ValidationError as error:
        _log.warning("a turn of session %s cannot be read: %s", session.session_id, error)
        return None


def _sound(content: bytes | blobs.Damaged, version_id: int, path: str) -> bytes:
    if isinstance(content, bytes):
        return content
    problem = "missing" if isinstance(content, blobs.Missing) else "damaged"
    raise StoreUnavailable(
        f"The content of {path} in version {version_id} is {problem} in the store; restore another version",
        "version_damaged",
        {"versionId": version_id, "file": path},
    ) from content
