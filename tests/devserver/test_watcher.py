"""The watcher sees every change of source files, on a real disk."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sidecar.devserver.watcher import Watcher, folders, ignored
from sidecar.tasks import Tasks
from tests.devserver.vite import until


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with sources, dependencies and build output."""
    root = (tmp_path / "project").resolve()
    for folder in ("src/ui", "node_modules/pkg", ".git/objects", "dist", "tools"):
        (root / folder).mkdir(parents=True)
    (root / "link").symlink_to(root / "src")
    return root


class Seen:
    """What a watcher has told."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.paths: list[str] = []

    def add(self, paths: set[str]) -> None:
        """The watcher's call."""
        self.paths += sorted(paths)

    async def of(self, path: str) -> None:
        """Wait until a file's change is seen; it is changed again and again, because the watch may only be beginning."""
        number = 0

        async def change() -> None:
            nonlocal number
            while True:
                number += 1
                (self.project / path).write_text(str(number))
                await asyncio.sleep(0.1)

        async with Tasks() as tasks:
            tasks.start(change(), "change a file")
            await until(lambda: path in self.paths)
        self.paths.clear()


@pytest.fixture
async def seen(project: Path) -> AsyncIterator[Seen]:
    """A running watcher's news."""
    seen = Seen(project)
    async with Tasks() as tasks:
        tasks.start(Watcher(project, seen.add).run(), "watcher")
        await seen.of("src/first.css")
        yield seen


def test_what_is_watched(project: Path) -> None:
    """Source folders of the first level; no dot folders, dependencies, build output, links or files."""
    (project / "package.json").write_text("{}")
    assert folders(project) == [project / "src", project / "tools"]


@pytest.mark.parametrize(("name", "wanted"), [(".git", True), ("node_modules", True), ("dist", True), ("src", False)])
def test_what_is_ignored(name: str, wanted: bool) -> None:
    """By name, wherever it is."""
    assert ignored(name) is wanted


async def test_all_kinds_of_changes(seen: Seen, project: Path) -> None:
    """New, changed, renamed over and removed files are seen, at any depth and in the root."""
    (project / "package.json").write_text("1")
    (project / "src/ui/Button.tsx").write_text("1")
    await until(lambda: {"src/ui/Button.tsx", "package.json"}.issubset(seen.paths))
    seen.paths.clear()
    (project / "src/.Button.tmp").write_text("2")
    (project / "src/.Button.tmp").rename(project / "src/ui/Button.tsx")
    await until(lambda: "src/ui/Button.tsx" in seen.paths)
    seen.paths.clear()
    (project / "src/ui/Button.tsx").unlink()
    await until(lambda: "src/ui/Button.tsx" in seen.paths)


async def test_what_nobody_wants_to_know(seen: Seen, project: Path) -> None:
    """Dependencies, dot files and temporary files are passed over; what is told is relative and POSIX."""
    (project / "node_modules/pkg/index.js").write_text("1")
    (project / "src/.Button.tsx.tmp").write_text("1")
    (project / "src/node_modules").mkdir()
    (project / "src/node_modules/x.js").write_text("1")
    await seen.of("src/last.css")
    assert all("node_modules" not in path and ".Button" not in path for path in seen.paths)


async def test_a_new_folder(seen: Seen) -> None:
    """A first-level folder that is made later is watched too."""
    (seen.project / "lib").mkdir()
    await seen.of("lib/a.css")


async def test_a_folder_that_is_replaced(seen: Seen) -> None:
    """A checkout that removes a folder and makes it again leaves the watcher seeing."""
    for _ in range(3):
        shutil.rmtree(seen.project / "src")
        (seen.project / "src").mkdir()
        await seen.of("src/again.css")


async def test_a_folder_that_goes_away(seen: Seen) -> None:
    """The others are watched on."""
    shutil.rmtree(seen.project / "tools")
    await seen.of("src/still.css")


async def test_a_folder_that_goes_away_before_its_watch_begins(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The watcher doesn't die of it: it lists the folders anew."""
    listed = iter([[project / "src", project / "gone"]])
    monkeypatch.setattr("sidecar.devserver.watcher.folders", lambda root: next(listed, folders(root)))
    seen = Seen(project)
    async with Tasks() as tasks:
        tasks.start(Watcher(project, seen.add).run(), "watcher")
        await seen.of("src/a.css")
