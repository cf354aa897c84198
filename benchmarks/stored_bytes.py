"""What 200 edits of a component take in the store, beside what git makes of the same files."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.edits import Files
from sidecar.sessions import keys
from sidecar.stores.sqlite import SqliteStore


def ours(store: SqliteStore) -> tuple[int, int]:
    """Bytes of the packed contents, and of everything."""
    connection = store._connection  # noqa: SLF001  the store has no verb that looks at everything
    assert connection is not None
    ((contents,),) = connection.execute("SELECT sum(length(value)) FROM documents WHERE name LIKE '%:blobs'")
    ((documents,),) = connection.execute(
        "SELECT sum(length(value) + length(field)) FROM documents WHERE name != ?", (keys.SESSION_IDS,)
    )
    ((turns,),) = connection.execute("SELECT sum(length(value)) FROM items")
    return contents, documents + turns


def git(folder: Path, states: Iterable[Files]) -> tuple[int, int]:
    """The same states as commits, after `git gc --aggressive`: bytes of the contents, and of the pack with its index."""
    folder.mkdir()
    git_ = shutil.which("git")
    assert git_ is not None, "the comparison needs git"
    nobody = {
        "GIT_AUTHOR_NAME": "n",
        "GIT_AUTHOR_EMAIL": "n@n",
        "GIT_COMMITTER_NAME": "n",
        "GIT_COMMITTER_EMAIL": "n@n",
    }
    isolated = {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"], **nobody}

    def run(*arguments: str) -> str:
        return subprocess.run(
            [git_, *arguments], cwd=folder, env=isolated, check=True, capture_output=True, text=True
        ).stdout

    run("init", "-q")
    for number, files in enumerate(states, 1):
        _lay(folder, files)
        run("add", "-A")
        run("commit", "-q", "--allow-empty", "-m", f"change number {number} of the button")
    run("gc", "-q", "--aggressive", "--prune=now")
    lines = run("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectsize:disk)").split("\n")
    contents = sum(int(line.split()[1]) for line in lines if line.startswith("blob"))
    packs = (folder / ".git" / "objects" / "pack").iterdir()
    return contents, sum(file.stat().st_size for file in packs if file.suffix in {".pack", ".idx"})


def _lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
