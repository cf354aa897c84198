"""What a measurement says: samples of ours, samples of the baseline of the same run, and what was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Literal

Unit = Literal["ms", "bytes", "count", "%"]


@dataclass(frozen=True, slots=True)
class Target:
    """A promise: the median, or how much larger or how many times as large as the baseline's it is, is at most `most`."""

    most: float
    of: Literal["median", "difference", "ratio"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        name: What was measured.
        unit: Of all values.
        ours: The samples with Sidestory, at least one.
        bare: The samples of the baseline, empty where there is none.
        target: What was promised, if anything was.
        note: What a reader must know, in a few words.
    """

    name: str
    unit: Unit
    ours: Sequence[float]
    bare: Sequence[float] = ()
    target: Target | None = None
    note: str = ""

    @property
    def median(self) -> float:
        """Of our samples."""
        return median(self.ours)

    @property
    def bare_median(self) -> float | None:
        """Of the baseline's samples."""
        return median(self.bare) if self.bare else None

    @property
    def difference(self) -> float | None:
        """How much larger our median is than the baseline's."""
        return None if self.bare_median is None else self.median - self.bare_median

    @property
    def ratio(self) -> float | None:
        """Our median over the baseline's."""
        return self.median / self.bare_median if self.bare_median else None

    @property
    def met(self) -> bool | None:
        """Whether the promise was kept; None when there is none."""
        if self.target is None:
            return None
        value = {"median": self.median, "difference": self.difference, "ratio": self.ratio}[self.target.of]
        if value is None:
            raise ValueError(f"{self.name} promises a {self.target.of}, but has no baseline")
        return value <= self.target.most

    def wire(self) -> dict[str, Any]:
        """As JSON, with quartiles and every sample."""
        return {
            "name": self.name,
            "unit": self.unit,
            "median": self.median,
            "bareMedian": self.bare_median,
            "difference": self.difference,
            "ratio": self.ratio,
            "quartiles": quartiles(self.ours),
            "bareQuartiles": quartiles(self.bare),
            "target": None if self.target is None else {"most": self.target.most, "of": self.target.of},
            "met": self.met,
            "note": self.note,
            "samples": list(self.ours),
            "bareSamples": list(self.bare),
        }


def quartiles(samples: Sequence[float]) -> list[float] | None:
    """The first and the third quartile, where there are enough samples for them."""
    if len(samples) < 2:
        return None
    first, _, third = quantiles(samples, n=4, method="inclusive")
    return [first, third]
