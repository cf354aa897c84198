"""A bounded walk over the project's own files."""

import os
from collections.abc import Iterator
from pathlib import Path

_SKIPPED = frozenset(
    {"node_modules", "bower_components", "dist", "build", "out", "coverage", "storybook-static", "vendor", "target"}
)
_MAX_ENTRIES = 50_000
_MAX_DEPTH = 16


def project_files(root: Path) -> Iterator[str]:
    """Project-relative POSIX paths of all files, sorted folder by folder.

    Dependencies, builds and hidden folders are left out, symlinked folders aren't entered, and a project of more than
    50,000 entries is read in part.
    """
    seen = 0
    waiting = [("", 0)]
    while waiting:
        folder, depth = waiting.pop(0)
        try:
            with os.scandir(root / folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError:  # removed since, or not ours to list: there is nothing to find in it
            continue
        for entry in listed:
            seen += 1
            if seen > _MAX_ENTRIES:
                return
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if depth < _MAX_DEPTH and entry.name not in _SKIPPED and not entry.name.startswith("."):
                    waiting.append((path, depth + 1))
            elif entry.is_file():
                yield path
