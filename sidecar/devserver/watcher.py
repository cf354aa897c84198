"""Sees every change of the project's files, by whoever made it, with watchfiles."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

_IGNORED = {"node_modules", "dist", "storybook-static", "coverage", "build", "__pycache__"}
# How often watchfiles looks whether anything was heard of, which costs the same when nothing was: a receipt tells what the
# watcher saw, but waits for no more than the page. The debounce only bounds a flood, e.g. a git checkout.
_STEP_MS, _ROOT_STEP_MS, _DEBOUNCE_MS = 20, 100, 200


def ignored(name: str) -> bool:
    """Whether a file or folder of this name is never a source file."""
    return name.startswith(".") or name in _IGNORED


def folders(project: Path) -> list[Path]:
    """The folders worth watching: the first level without dot folders, dependencies and build output.

    Watching the project's root with all below it would put an inotify watch on each of node_modules' thousand folders.
    """
    return sorted(
        entry for entry in project.iterdir() if not ignored(entry.name) and entry.is_dir() and not entry.is_symlink()
    )


class Watcher:
    """Calls `on_change` with sets of changed project paths (POSIX, relative) for as long as `run` runs."""

    def __init__(self, project: Path, on_change: Callable[[set[str]], None]) -> None:
        self._project = project
        self._on_change = on_change

    async def run(self) -> None:
        """Watch until cancelled. New first-level folders are picked up: the root is watched too, without its subfolders."""
        while True:
            await self._watch_folders()

    async def _watch_folders(self) -> None:
        """Watch the folders that are there now, until others are."""
        seen = folders(self._project)
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch([self._project], seen, stop, recursive=False), name="watch the root")
            if seen:
                group.create_task(self._watch(seen, seen, stop, recursive=True), name="watch the folders")

    async def _watch(
        self, paths: Sequence[Path], seen: Sequence[Path], stop: asyncio.Event, *, recursive: bool
    ) -> None:
        from watchfiles import Change, awatch  # noqa: PLC0415  loads a native library

        async for changes in awatch(
            *paths,
            watch_filter=None,
            debounce=_DEBOUNCE_MS,
            step=_STEP_MS if recursive else _ROOT_STEP_MS,
            stop_event=stop,
            recursive=recursive,
            ignore_permission_denied=True,  # nor does a folder matter that went away since it was listed
            yield_on_timeout=True,  # a folder made while the watch began is noticed then
        ):
            changed = {path for _, raw in changes if (path := self._relative(raw))}
            if changed:
                self._on_change(changed)
            # A watch doesn't follow a name: of a folder that was replaced, e.g. by a checkout, it sees nothing more.
            replaced = any(kind is not Change.modified and Path(raw) in seen for kind, raw in changes)
            if replaced or folders(self._project) != seen:
                stop.set()

    def _relative(self, raw: str) -> str | None:
        try:
            path = Path(raw).relative_to(self._project)
        except ValueError:
            return None
        return None if any(ignored(part) for part in path.parts) else path.as_posix()
