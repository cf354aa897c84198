"""Sessions as the rest of the program uses them: everything that changes one."""

from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any, Literal, TypeVar

from sidecar.errors import Conflict, NotFound
from sidecar.models import Origin, Receipt, Session, Turn, Version
from sidecar.sessions import blobs, keys, tree
from sidecar.sessions.directory import Directory, parsed
from sidecar.sessions.draft import Draft
from sidecar.sessions.labels import cleaned
from sidecar.stores.base import RevisionMoved

T = TypeVar("T")

_ATTEMPTS = 8  # a save that commutes with others loses a race only while somebody else wins one


class SessionService(Directory):
    """Sessions and their versions, kept in a store; see `Directory` for the arguments and `History` for reading.

    Every change is one batch, so that it happens whole or not at all, and costs the same at the 5th and the 500th
    version. Methods that move pointers take the session as the caller last saw it and raise `Conflict`
    (`session_changed`) when it has other pointers by now; further turns and receipts don't disturb them.
    """

    async def ensure_base(self, session: Session, files: Mapping[str, bytes | None]) -> Session:
        """Record what is on disk before a change, so that whatever the change does can be taken back.

        `files` are all files that the change might touch, None for absent ones. Without a version they become
        version 1, "Original". Known files that differ from the head become a version "Your edit" of origin `external`.
        Files that the session sees for the first time are no edit: they join Original as they are now, and so every
        version that doesn't list them. Files that are not given stay as the head has them.
        """
        if session.last_version_id == 0:
            session, _ = await self.commit_version(
                session, parent=None, files=files, prompt="Original", origin="original", state="applied"
            )
            return session
        manifest = await self.manifest(session, session.current_version_id)
        digests = {path: None if content is None else blobs.digest(content) for path, content in files.items()}
        joined = {path: files[path] for path in digests.keys() - manifest.keys()}
        edited = {path: files[path] for path in digests if path in manifest and digests[path] != manifest[path]}
        same = {path: digest for path, digest in digests.items() if digest and digest == manifest.get(path)}
        kept = await self._contents.read(session, same.values())
        if lost := {path: files[path] for path, digest in same.items() if not isinstance(kept[digest], bytes)}:
            session = await self._keep_again(session, lost)
        if joined:
            session = await self._join(session, joined)
        if edited:
            head = session.current_version_id
            session, _ = await self.commit_version(
                session, parent=head, files=edited, prompt="Your edit", origin="external", state="applied"
            )
        return session

    async def commit_version(
        self,
        session: Session,
        *,
        parent: int | None,
        files: Mapping[str, bytes | None],
        prompt: str,
        origin: Origin,
        state: Literal["pending", "applied"] = "pending",
    ) -> tuple[Session, Version]:
        """Keep a new version: before the write as `pending`, which `settle` ends, or as `applied`, moving the head.

        `files` are the ones that change, or all; those not given are as in the parent, and all of them are known from
        `ensure_base`, new ones as absent (else `ValueError`). Raises `Conflict` (`version_pending`) while another
        version is not settled.
        """

        async def change(draft: Draft) -> Version:
            self._none_pending(session)
            number = session.last_version_id + 1
            if (parent is None) != (number == tree.ROOT):
                raise ValueError("the first version, and only that, has no parent")
            before = {} if parent is None else await self.manifest(session, parent)
            if parent is not None and (unknown := files.keys() - before.keys()):
                raise ValueError(f"ensure_base was not told about {sorted(unknown)}")
            version = Version(
                version_id=number,
                uid=str(self._new_id()),
                parent_id=parent,
                timestamp=self._clock(),
                prompt=prompt,
                origin=origin,
                state=state,
                files=before | await self._keep(draft, files, known=before.values()),
            )
            draft.keep(version)
            draft.point(last_version_id=number)
            if state == "pending":
                draft.point(pending_version_id=number)
            else:
                await self._move(draft, number, version)
            return version

        return await self._save(session, change)

    async def settle(
        self,
        session: Session,
        version_id: int,
        state: Literal["applied", "failed"],
        *,
        head: int | None = None,
        receipt: Receipt | None = None,
        turn: Turn | None = None,
        redo: int | None = None,
    ) -> tuple[Session, Version]:
        """Tell how the write of a version ended and move the head (None: it stays); with the turn in the same save.

        `redo` is where Redo goes from this version, when that is none of its children.

        A failed version that the head doesn't stay on leaves no trace in Redo. A version may be settled again, e.g.
        from applied to failed when the page broke after the write.
        """
        if head is None:
            head = session.current_version_id

        async def change(draft: Draft) -> Version:
            version = await self.version(session, version_id)
            parent = version.parent_id
            loaded = await self._load(session, [parent] if parent else [])
            version = draft.amend(version, state=state, receipt=receipt or version.receipt)
            if redo is not None:
                version = draft.amend(version, redo_id=redo)
            if parent and head == version_id and session.current_version_id != version_id:
                version = draft.amend(version, redo_before=loaded[parent].redo_id)
            await self._move(draft, head)
            if parent and state == "failed" and head != version_id and loaded[parent].redo_id == version_id:
                draft.amend(loaded[parent], redo_id=version.redo_before)
            if draft.session.pending_version_id == version_id:
                draft.point(pending_version_id=None)
            draft.point(moving_to=None)
            if turn is not None:
                draft.say(turn)
            return version

        return await self._save(session, change)

    async def move_head(
        self, session: Session, to: int, *, receipt: Receipt | None = None, turn: Turn | None = None
    ) -> Session:
        """Undo, redo and restore: the head goes to `to`, and Redo will lead back. A receipt becomes that of `to`."""

        async def change(draft: Draft) -> None:
            self._none_pending(session)
            target = await self.version(session, to)
            draft.point(moving_to=None)
            if receipt is not None:
                draft.amend(target, receipt=receipt)
            await self._move(draft, to)
            if turn is not None:
                draft.say(turn)

        return (await self._save(session, change))[0]

    async def begin_move(self, session: Session, to: int) -> Session:
        """Say that the files of `to` are about to be written, so that a crash before `move_head` can be settled."""

        async def change(draft: Draft) -> None:
            self._none_pending(session)
            draft.point(moving_to=to)

        return (await self._save(session, change))[0]

    async def stay(self, session: Session) -> Session:
        """The files of `begin_move` were not written: the head stays where it is."""

        async def change(draft: Draft) -> None:
            draft.point(moving_to=None)

        return (await self._save(session, change))[0]

    async def amend_receipt(self, session_id: str, version_id: int, receipt: Receipt) -> Version:
        """Replace the receipt of a version, whatever else happens to the session meanwhile."""
        session = await self.get(session_id)

        async def change(draft: Draft) -> Version:
            return draft.amend(await self.version(draft.session, version_id), receipt=receipt)

        return (await self._save(session, change, commutes=True))[1]

    async def add_turn(self, session: Session, turn: Turn) -> Session:
        """Append a turn, whatever else happens to the session meanwhile."""

        async def change(draft: Draft) -> None:
            draft.say(turn)

        return (await self._save(session, change, commutes=True))[0]

    async def mark(
        self, session_id: str, version_id: int, *, label: str | None = None, starred: bool | None = None
    ) -> tuple[Session, Version]:
        """Name a version ("" takes the name away) and star it or not; None leaves either as it is.

        A session with a starred version is kept for good; when the last star goes, it expires as others do, counted
        from then. Raises `Malformed` (`bad_label`) for a name that is none.
        """
        name = None if label is None else cleaned(label)
        session = await self.get(session_id)

        async def change(draft: Draft) -> Version:
            version = await self.version(draft.session, version_id)
            if label is not None:
                version = draft.amend(version, label=name)
            if starred is not None:
                version = draft.star(version, starred=starred)
            return version

        return await self._save(session, change, commutes=True)

    async def _keep(
        self, draft: Draft, files: Mapping[str, bytes | None], known: Iterable[str | None] = ()
    ) -> dict[str, str | None]:
        """Save contents in a draft, each packed against what the store has now; gives their manifest."""
        skip = set(known)
        digests = {path: blobs.digest(content) for path, content in files.items() if content is not None}
        beside = await self._contents.beside(
            draft.session, {path: digest for path, digest in digests.items() if digest not in skip}
        )
        return draft.store(files, known=skip | beside.stored, keyframes=beside.keyframes)

    async def _keep_again(self, session: Session, files: Mapping[str, bytes | None]) -> Session:
        """Save contents that the store has lost and the disk still has."""

        async def change(draft: Draft) -> None:
            await self._keep(draft, files)

        return (await self._save(session, change, commutes=True))[0]

    async def _join(self, session: Session, files: Mapping[str, bytes | None]) -> Session:
        async def change(draft: Draft) -> None:
            original = await self.version(session, tree.ROOT)
            draft.amend(original, files=await self._keep(draft, files) | original.files)

        return (await self._save(session, change))[0]

    async def _move(self, draft: Draft, to: int, new: Version | None = None) -> None:
        """Move the head in a draft, and the pointers of Redo along the new path; `new` is not stored yet."""
        head = draft.session.current_version_id
        if head == to:
            return
        loaded = await self._lineage(draft.session, head, to, new)
        for number, redo_id in tree.redo_updates(loaded, head, to).items():
            draft.amend(loaded[number], redo_id=redo_id)
        draft.point(current_version_id=to)

    async def _save(
        self, seen: Session, change: Callable[[Draft], Coroutine[Any, Any, T]], *, commutes: bool = False
    ) -> tuple[Session, T]:
        """Draft a change of the stored session and commit it; again from the start when somebody else came first."""
        self._own(seen)
        for _ in range(_ATTEMPTS):
            (document,) = await self._store.read(keys.head(seen))
            if document is None:
                raise NotFound(
                    "This session has expired or was cleared; start a new one by sending the prompt again",
                    "session_not_found",
                )
            current = parsed(document)
            if not commutes and _pointers(current) != _pointers(seen):
                break
            draft = Draft(current, document.revision, self._clock())
            result = await change(draft)
            try:
                await self._store.commit(draft.batch(str(self._new_id()), self._ttl))
            except RevisionMoved:
                continue
            return draft.session, result
        raise Conflict(
            "Something else changed this session at the same time; look at it and try again", "session_changed"
        )

    @staticmethod
    def _none_pending(session: Session) -> None:
        if session.pending_version_id is not None:
            raise Conflict(
                "The last change of this component has not ended; wait for it, or restart Sidestory",
                "version_pending",
                {"versionId": session.pending_version_id},
            )


def _pointers(session: Session) -> tuple[int | None, ...]:
    return session.current_version_id, session.last_version_id, session.pending_version_id, session.moving_to
