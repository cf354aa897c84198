"""Undo, as its user sees it: from the click to the file, from the file to the verdict in the palette."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator

from benchmarks.changes import KINDS, STORY, Kind, Series
from benchmarks.figures import Figure, Target
from benchmarks.receipt import LATER
from benchmarks.rename import Replacement
from benchmarks.settled import NotConfirmed, bare, prompt
from benchmarks.sites import Tab, script
from benchmarks.workplace import WARM_UP, Workplace
from tests.e2e.palette import Palette

CLICK = Target(30, "median")  # ms


@dataclass(frozen=True, slots=True)
class Undone:
    """One press: from the click to the replacement of the file, from there to the receipt, and to the verdict shown, in ms."""

    written: float
    proven: float
    shown: float


def measure(place: Workplace) -> Iterator[Figure]:
    """One tab, each kind of file."""
    for kind in KINDS:
        yield from compared(place, kind)


def compared(place: Workplace, kind: Kind, tabs: int = 1, where: str = "") -> Iterator[Figure]:
    """Undo and Redo of one change, again and again; every Undo is measured beside a bare write."""
    undone: list[Undone] = []
    by_hand: list[float] = []
    for mine, others in place.rounds(kind, tabs):
        with place.both(kind) as (our_series, bare_series):
            palette = changed(place, mine[0], our_series)
            for repetition in range(-WARM_UP, place.repetitions):
                without = bare(others, bare_series)
                with_us = press(mine[0], palette, "undo", our_series)
                press(mine[0], palette, "redo", our_series)
                ready(palette, "undo")
                if repetition >= 0:
                    by_hand.append(without)
                    undone.append(with_us)
    name = f"{kind.name}{where}"
    yield Figure(f"{name}: Undo clicked → rename", "ms", [each.written for each in undone], target=CLICK)
    yield Figure(f"{name}: Undo, rename → receipt", "ms", [each.proven for each in undone], by_hand, LATER)
    yield Figure(f"{name}: Undo, rename → verdict shown", "ms", [each.shown for each in undone], by_hand)


def changed(place: Workplace, tab: Tab, series: Series) -> Palette:
    """The open palette, after a change of the series."""
    palette = Palette(tab.page, place.sites.ours)
    palette.visit(STORY)
    palette.open()
    palette.apply(prompt(place.sites, series, series.next()))
    return palette


def press(tab: Tab, palette: Palette, action: str, series: Series) -> Undone:
    """Click a button of the bar with the mouse."""
    button = ready(palette, action)
    tab.calm()
    tab.page.evaluate(script("press"))
    with Replacement(series.file) as replaced:
        button.click()
        told = tab.page.evaluate("() => window.pressed")
    if told["receipt"]["verdict"] != "confirmed":
        raise NotConfirmed(f"{action} of a change of {series.kind.path}: {told['receipt']}")
    return Undone(replaced.at - told["clicked"], told["arrived"] - replaced.at, told["shown"] - replaced.at)


def ready(palette: Palette, action: str) -> Locator:
    """A button of the bar, once it can be pressed: nothing is under way any more."""
    button = palette.dialog.locator(f"[data-action={action}]:enabled")
    button.wait_for()
    return button
