"""Who works on which component's comments: what a queue promises, whichever store it is on.

A queue only hands out work, so that several workers don't do the same. That a comment is answered once is for the
compare-and-set of its board to see to: a worker whose entry went to another one finds its token gone, and drops its result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Taken:
    """A component that a worker has in hand.

    Attributes:
        component_path: The component.
        entry: Names this piece of work, whoever has it.
        again: Another worker had it before, and didn't finish.
    """

    component_path: str
    entry: str
    again: bool


class Queue(Protocol):
    """Components whose comments wait, each at most once."""

    async def offer(self, component_paths: Sequence[str]) -> None:
        """Add those that aren't in it."""
        ...

    async def take(self, worker: str) -> Taken | None:
        """The next that nobody has, or whose worker has been silent for the lease; None when there is none."""
        ...

    async def renew(self, taken: Taken, worker: str) -> bool:
        """Keep it for another lease; False when another one has it by now."""
        ...

    async def done(self, taken: Taken, worker: str) -> None:
        """It is done, unless another one has it by now."""
        ...
