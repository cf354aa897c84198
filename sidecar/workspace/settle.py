"""What becomes of a set of files whose write was cut short, by a crash or by somebody else's edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sidecar.workspace.target import Rescue, Target

Outcome = Literal["nothing", "finished", "taken_back"]


@dataclass(frozen=True, slots=True)
class Settled:
    """How a set of files ended.

    Attributes:
        outcome: `finished` when every file had its new content, `taken_back` when the old state was restored,
            `nothing` when there was nothing to do.
        paths: The files of the set.
        kept: Those among them that hold somebody else's content, which was left alone.
        rescued: Copies, in the state folder, of a person's bytes that found no place in the project.
    """

    outcome: Outcome
    paths: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    rescued: tuple[Path, ...] = ()


def settle(targets: Sequence[Target], rescue: Rescue, *, crashed: bool) -> Settled:
    """All before, unless every file already has its new content and the process died after that.

    A file with neither content is a person's: it stays. Doing this twice is the same as doing it once, so that a
    crash in here does no harm.

    Args:
        targets: The set, in the order in which it is written.
        rescue: Keeps a person's bytes that find no place.
        crashed: Whether another process left this; otherwise the writer itself gives up and nothing is finished.

    Raises:
        OSError: When the disk refuses; the journal must then be kept.
    """
    for target in targets:
        target.tidy()
        target.give_back()
    sides = {target.path: target.side() for target in targets}
    finished = crashed and bool(sides) and all(side == "after" for side in sides.values())
    if not finished:
        for target in reversed(targets):
            if sides[target.path] == "after":
                target.take_back()
    rescued = [path for target in targets for path in target.discard(rescue, torn=crashed)]
    sync_folders(targets)
    return Settled(
        outcome="finished" if finished else "taken_back",
        paths=tuple(sides),
        kept=tuple(path for path, side in sides.items() if side == "other"),
        rescued=tuple(rescued),
    )


def sync_folders(targets: Sequence[Target]) -> None:
    """Make the names in all folders of the set survive a power cut."""
    for folder in {id(target.folder): target.folder for target in targets}.values():
        folder.sync()
