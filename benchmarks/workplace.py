"""What the benchmarks of one run share."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path

from benchmarks.changes import Kind, Series
from benchmarks.sites import Sites, Tab, bare_tabs, our_tabs, sites
from tests.e2e.conftest import restore

WARM_UP = 3  # repetitions that are made and not counted


class Workplace:
    """A folder for the run, and the Storybooks, which start when they are first asked for.

    Args:
        folder: An empty folder.
        repetitions: How often the quick things are measured; slow ones take a share of it.
        stack: Ends what was started.
    """

    def __init__(self, folder: Path, repetitions: int, stack: ExitStack) -> None:
        self.folder = folder
        self.repetitions = repetitions
        self._stack = stack

    @cached_property
    def sites(self) -> Sites:
        """The two Storybooks, the sidecar, the browser."""
        return self._stack.enter_context(sites(self.folder / "sites"))

    @contextmanager
    def both(self, kind: Kind) -> Iterator[tuple[Series, Series]]:
        """A series of changes with Sidestory and one without; the sources are as they were afterwards."""
        try:
            yield Series(kind, self.sites.ours.project), Series(kind, self.sites.bare.project)
        finally:
            restore(self.sites.ours)
            restore(self.sites.bare)

    def rounds(self, kind: Kind, tabs: int) -> Iterator[tuple[list[Tab], list[Tab]]]:
        """So many tabs with Sidestory and so many without, loaded anew for each round of a kind."""
        for _ in range(kind.rounds):
            with our_tabs(self.sites, tabs) as mine, bare_tabs(self.sites, tabs) as others:
                yield mine, others
