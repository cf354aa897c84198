from pathlib import Path

from sidecar.workspace.scan import project_files
from tests.workspace.helpers import lay


def test_own_files_only(tmp_path: Path) -> None:
    """Dependencies, builds, hidden folders and what links lead to are left out; the rest comes folder by folder."""
    root = lay(
        tmp_path / "proj",
        {
            "index.html": "",
            "src/b.ts": "",
            "src/a.ts": "",
            "src/deep/c.ts": "",
            "node_modules/x/i.js": "",
            "src/node_modules/y.js": "",
            ".git/config": "",
            "dist/out.js": "",
        },
    )
    lay(tmp_path / "other", {"secret.ts": ""})
    (root / "linked").symlink_to(tmp_path / "other")
    (root / "circle").symlink_to(root)
    assert list(project_files(root)) == ["index.html", "src/a.ts", "src/b.ts", "src/deep/c.ts"]


def test_a_folder_that_goes_away_meanwhile_is_empty(tmp_path: Path) -> None:
    """A folder removed during the walk has no files."""
    root = lay(tmp_path, {"a.ts": "", "src/b.ts": ""})
    found = []
    for path in project_files(root):
        found.append(path)
        if path == "a.ts":
            (root / "src/b.ts").unlink()
            (root / "src").rmdir()
    assert found == ["a.ts"]


def test_depth_is_bounded(tmp_path: Path) -> None:
    """Folders without end are not followed without end."""
    root = lay(tmp_path, {"/".join(["d"] * 16) + "/in.ts": "", "/".join(["d"] * 17) + "/out.ts": ""})
    assert [path.rpartition("/")[2] for path in project_files(root)] == ["in.ts"]
