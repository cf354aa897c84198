import os
from pathlib import Path

import pytest

from sidecar.errors import NotFound, Refused
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.touch import touch
from tests.workspace.helpers import lay, tree_hash

LONG_AGO = 1_000_000_000


def aged(path: Path) -> Path:
    """The file, as if nobody had written it for years."""
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_only_the_time_changes(policy: PathPolicy) -> None:
    """A new modification time; content, mode and inode stay, and no other file is there afterwards."""
    file = aged(policy.root / "src" / "Button.css")
    file.chmod(0o640)
    before, inode = tree_hash(policy.root), file.stat().st_ino
    touch(policy, "src/Button.css")
    assert file.stat().st_mtime > LONG_AGO
    assert (tree_hash(policy.root), file.stat().st_ino) == (before, inode)


def test_a_file_that_is_gone(policy: PathPolicy) -> None:
    """It isn't made; nor is its folder."""
    before = tree_hash(policy.root)
    for path in ("src/gone.css", "no/folder.css"):
        with pytest.raises(NotFound) as caught:
            touch(policy, path)
        assert (caught.value.code, caught.value.details) == ("file_not_found", {"path": path})
    assert tree_hash(policy.root) == before


@pytest.mark.parametrize("path", [".env", "package.json", "vite.config.ts", "tools/helper.ts", ".storybook/preview.ts"])
def test_protected_files_are_not_touched(policy: PathPolicy, path: str) -> None:
    """A new time makes a watching tool run them (threat 17)."""
    file = aged(policy.root / path)
    with pytest.raises(Refused):
        touch(policy, path)
    assert file.stat().st_mtime == LONG_AGO


def test_no_link_leads_out(policy: PathPolicy) -> None:
    """Neither a file nor a folder (threat 14)."""
    outside = lay(policy.root.parent / "proj-evil", {"x.css": ""})
    file = aged(outside / "x.css")
    (policy.root / "src" / "x.css").symlink_to(file)
    (policy.root / "src" / "evil").symlink_to(outside, target_is_directory=True)
    for path in ("src/x.css", "src/evil/x.css", "../proj-evil/x.css"):
        with pytest.raises(Refused):
            touch(policy, path)
    assert file.stat().st_mtime == LONG_AGO


def test_a_link_that_appears_in_between_is_not_followed(policy: PathPolicy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threat 15: whoever swaps a link in after the check reaches nothing."""
    file = aged(lay(policy.root.parent / "proj-evil", {"x.css": ""}) / "x.css")
    writable = policy.writable

    def swapped(path: str) -> str:
        canonical = writable(path)
        (policy.root / path).unlink()
        (policy.root / path).symlink_to(file)
        return canonical

    monkeypatch.setattr(policy, "writable", swapped)
    with pytest.raises(OSError, match=r".*"):
        touch(policy, "src/Button.css")
    assert file.stat().st_mtime == LONG_AGO
