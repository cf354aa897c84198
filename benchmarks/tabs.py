"""Six tabs on one Storybook: a browser opens six connections to one origin, so that a seventh tab shows who hoards them."""

import time
from collections.abc import Iterator

from benchmarks import receipt, undo
from benchmarks.changes import KINDS
from benchmarks.figures import Figure, Target
from benchmarks.sites import Tab, bare_tabs, our_tabs
from benchmarks.workplace import Workplace

_TABS = 6
_LOADS = 8
_LIKE_BARE = Target(1.5, "ratio")


def measure(place: Workplace) -> Iterator[Figure]:
    """Receipt and Undo again, then the seventh tab."""
    for kind in KINDS:
        yield from receipt.compared(place, kind, _TABS, where=f", {_TABS} tabs")
    for kind in KINDS:
        yield from undo.compared(place, kind, _TABS, where=f", {_TABS} tabs")
    with our_tabs(place.sites, _TABS) as mine, bare_tabs(place.sites, _TABS) as others:
        loads = [(load(others[0]), load(mine[0])) for _ in range(_LOADS)][1:]
        bare, ours = zip(*loads, strict=True)
        yield Figure(f"a tab more loads Storybook beside {_TABS}", "ms", ours, bare, _LIKE_BARE)


def load(beside: Tab) -> float:
    """Open one more tab, and close it again; the time until the story stands there, in ms."""
    beside.calm()
    tab = Tab(beside.page.context.new_page(), beside.site)
    began = time.perf_counter()
    tab.visit()
    took = time.perf_counter() - began
    tab.page.close()
    return took * 1_000
