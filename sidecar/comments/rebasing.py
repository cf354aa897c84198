"""A proposal on files that have changed since it was made: by a three-way merge where that is safe."""

from collections.abc import Callable
from dataclasses import dataclass

from sidecar.comments.models import Proposal
from sidecar.journeys.change import Contents, text
from sidecar.sessions.merge import merge
from sidecar.workspace.rules import STYLES, extension
from sidecar.workspace.textfile import decode


@dataclass(frozen=True, slots=True)
class Rebased:
    """A proposal's files on top of what is on disk.

    Attributes:
        files: The wanted text of each file of the proposal, with LF line ends; None where there are conflicts.
        conflicts: The paths that can't be merged.
        moved: Whether a person's, or another proposal's, change was merged in.
    """

    files: dict[str, str] | None
    conflicts: tuple[str, ...]
    moved: bool


async def rebased(proposal: Proposal, disk: Contents) -> Rebased:
    """The proposal on `disk`, which has each of its paths."""
    files: dict[str, str] = {}
    conflicts = []
    moved = False
    for path, proposed in proposal.files.items():
        base = proposal.base.get(path)
        origin, wanted, now = None if base is None else base.encode(), proposed.encode(), disk.get(path)
        result = await merge(origin, now, wanted, _valid(path, now))
        if result.conflicts or result.data is None:
            conflicts.append(path)
            continue
        moved = moved or now not in {origin, wanted}
        files[path] = decode(result.data)[0]
    return Rebased(None if conflicts else files, tuple(conflicts), moved)


def _valid(path: str, disk: bytes | None) -> Callable[[bytes], bool] | None:
    """For a stylesheet: whether a text of it has no more errors than what is on disk."""
    if extension(path) not in STYLES:
        return None
    from sidecar.edits.syntax import new_errors  # noqa: PLC0415  loads the parsers

    before = text(disk)
    return lambda data: not new_errors(path, before, text(data))
