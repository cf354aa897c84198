"""Bringing a state back is a write like any other."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sidecar.errors import CannotDo, Conflict
from sidecar.history.local import Kept, LocalHistory
from sidecar.history.records import Damaged
from sidecar.history.restoring import bring_back
from sidecar.workspace.base import Change
from sidecar.workspace.folders import Folder
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.swap import LinkSwap
from sidecar.workspace.textfile import digest
from sidecar.workspace.writer import Writer
from tests.workspace.helpers import lay

SHEET = "src/Button.css"
FIRST, SECOND = b".a { color: red }\n", b".a { color: teal }\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one stylesheet."""
    return lay(tmp_path / "project", {"package.json": "{}", SHEET: FIRST.decode()})


@pytest.fixture
def kept(root: Path, tmp_path: Path) -> tuple[Kept, LocalHistory]:
    """What the sheet was before it was changed."""
    history = LocalHistory(tmp_path / "history", clock=lambda: datetime.now(UTC))
    writer = Writer(PathPolicy(root), tmp_path / "journal", history=history)
    writer.write([Change(SHEET, digest(FIRST), SECOND)])
    return next(history.newest_first(SHEET)), history


def test_it_comes_back(root: Path, tmp_path: Path, kept: tuple[Kept, LocalHistory]) -> None:
    """And what it replaced is the newest entry."""
    entry, history = kept
    writer = Writer(PathPolicy(root), tmp_path / "journal", history=history)
    assert [file.path for file in bring_back(entry, writer, PathPolicy(root)).files] == [SHEET]
    assert (root / SHEET).read_bytes() == FIRST
    assert next(history.newest_first(SHEET)).content == SECOND


def test_a_save_in_that_moment_wins(root: Path, tmp_path: Path, kept: tuple[Kept, LocalHistory]) -> None:
    """Threat 24: a person's edit between the look and the swap stays."""

    class Meddling(LinkSwap):
        def exchange(self, folder: Folder, temp: str, name: str) -> None:
            (root / SHEET).write_bytes(b"theirs")
            super().exchange(folder, temp, name)

    entry, history = kept
    writer = Writer(PathPolicy(root), tmp_path / "journal", history=history, swap=Meddling())
    with pytest.raises(Conflict):
        bring_back(entry, writer, PathPolicy(root))
    assert (root / SHEET).read_bytes() == b"theirs"


def test_damage_is_not_restored(root: Path, tmp_path: Path, kept: tuple[Kept, LocalHistory]) -> None:
    """Nothing is written, and the entry is named."""
    entry, history = kept
    writer = Writer(PathPolicy(root), tmp_path / "journal", history=history)
    with pytest.raises(CannotDo) as caught:
        bring_back(Kept(entry.entry, Damaged("x")), writer, PathPolicy(root))
    assert caught.value.code == "history_damaged"
    assert (root / SHEET).read_bytes() == SECOND
