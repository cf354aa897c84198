"""Asks for a receipt once more, after an unconfirmed one."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection

from sidecar.devserver.base import Prover
from sidecar.errors import Conflict
from sidecar.journeys.change import declarations, loaded_by
from sidecar.journeys.late import LateErrors
from sidecar.journeys.locks import FileLocks
from sidecar.models import Receipt
from sidecar.sessions.service import SessionService
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.touch import touch


class Rechecking:
    """Lets the browser take the current version again: its files are touched, no byte of them changes."""

    def __init__(
        self,
        *,
        sessions: SessionService,
        policy: PathPolicy,
        receipts: Prover,
        locks: FileLocks,
        stories_using: Callable[[str], Awaitable[Collection[str]]],
        late: LateErrors,
    ) -> None:
        self._sessions = sessions
        self._policy = policy
        self._receipts = receipts
        self._locks = locks
        self._stories_using = stories_using
        self._late = late

    async def run(self, session_id: str, version_id: int) -> Receipt:
        """The new receipt of a version, which is kept with it.

        Raises:
            NotFound: There is no such session or version.
            Conflict: `not_current`: its files are not what is on disk, so that no receipt could be about it.
        """
        session = await self._sessions.get(session_id)
        version = await self._sessions.version(session, version_id)
        async with self._locks.hold(version.files):
            disk = read_all(self._policy, version.files)
            if any((None if data is None else digest(data)) != version.files[path] for path, data in disk.items()):
                raise Conflict(
                    f"The files have changed since version {version_id}; restore it to check it.", "not_current"
                )
            before = {} if version.parent_id is None else await self._sessions.manifest(session, version.parent_id)
            changed = [path for path, sha in version.files.items() if sha is not None and before.get(path) != sha]
            stories = await loaded_by(changed, self._stories_using)
            old = {} if version.parent_id is None else await self._sessions.contents(session, version.parent_id)
            brought = declarations(old, {path: disk[path] for path in changed})
            with self._receipts.expect(changed, stories, brought, rewritten=False) as expectation:
                # Told before it happens: the dev server may announce the files before this goes on.
                expectation.written(time.perf_counter())
                for path in changed:
                    await asyncio.to_thread(touch, self._policy, path)
                receipt = await expectation.verdict()
        await self._sessions.amend_receipt(session_id, version_id, receipt)
        self._late.keep(session_id, version_id, receipt)
        return receipt
