"""From the replacement of a file to the proof of it: Sidestory's receipt, or the witness of a bare page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.changes import COMPONENT, STORY, Series
from benchmarks.rename import Replacement
from benchmarks.sites import Sites, Tab


class NotConfirmed(Exception):
    """A good change whose receipt was another one than `confirmed`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One change through Sidestory.

    Attributes:
        written: From the question to the replacement of the file, in ms.
        proven: From the replacement to the receipt's arrival, in ms.
        stages: When the sidecar saw each stage, in ms after the replacement.
    """

    written: float
    proven: float
    stages: dict[str, float]


def ours(sites: Sites, tab: Tab, series: Series) -> Taken:
    """Ask for the next change of a series.

    Raises:
        NotConfirmed: With all that was told.
    """
    change = series.next()
    tab.calm()
    with Replacement(series.file) as replaced:
        told = tab.ask(
            "/__ai-iterate", {"componentPath": COMPONENT, "storyId": STORY, "prompt": prompt(sites, series, change)}
        )
    if told["error"] or told["receipt"]["verdict"] != "confirmed":
        raise NotConfirmed(f"{series.kind.name}: {told}")
    if change[2] not in series.file.read_text():
        raise NotConfirmed(f"{series.kind.name}: something else than {change[2]!r} was done")
    return Taken(replaced.at - told["asked"], told["arrived"]["receipt"] - replaced.at, stages(told["receipt"]))


def prompt(sites: Sites, series: Series, change: tuple[str, str, str]) -> str:
    """What to ask for to get this change: a quick edit for CSS; for the rest the scripted model is told its answer."""
    if series.kind.name == "CSS":
        return f"border radius {change[2].split()[-1].rstrip(';')}"
    sites.model.answers(change)
    return f"please make the next change of the {series.kind.name} file"


def bare(tabs: Sequence[Tab], series: Series) -> float:
    """Make the next change of a series by hand; the time until the last of the tabs has taken it, in ms."""
    tabs[0].calm()
    for tab in tabs:
        tab.frame.evaluate(
            "([file, isStories]) => witness.arm(file, isStories)", [f"/{series.kind.path}", series.kind.is_stories]
        )
    with Replacement(series.file) as replaced:
        series.write()
        proven: list[float] = [tab.frame.evaluate("() => witness.done") for tab in tabs]
    return max(proven) - replaced.at


def stages(receipt: dict[str, Any]) -> dict[str, float]:
    """A receipt's stages in ms after the file was in place."""
    at: dict[str, float] = {mark["stage"]: mark["atMs"] for mark in receipt["stages"]}
    return {stage: ms - at["written"] for stage, ms in at.items() if stage != "written"}
