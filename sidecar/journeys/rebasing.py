"""New texts on files that have changed since they were made: by a three-way merge where that is safe."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sidecar.journeys.change import Contents, text
from sidecar.sessions.merge import merge
from sidecar.workspace.rules import STYLES, extension
from sidecar.workspace.textfile import decode


@dataclass(frozen=True, slots=True)
class Rebased:
    """New texts on top of what is on disk.

    Attributes:
        files: The wanted text of each file, with LF line ends; None where there are conflicts.
        conflicts: The paths that can't be merged.
        moved: Whether a person's, or another proposal's, change was merged in.
    """

    files: dict[str, str] | None
    conflicts: tuple[str, ...]
    moved: bool


async def rebased(wanted: Mapping[str, str], base: Contents, disk: Contents) -> Rebased:
    """What was `wanted` when `base` was there, on `disk`, which has each of its paths; absent in `base`: a new file."""
    files: dict[str, str] = {}
    conflicts = []
    moved = False
    for path, text_of in wanted.items():
        origin, theirs, now = base.get(path), text_of.encode(), disk.get(path)
        result = await merge(origin, now, theirs, _valid(path, now))
        if result.conflicts or result.data is None:
            conflicts.append(path)
            continue
        moved = moved or now not in {origin, theirs}
        files[path] = decode(result.data)[0]
    return Rebased(None if conflicts else files, tuple(conflicts), moved)


def _valid(path: str, disk: bytes | None) -> Callable[[bytes], bool] | None:
    """For a stylesheet: whether a text of it has no more errors than what is on disk."""
    if extension(path) not in STYLES:
        return None
    from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

    before = text(disk)
    return lambda data: not new_errors(path, before, text(data))
