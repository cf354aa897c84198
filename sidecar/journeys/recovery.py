"""At start: what a crash left half done is finished or taken back, first on disk, then in the sessions."""

import logging

from sidecar.errors import SidestoryError
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest

_log = logging.getLogger(__name__)


async def settle_pending(sessions: SessionService, policy: PathPolicy) -> None:
    """Decide each version that was committed but not settled: applied when it is what is on disk, else failed.

    The writer has recovered before, so that a set of files is all before or all after.
    """
    for session in await sessions.pending():
        try:
            await _settle(sessions, policy, session)
        except SidestoryError as error:  # a damaged session must not keep the others from starting
            _log.error("a pending version of %s stays undecided: %s", session.component_path, error.message)


async def _settle(sessions: SessionService, policy: PathPolicy, session: Session) -> None:
    number = session.pending_version_id
    if number is None:
        return
    version = await sessions.version(session, number)
    before = {} if version.parent_id is None else await sessions.manifest(session, version.parent_id)
    # Only what it changed tells: a person may have edited the others since.
    changed = [path for path, sha in version.files.items() if before.get(path) != sha]
    disk = read_all(policy, changed)
    there = all((None if data is None else digest(data)) == version.files[path] for path, data in disk.items())
    _log.warning("version %d of %s was %s", number, session.component_path, "written" if there else "not written")
    if there:
        await sessions.settle(session, number, "applied", head=number)
    else:
        await sessions.settle(session, number, "failed")
