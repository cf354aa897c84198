import sys
from pathlib import Path

import pytest

from sidecar.workspace import swap_linux
from sidecar.workspace.folders import HandleFolder, PathFolder
from sidecar.workspace.swap import Unsupported
from sidecar.workspace.swap_linux import Exchange

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a system call of Linux")


def test_one_step_keeps_both_files(tmp_path: Path) -> None:
    """The exchange is one call: both inodes live on under each other's name."""
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    inodes = [(tmp_path / name).stat().st_ino for name in ("a", "b")]
    with HandleFolder(tmp_path) as folder:
        Exchange().exchange(folder, "a", "b")
    assert [(tmp_path / name).stat().st_ino for name in ("b", "a")] == inodes


def test_without_a_handle_or_the_call_another_way_must_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old C library, or a folder without a handle, is told as unsupported."""
    with PathFolder(tmp_path) as folder, pytest.raises(Unsupported):
        Exchange().exchange(folder, "a", "b")
    monkeypatch.setattr(swap_linux, "_renameat2", lambda: None)
    with HandleFolder(tmp_path) as folder, pytest.raises(Unsupported):
        Exchange().place(folder, "a", "b")
