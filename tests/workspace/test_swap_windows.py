import sys
from pathlib import Path

import pytest

from sidecar.workspace.folders import PathFolder
from sidecar.workspace.swap import Unsupported
from sidecar.workspace.swap_windows import ReplaceFile


def test_elsewhere_it_is_unsupported(tmp_path: Path) -> None:
    """Off Windows another way must do; on it the contract suite of `test_swap.py` runs."""
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    with PathFolder(tmp_path) as folder:
        if sys.platform == "win32":
            ReplaceFile().exchange(folder, "a", "b")
            assert (tmp_path / "b").read_bytes() == b"1"
        else:
            with pytest.raises(Unsupported):
                ReplaceFile().exchange(folder, "a", "b")


def test_placing_moves_a_file(tmp_path: Path) -> None:
    """A free name is taken by a rename."""
    (tmp_path / "a").write_bytes(b"1")
    with PathFolder(tmp_path) as folder:
        ReplaceFile().place(folder, "a", "b")
    assert (tmp_path / "b").read_bytes() == b"1"
