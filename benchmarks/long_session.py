"""Sessions with many versions, made as journeys make them but without the writing of files."""

from collections.abc import Mapping
from datetime import UTC, datetime

from benchmarks.edits import COMPONENT, Files, edits
from sidecar.models import Receipt, Session, StageMark, Turn
from sidecar.sessions.service import SessionService
from sidecar.state import ProjectState
from sidecar.stores.sqlite import SqliteStore
from tests.e2e.conftest import Site

_RECEIPT = Receipt(
    receipt_id="3f0c2f5e-0000-4000-8000-000000000000",
    verdict="confirmed",
    stages=[StageMark(stage="written", at_ms=4.2), StageMark(stage="rendered", at_ms=81.9)],
)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


async def grown(service: SessionService, base: Mapping[str, bytes], count: int) -> tuple[Session, Files]:
    """A new session with Original and `count - 1` changes that worked, each with its turn; and the files of its head."""
    session = (await service.open(COMPONENT, fresh=True)).session
    session = await service.ensure_base(session, base)
    files: Files = base
    for number, after in enumerate(edits(base, count - 1), 2):
        changed = {path: content for path, content in after.items() if files[path] != content}
        prompt = f"change number {number} of the button"
        session, _ = await service.commit_version(
            session, parent=session.current_version_id, files=changed, prompt=prompt, origin="prompt"
        )
        turn = Turn(timestamp=now(), user_prompt=prompt, ai_response="Changed it.", success=True, version_id=number)
        session, _ = await service.settle(session, number, "applied", head=number, receipt=_RECEIPT, turn=turn)
        files = after
    return session, files


async def planted(site: Site, base: Mapping[str, bytes], count: int) -> str:
    """A session of `count` versions for a sidecar that is not running yet, its head on the disk; gives its id."""
    state = ProjectState(site.project, site.state)
    state.prepare()
    async with SqliteStore(state.database, clock=now) as store:
        session, files = await grown(SessionService(store, clock=now, owner=state.project_id), base, count)
    for path, content in files.items():
        (site.project / path).write_bytes(content)
    return session.session_id
