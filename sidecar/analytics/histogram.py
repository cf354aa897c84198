"""Times as counts in fixed buckets: adding one costs the same at any age, and two histograms add up. Pure."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from pydantic import Field

from sidecar.models import Wire

_DECADE: Final = (1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8)  # Renard's R10 (ISO 3): neighbours differ by a quarter

BOUNDS: Final[tuple[float, ...]] = (*(step * 10.0**power for power in range(6) for step in _DECADE), 1e6)
"""The upper bounds of the buckets in milliseconds, from 1 ms to 1,000 s; what takes longer has a bucket of its own."""


class Histogram(Wire):
    """Times in milliseconds.

    Attributes:
        counts: How many times fell into a bucket, by its place in `BOUNDS`; empty buckets are left out.
        sum_ms: All of them together.
        max_ms: The longest.
    """

    counts: dict[int, int] = Field(default_factory=dict)
    sum_ms: float = 0.0
    max_ms: float = 0.0

    @classmethod
    def of(cls, *milliseconds: float) -> "Histogram":
        """A histogram of these times."""
        whole = cls()
        for each in milliseconds:
            whole += cls(counts={bisect_left(BOUNDS, each): 1}, sum_ms=each, max_ms=each)
        return whole

    def __add__(self, other: "Histogram") -> "Histogram":
        places = self.counts.keys() | other.counts.keys()
        return Histogram(
            counts={place: self.counts.get(place, 0) + other.counts.get(place, 0) for place in sorted(places)},
            sum_ms=self.sum_ms + other.sum_ms,
            max_ms=max(self.max_ms, other.max_ms),
        )

    @property
    def count(self) -> int:
        """How many times there are."""
        return sum(self.counts.values())

    def quantile(self, part: float) -> float | None:
        """The time that `part` (0 to 1) of all are within, at most a quarter too long or too short; None without any.

        Within a bucket it is interpolated evenly; never more than the longest.
        """
        if not self.counts:
            return None
        wanted, before = part * self.count, 0
        for place, count in sorted(self.counts.items()):
            if before + count >= wanted and place < len(BOUNDS):
                low = BOUNDS[place - 1] if place else 0.0
                return min(self.max_ms, low + (BOUNDS[place] - low) * max(0.0, wanted - before) / count)
            before += count
        return self.max_ms

    def cumulative(self) -> Iterator[tuple[float, int]]:
        """Each bound in milliseconds with how many times are within it, the shortest first."""
        return zip(BOUNDS, accumulate(self.counts.get(place, 0) for place in range(len(BOUNDS))), strict=True)
