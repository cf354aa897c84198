"""Undo, redo and restore: the head goes to another version, and the files with it.

They take back Sidestory's changes, never a person's: what was changed by hand since is merged, or asked about.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from typing import Any, Literal

from sidecar.errors import CannotDo, Conflict, StoreUnavailable
from sidecar.journeys.change import Changer, Contents, Outcome, kept_as_far_as_it_goes, next_start_decides, text
from sidecar.journeys.journey import Journey
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.journeys.recovery import Recovery
from sidecar.models import Session, Version
from sidecar.sessions.diffs import file_diffs
from sidecar.sessions.merge import merge
from sidecar.sessions.service import SessionService
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import STYLES, extension

Choice = Literal["mine", "theirs"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a rewind goes: the files of `version`, with a person's edits since merged in when `merged`."""

    version: Version
    files: Contents
    merged: bool


class Rewinding:
    """Moves the head of a session and writes the files of the version it arrives at."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        policy: PathPolicy,
        changer: Changer,
        locks: FileLocks,
        late: LateErrors,
        recovery: Recovery,
    ) -> None:
        self._sessions = sessions
        self._policy = policy
        self._changer = changer
        self._locks = locks
        self._late = late
        self._recovery = recovery

    async def undo(
        self, journey: Journey, session: Session, version_id: int | None, choice: Choice | None
    ) -> Mapping[str, Any]:
        """Go to the parent of the head, or to any version.

        Args:
            journey: Whom to tell.
            session: The session.
            version_id: Where to go; None: to the parent.
            choice: What to do where a person's edit stands in the way: keep `mine`, or take `theirs`, the version's.

        Raises:
            CannotDo: `nothing_to_undo`.
            NotFound: `version_not_found`.
            Conflict: `external_edit`, with `conflicts` (paths) and `choices`, unless a choice was made.
        """
        async with self._alone(journey, session) as session:  # noqa: PLR1704  as it is by now
            if version_id is not None:
                version = await self._sessions.version(session, version_id)
                return await self._travel(journey, session, version, choice)
            step = await self._sessions.undo_step(session)
            if step is None:
                raise CannotDo("There is nothing to undo: no change of Sidestory's is left.", "nothing_to_undo")
            undone, version = step[0], await self._sessions.version(session, step[1].version_id)
            return await self._travel(journey, session, version, choice, undone.version_id)

    async def redo(self, journey: Journey, session: Session, choice: Choice | None) -> Mapping[str, Any]:
        """Go to the child of the head that was visited last.

        Raises:
            CannotDo: `nothing_to_redo`.
            Conflict: As `undo`.
        """
        async with self._alone(journey, session) as session:  # noqa: PLR1704  as it is by now
            target = await self._sessions.redo_target(session)
            if target is None:
                raise CannotDo("There is nothing to redo: this is the newest version.", "nothing_to_redo")
            version = await self._sessions.version(session, target.version_id)  # with files that joined after it
            return await self._travel(journey, session, version, choice)

    @asynccontextmanager
    async def _alone(self, journey: Journey, session: Session) -> AsyncIterator[Session]:
        """The session as it is once nobody else changes its files: where to go is decided only then."""
        journey.session_id = session.session_id
        head = session.current_version_id
        files = await self._sessions.manifest(session, head) if head else {}
        async with self._locks.hold(files, journey.waits):
            yield await self._recovery.settled(await self._sessions.get(session.session_id))

    async def _travel(
        self, journey: Journey, session: Session, version: Version, choice: Choice | None, undone: int | None = None
    ) -> Mapping[str, Any]:
        """Go to `version`; what the disk has beyond `undone` (None: the head) is a person's and stays."""
        journey.stage("reading")
        disk = read_all(self._policy, version.files)
        target = await self._target(session, undone or session.current_version_id, version, disk, choice)
        journey.point_of_no_return()
        if target.merged or any(disk[path] != data for path, data in target.files.items()):
            # Whatever a person changed since becomes a version first, so that it can be come back to.
            session = await self._sessions.ensure_base(session, disk)
        after = {path: data for path, data in target.files.items() if disk[path] != data}
        go = self._merged if target.merged else self._moved
        try:
            return await go(journey, session, target, disk, after)
        except Conflict as error:
            if "paths" not in error.details:
                raise
            # A save in the very moment of the write: the same question as for any other hand edit.
            raise _in_the_way(error.details["paths"], version.version_id, []) from error

    async def _target(
        self, session: Session, base: int, version: Version, disk: Contents, choice: Choice | None
    ) -> Target:
        ours = await self._sessions.contents(session, base)
        theirs = await self._sessions.contents(session, version.version_id)
        files: dict[str, bytes | None] = {}
        conflicts: list[str] = []
        hints: list[str] = []
        merged = False
        for path, wanted in theirs.items():
            if disk[path] == ours.get(path) or choice == "theirs":
                files[path] = wanted
                continue
            result = await merge(ours.get(path), disk[path], wanted, _valid(path, disk[path]))
            files[path] = disk[path] if result.conflicts else result.data
            merged = merged or files[path] != wanted
            if result.conflicts:
                conflicts.append(path)
                hints.extend([result.hint] if result.hint else [])
        if conflicts and choice is None:
            raise _in_the_way(conflicts, version.version_id, hints)
        return Target(version, files, merged)

    async def _moved(
        self, journey: Journey, session: Session, target: Target, disk: Contents, after: Contents
    ) -> Mapping[str, Any]:
        """The files become exactly those of the version: only the head moves."""
        origin = session.current_version_id

        async def moved() -> None:
            nonlocal session
            session = await self._sessions.move_head(session, target.version.version_id)

        async def leaving() -> None:
            nonlocal session
            session = await self._sessions.begin_move(session, origin)

        async def noted() -> None:
            nonlocal session
            session = await self._sessions.begin_move(session, target.version.version_id)

        try:
            outcome = await self._write(journey, disk, after, moved, leaving, noted)
        except BaseException as error:
            if session.moving_to is not None and not next_start_decides(journey, error):
                with suppress(StoreUnavailable):  # the next request settles it
                    await asyncio.shield(self._sessions.stay(session))
            raise
        if outcome is not None and outcome.rolled_back:
            session = await self._sessions.move_head(session, origin)
        elif outcome is not None:
            with kept_as_far_as_it_goes(outcome):
                session = await self._sessions.move_head(session, target.version.version_id, receipt=outcome.receipt)
        return await self._answer(session, target, disk, after, outcome)

    async def _merged(
        self, journey: Journey, session: Session, target: Target, disk: Contents, after: Contents
    ) -> Mapping[str, Any]:
        """The person's edit stays on top of the version: that is a new one, beside those that were undone."""
        back = session.current_version_id
        session, version = await self._sessions.commit_version(
            session,
            parent=target.version.version_id,
            files=target.files,
            prompt=f"Version {target.version.version_id} with your edit",
            origin="external",
        )

        async def moved() -> None:
            nonlocal session
            session, _ = await self._sessions.settle(session, version.version_id, "applied", head=version.version_id)

        async def leaving() -> None:
            nonlocal session
            session = await self._sessions.begin_move(session, back)

        try:
            outcome = await self._write(journey, disk, after, moved, leaving)
        except BaseException as error:  # refused, or a defect: no later change may wait for this one
            if session.pending_version_id is not None and not next_start_decides(journey, error):
                await asyncio.shield(self._sessions.settle(session, version.version_id, "failed"))
            raise
        broken = outcome is not None and outcome.rolled_back
        with nullcontext() if outcome is None else kept_as_far_as_it_goes(outcome):
            session, version = await self._sessions.settle(
                session,
                version.version_id,
                "failed" if broken else "applied",
                head=back if broken else version.version_id,
                receipt=outcome.receipt if outcome else None,
                redo=None if broken else back,
            )
        return await self._answer(session, replace(target, version=version), disk, after, outcome)

    async def _write(
        self,
        journey: Journey,
        disk: Contents,
        after: Contents,
        moved: Callable[[], Awaitable[None]],
        leaving: Callable[[], Awaitable[None]],
        noted: Callable[[], Awaitable[None]] | None = None,
    ) -> Outcome | None:
        if after:
            before = {path: disk[path] for path in after}
            return await self._changer.write(journey, before, after, moved, leaving, noted=noted)
        await moved()
        return None

    async def _answer(
        self, session: Session, target: Target, disk: Contents, after: Contents, outcome: Outcome | None
    ) -> Mapping[str, Any]:
        rolled_back = outcome.rolled_back if outcome else False
        number = target.version.version_id
        if outcome is not None and not rolled_back:
            self._late.keep(session.session_id, number, outcome.receipt)
        return {
            "success": True,
            "sessionId": session.session_id,
            "versionId": number,
            "currentVersion": session.current_version_id,
            "rolledBack": rolled_back,
            "merged": target.merged,
            "message": f"Version {number} broke the page, so nothing was changed."
            if rolled_back
            else _said(target, after),
            "diff": [diff.wire() for diff in file_diffs({path: disk[path] for path in after}, after)],
            "receipt": outcome.receipt.wire() if outcome else None,
            "canUndo": await self._sessions.can_undo(session),
            "canRedo": await self._sessions.can_redo(session),
        }


def _valid(path: str, disk: bytes | None) -> Callable[[bytes], bool] | None:
    """For a stylesheet: whether a text of it has no more errors than what is on disk."""
    from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

    if extension(path) not in STYLES:
        return None
    before = text(disk)
    return lambda merged: not new_errors(path, before, text(merged))


def _in_the_way(paths: Sequence[str], number: int, hints: Sequence[str]) -> Conflict:
    names = " and ".join(path.rpartition("/")[2] for path in paths)
    return Conflict(
        f"You changed {names} by hand since, in the same place. Keep your edit, or take version {number} all the same?",
        "external_edit",
        {
            "conflicts": list(paths),
            "choices": ["mine", "theirs"],
            "versionId": number,
            **({"hint": hints[0]} if hints else {}),
        },
    )


def _said(target: Target, after: Contents) -> str:
    number = target.version.version_id
    if target.merged and not after:
        return "Nothing was undone: your edit stays as it is."
    return f"Version {number}, with your edit kept." if target.merged else f"Version {number} is back."
