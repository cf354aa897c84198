import ctypes
import errno
import sys
from pathlib import Path

import pytest

from sidecar.workspace import swap_macos
from sidecar.workspace.folders import HandleFolder, PathFolder
from sidecar.workspace.swap import Unsupported
from sidecar.workspace.swap_macos import SwapFlag

Call = tuple[int, bytes, int, bytes, int]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """What the system would be asked, answered as if it worked; the second time as if the volume couldn't."""
    asked: list[Call] = []

    def renameatx_np(*call: int | bytes) -> int:
        asked.append(call)  # type: ignore[arg-type]  # as ctypes passes them
        ctypes.set_errno(errno.ENOTSUP)
        return 0 if len(asked) == 1 else -1

    monkeypatch.setattr(swap_macos, "_renameatx_np", lambda: renameatx_np)
    return asked


def test_the_swap_is_asked_for_by_handle(tmp_path: Path, calls: list[Call]) -> None:
    """Both names are relative to the open folder, with RENAME_SWAP; a volume that can't is told as unsupported."""
    with HandleFolder(tmp_path) as folder:
        SwapFlag().exchange(folder, "ä", "b")
        assert calls == [(folder.handle, "ä".encode(), folder.handle, b"b", 2)]
        with pytest.raises(Unsupported):
            SwapFlag().exchange(folder, "a", "b")


def test_placing_is_exclusive(tmp_path: Path, calls: list[Call]) -> None:
    """A free name is asked for with RENAME_EXCL."""
    with HandleFolder(tmp_path) as folder:
        SwapFlag().place(folder, "a", "b")
    assert calls[0][4] == 4


def test_elsewhere_it_is_unsupported(tmp_path: Path) -> None:
    """Without a handle, or without the call, another way must do."""
    with PathFolder(tmp_path) as folder, pytest.raises(Unsupported):
        SwapFlag().exchange(folder, "a", "b")
    if sys.platform != "darwin":
        with HandleFolder(tmp_path) as folder, pytest.raises(Unsupported):
            SwapFlag().place(folder, "a", "b")
