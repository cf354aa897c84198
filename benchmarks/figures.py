"""What a measurement says: samples of ours, samples of the baseline of the same run, and what was promised."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Literal

Unit = Literal["ms", "bytes", "count", "%"]
_DRAWS = 2_000


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
    def likely_difference(self) -> tuple[float, float] | None:
        """Between what the difference lies in 95 of 100 runs like this one: by drawing the samples again, with repetition."""
        if not self.bare:
            return None
        chance = random.Random(1)
        drawn = sorted(
            median(chance.choices(self.ours, k=len(self.ours))) - median(chance.choices(self.bare, k=len(self.bare)))
            for _ in range(_DRAWS)
        )
        return drawn[_DRAWS // 40], drawn[-1 - _DRAWS // 40]

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
            "likelyDifference": self.likely_difference,
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
