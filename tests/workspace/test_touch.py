"""A touch changes a file's time and nothing else."""

import os
from pathlib import Path

import pytest

from sidecar.errors import NotFound, Refused
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.touch import touch
from tests.workspace.helpers import tree_hash

LONG_AGO = 1_000_000_000


def test_only_the_time_changes(policy: PathPolicy, root: Path) -> None:
    """The watcher has something to see; content, mode and inode stay, and no file comes up beside it."""
    file = root / "src/Button.tsx"
    file.chmod(0o640)
    os.utime(file, (LONG_AGO, LONG_AGO))
    before, inode = tree_hash(root), file.stat().st_ino
    touch(policy, "src/Button.tsx")
    assert file.stat().st_mtime > LONG_AGO
    assert (tree_hash(root), file.stat().st_ino) == (before, inode)


@pytest.mark.parametrize("path", ["src/gone.tsx", "nowhere/Button.tsx"])
def test_a_file_that_is_not_there(path: str, policy: PathPolicy, root: Path) -> None:
    """It is not made."""
    with pytest.raises(NotFound):
        touch(policy, path)
    assert not (root / path).exists()


@pytest.mark.parametrize("path", ["package.json", ".env", "../outside.tsx", "src/link.tsx"])
def test_what_may_not_be_written(path: str, policy: PathPolicy, root: Path, tmp_path: Path) -> None:
    """It may not be touched either, nor anything through a symlink (threats 14 and 17)."""
    outside = tmp_path / "outside.tsx"
    outside.write_text("secret")
    (root / "src/link.tsx").symlink_to(outside)
    os.utime(outside, (LONG_AGO, LONG_AGO))
    with pytest.raises(Refused):
        touch(policy, path)
    assert outside.stat().st_mtime == LONG_AGO
