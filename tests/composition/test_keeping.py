import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.history.local import LocalHistory
from sidecar.sessions.service import SessionService
from sidecar.state import ProjectState
from sidecar.stores.sqlite import SqliteStore
from sidecar.workspace.base import Cause
from tests.api.conftest import BUTTON, PROJECT, SHEET, project, started
from tests.workspace.helpers import tree_hash

__all__ = ["project"]  # fixture


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


async def test_without_a_state_folder_it_works_in_memory(project: Path, tmp_path: Path) -> None:
    """Changes are made all the same, and the user is told that nothing will be kept."""
    (tmp_path / "state").write_text("a file where the folder should be")
    async with started(tmp_path) as running:
        done = await running.iterate("padding 10px")
        assert done["success"] is True
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
        assert (opened["storage"], opened["degraded"]) == ("memory", True)
        assert opened["degradedReason"] == "The state folder can't be written."
        assert (await running.get("/health"))["degraded"] is True


async def test_a_broken_database_is_set_aside(project: Path, tmp_path: Path) -> None:
    """It is kept under another name, the user is told which, and a new one is begun."""
    state = ProjectState(project, tmp_path / "state")
    state.prepare()
    state.database.write_bytes(b"this is no database" * 500)
    async with started(tmp_path) as running:
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
    assert (opened["storage"], opened["degraded"]) == ("sqlite", True)
    (aside,) = state.folder.glob("*.broken-*")
    assert aside.name in opened["degradedReason"]
    assert str(tmp_path) not in opened["degradedReason"]
    assert aside.read_bytes().startswith(b"this is no database")


async def test_the_local_history_outlives_sessions(project: Path, tmp_path: Path) -> None:
    """What files were before a prompt, an undo and a restore is kept, with the reason, also after Clear and a restart."""
    state = ProjectState(project, tmp_path / "state")
    async with started(tmp_path) as running:
        before = running.read()
        session_id = (await running.iterate("padding 10px"))["sessionId"]
        padded = running.read()
        await running.post("/__ai-undo", {"sessionId": session_id})
        await running.post("/__ai-undo", {"sessionId": session_id, "versionId": 2})
        await running.post("/__ai-clear", {"sessionId": session_id})
    async with started(tmp_path):
        history = LocalHistory(state.history, clock=now)
        kept = [(each.entry.cause, each.content) for each in history.newest_first(SHEET)]
    assert kept == [
        (Cause("restore"), before.encode()),
        (Cause("undo"), padded.encode()),
        (Cause("prompt", "padding 10px"), before.encode()),
    ]


async def test_a_full_history_disk_changes_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The prompt fails in words, the file stays, the version counts as failed, and the next prompt works."""

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with started(tmp_path) as running:
        before, _ = await running.oracle()
        with monkeypatch.context() as patched:
            patched.setattr("sidecar.history.segments._sync", full)
            refused = await running.iterate("padding 10px", 422)
        assert refused["code"] == "history_failed"
        assert "No space left" in refused["error"]
        assert tree_hash(project.parent) == before
        done = await running.iterate("padding 11px")
        assert done["success"] is True
        assert "padding: 11px" in running.read()


@pytest.mark.parametrize("written", [True, False])
async def test_a_pending_version_is_settled_at_start(project: Path, tmp_path: Path, written: bool) -> None:
    """After a crash between commit and settle the disk decides: applied with the head on it, or failed."""
    state = ProjectState(project, tmp_path / "state")
    state.prepare()
    after = PROJECT[SHEET].replace("red", "blue")
    async with SqliteStore(state.database, clock=now) as store:
        sessions = SessionService(store, clock=now, owner=state.project_id)
        session = (await sessions.open(BUTTON)).session
        session = await sessions.ensure_base(session, {SHEET: PROJECT[SHEET].encode()})
        await sessions.commit_version(session, parent=1, files={SHEET: after.encode()}, prompt="blue", origin="prompt")
    if written:
        (project / SHEET).write_text(after)
    async with started(tmp_path) as running:
        answer = await running.get("/__ai-versions", sessionId=session.session_id)
        assert answer["currentVersion"] == (2 if written else 1)
        assert answer["versions"][0]["state"] == ("applied" if written else "failed")
        assert (await running.iterate("padding 10px"))["versionId"] == 3
