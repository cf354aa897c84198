"""Threat 23 for the history: whatever a write dies of, what it touched can be brought back."""

import errno
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.errors import CannotDo
from sidecar.history.local import LocalHistory
from sidecar.workspace.base import Change
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.history import crash
from tests.workspace.crash import PATHS
from tests.workspace.helpers import lay, tree_hash

SHEET = "src/Button.css"
CONTENT = b".a { color: red }\n" * 50


def test_dying_at_every_call(tmp_path: Path) -> None:
    """Before a file is touched, what the whole set was is kept; nothing that was kept before is lost; it goes on."""
    run = subprocess.run(
        [sys.executable, "-m", crash.__name__, str(tmp_path)], capture_output=True, text=True, check=True, timeout=120
    )
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(results) > 20
    for result in results:
        assert not result["touched"] or result["kept"] == list(PATHS), result
        assert result["kept"] in ([], list(PATHS)), result
        assert (result["other"], result["later"]) == (True, True), result
        assert (result["damaged"], result["damaged later"]) == (False, False), result
    # The test can fail: there are deaths before anything was kept, after that, and after files were touched.
    assert {(bool(result["kept"]), bool(result["touched"])) for result in results} == {
        (False, False),
        (True, False),
        (True, True),
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one stylesheet."""
    return lay(tmp_path / "project", {"package.json": "{}", SHEET: CONTENT.decode()})


def test_the_kept_state_is_synced_before_the_file_changes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the sync of the history, and at every call before it, the project is as it was."""
    before = tree_hash(root)
    seen: list[tuple[bool, int]] = []
    history = LocalHistory(tmp_path / "history", clock=lambda: datetime.now(UTC))
    real = os.fdatasync

    def sync(descriptor: int) -> None:
        real(descriptor)
        seen.append((tree_hash(root) == before, len(list(history.newest_first(SHEET)))))

    monkeypatch.setattr("sidecar.history.segments._sync", sync)
    Writer(PathPolicy(root), tmp_path / "journal", history=history).write([Change(SHEET, digest(CONTENT), b"new")])
    assert seen == [(True, 1)]
    assert tree_hash(root) != before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_what_cannot_be_kept_is_not_changed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """A disk that refuses: a clear error, the project as it was, the next write as ever; no path in the message."""

    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code), str(tmp_path))

    before = tree_hash(root)
    history = LocalHistory(tmp_path / "history", clock=lambda: datetime.now(UTC))
    writer = Writer(PathPolicy(root), tmp_path / "journal", history=history)
    with monkeypatch.context() as patched:
        patched.setattr("sidecar.history.segments._sync", refuse)
        with pytest.raises(CannotDo) as caught:
            writer.write([Change(SHEET, digest(CONTENT), b"new")])
    assert caught.value.code == "history_failed"
    assert os.strerror(code) in caught.value.message
    assert str(tmp_path) not in caught.value.message
    assert tree_hash(root) == before
    writer.write([Change(SHEET, digest(CONTENT), b"new")])
    assert [kept.content for kept in history.newest_first(SHEET)] == [CONTENT]


def test_a_history_that_is_no_folder(root: Path, tmp_path: Path) -> None:
    """Something else stands where the history should be: nothing is written."""
    (tmp_path / "history").write_text("mine")
    history = LocalHistory(tmp_path / "history", clock=lambda: datetime.now(UTC))
    with pytest.raises(CannotDo) as caught:
        Writer(PathPolicy(root), tmp_path / "journal", history=history).write([Change(SHEET, digest(CONTENT), b"new")])
    assert caught.value.code == "history_failed"
    assert (root / SHEET).read_bytes() == CONTENT
    assert (tmp_path / "history").read_text() == "mine"
