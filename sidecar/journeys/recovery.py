"""What a crash or a full store left half done is finished or taken back: first on disk, then in the sessions."""

import asyncio
import logging

from sidecar.errors import SidestoryError
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer

_log = logging.getLogger(__name__)


class Recovery:
    """Settles sessions whose files were being written when something cut that short. The disk decides how it ended."""

    def __init__(self, sessions: SessionService, policy: PathPolicy, writer: Writer) -> None:
        self._sessions = sessions
        self._policy = policy
        self._writer = writer

    async def settle_all(self) -> None:
        """At start: every session. What can't be settled now is when it is next asked for, so that work goes on."""
        try:
            await asyncio.to_thread(self._writer.recover)
            unsettled = await self._sessions.pending()
        except SidestoryError as error:
            _log.error("what was under way at the last end stays undecided for now: %s", error.message)
            return
        for session in unsettled:
            try:
                await self._settle(session)
            except SidestoryError as error:  # a damaged session must not keep the others from starting
                _log.error("a change of %s stays undecided for now: %s", session.component_path, error.message)

    async def settled(self, session: Session) -> Session:
        """The session, settled if it wasn't. The caller holds the locks of its files, so that nobody is writing them.

        Raises:
            CannotDo: `recovery_failed`: the disk refuses.
            StoreUnavailable: The store does.
        """
        if not (session.unsettled or self._writer.unfinished):
            return session
        await asyncio.to_thread(self._writer.recover)
        return await self._settle(session)

    async def _settle(self, session: Session) -> Session:
        """The writer has recovered before, so that a set of files is all before or all after."""
        number, head = session.pending_version_id, session.current_version_id
        if number is not None:
            written = await self._written(session, (await self._sessions.version(session, number)).parent_id, number)
            _log.warning("version %d of %s was %s", number, session.component_path, _said(written=written))
            if written:
                return (await self._sessions.settle(session, number, "applied", head=number))[0]
            return (await self._sessions.settle(session, number, "failed"))[0]
        if session.moving_to is not None:
            written = await self._written(session, head, session.moving_to)
            _log.warning("version %d of %s was %s", session.moving_to, session.component_path, _said(written=written))
            if written:
                return await self._sessions.move_head(session, session.moving_to)
            return await self._sessions.stay(session)
        return session

    async def _written(self, session: Session, origin: int | None, to: int) -> bool:
        """Whether the files were taken from version `origin` to version `to`.

        One file that is as in `to` says so: a person may have edited the others since.
        """
        before = {} if origin is None else await self._sessions.manifest(session, origin)
        after = await self._sessions.manifest(session, to)
        changed = [path for path, sha in after.items() if before.get(path) != sha]
        disk = read_all(self._policy, changed)
        there = ((None if data is None else digest(data)) == after[path] for path, data in disk.items())
        return not changed or any(there)


def _said(*, written: bool) -> str:
    return "in place" if written else "not in place"
