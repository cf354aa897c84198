"""Damaged state: what is readable is used, the rest set aside, the user is told, and work goes on."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.projects import lay_components
from tests.faults.scene import BUTTON, Scene
from tests.faults.sidecars import Sidecar

_GARBAGE = b"\xa5{" * 3_000


def _garble(path: Path) -> None:
    path.write_bytes(_GARBAGE)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


_SMALL = ("run.json", "run.lock", "owner", "journal/journal", "journal/lock", "sidestory.db-shm")
_WAYS: tuple[Callable[[Path], None], ...] = (_garble, _cut, _empty)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A component with a session, and its sidecar; what is on disk is kept for the next test."""
    folder = tmp_path_factory.mktemp("corrupted")
    lay_components(folder / "project", "Button")
    with Sidecar(folder / "project", folder / "state") as sidecar:
        laid = Scene(sidecar)
        sidecar.kill()
        for name in ("project", "state"):
            shutil.copytree(folder / name, folder / "kept" / name)
        yield laid


@pytest.fixture
def scene(laid: Scene) -> Scene:
    """The same on disk as at first; the sidecar is to be started."""
    laid.sidecar.kill()
    folder = laid.sidecar.root.parent
    for name in ("project", "state"):
        shutil.rmtree(folder / name)
        shutil.copytree(folder / "kept" / name, folder / name)
    return laid


@pytest.mark.parametrize("spoil", _WAYS)
def test_small_files_may_be_garbage(scene: Scene, spoil: Callable[[Path], None]) -> None:
    """Every one of them is made anew, and nothing of the sessions is lost."""
    state = scene.sidecar.state
    spoiled = 0
    for path in (state.state / "token", *(state.folder / name for name in _SMALL)):
        if path.exists():
            spoil(path)
            spoiled += 1
    assert spoiled >= 5
    scene.sidecar.start()
    scene.oracle.judge(scene.told)
    assert scene.prompt().status == 200


@pytest.mark.parametrize("at", [0, 1, 2, 5])
def test_a_damaged_database(scene: Scene, at: int) -> None:
    """Whichever page it is: the damaged file is set aside, the user told, and prompts work; files stay as they are."""
    database = scene.sidecar.state.database
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with database.open("r+b") as file:
        file.seek(at * 4096)
        file.write(_GARBAGE[:4096])
    before = scene.oracle.project()
    scene.sidecar.start()
    opened = scene.sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert opened.status == 200, opened
    assert scene.oracle.project() == before
    assert list(scene.sidecar.state.folder.glob("sidestory.db.broken-*"))
    assert opened.body["degraded"]
    assert "set aside" in opened.body["degradedReason"]
    session_id = opened.body["sessionId"]
    answer = scene.sidecar.iterate(BUTTON, "padding 77px", session_id)
    assert answer.status == 200, answer
    assert scene.sidecar.post("/__ai-undo", {"sessionId": session_id}).status == 200


_DAMAGES = {
    "session": "UPDATE documents SET value = x'7b22' WHERE name LIKE 'session:%' AND field = ''",
    "head without versions": "DELETE FROM documents WHERE name LIKE '%:versions'",
    "versions without head": "DELETE FROM documents WHERE name LIKE 'session:%' AND field = ''",
    "current version": "UPDATE documents SET value = x'7b22' WHERE name LIKE '%:versions' AND field = '4'",
    "older version": "UPDATE documents SET value = x'7b22' WHERE name LIKE '%:versions' AND field = '2'",
    "first version": "DELETE FROM documents WHERE name LIKE '%:versions' AND field = '1'",
    "turns": "UPDATE items SET value = x'7b22'",
    "no turns": "DELETE FROM items",
    "blobs": "DELETE FROM documents WHERE name LIKE '%:blobs'",
    "garbled blobs": "UPDATE documents SET value = x'0141' WHERE name LIKE '%:blobs'",
    "indexes": "DELETE FROM entries",
    "ids": "DELETE FROM documents WHERE name = 'session-ids'",
}
_TOLD = {"head without versions", "current version", "first version"}
_REPLACED = {*_TOLD, "session", "versions without head"}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_half_a_session(scene: Scene, damage: str) -> None:
    """Whatever is missing of it or unreadable: the palette opens, a prompt works and can be taken back."""
    with closing(sqlite3.connect(scene.sidecar.state.database, isolation_level=None)) as connection:
        assert connection.execute(_DAMAGES[damage]).rowcount > 0
    scene.sidecar.start()
    before = scene.oracle.project()
    opened = scene.sidecar.post("/__ai-session", {"componentPath": BUTTON, "sessionId": scene.told.session_id})
    assert opened.status == 200, opened
    session_id = opened.body["sessionId"]
    if damage in _REPLACED:
        assert session_id != scene.told.session_id
    if damage in _TOLD:
        assert "can't be read any more" in " ".join(opened.body["warnings"])
    answer = scene.sidecar.iterate(BUTTON, "padding 77px", session_id)
    assert answer.status == 200, answer
    undone = scene.sidecar.post("/__ai-undo", {"sessionId": session_id})
    assert undone.status == 200, undone
    assert scene.oracle.project() == before
    assert scene.sidecar.get(f"/__ai-versions?sessionId={session_id}").status == 200
    assert scene.sidecar.get("/__ai-sessions").status == 200
