import random
from itertools import pairwise
from statistics import quantiles

import pytest

from sidecar.analytics.histogram import BOUNDS, Histogram


def test_the_bounds_rise_by_a_quarter() -> None:
    """From a millisecond to a thousand seconds, so that a percentile is never further off than that."""
    assert (BOUNDS[0], BOUNDS[-1], len(BOUNDS)) == (1.0, 1e6, 61)
    assert all(1.2 < after / before < 1.3 for before, after in pairwise(BOUNDS))


def test_histograms_add_up() -> None:
    """The sum of two is that of all their times."""
    one, other = Histogram.of(3, 40, 40), Histogram.of(40, 7_000)
    assert one + other == Histogram.of(3, 40, 40, 40, 7_000)
    assert (one + other).count == 5
    assert ((one + other).sum_ms, (one + other).max_ms) == (7_123, 7_000)


@pytest.mark.parametrize("part", [0.5, 0.95])
@pytest.mark.parametrize("scale", [1.0, 60.0, 4_000.0])
def test_percentiles_are_near(part: float, scale: float) -> None:
    """Within a quarter of the true ones, for times of any size."""
    chance = random.Random(7)
    times = [chance.lognormvariate(1, 0.8) * scale for _ in range(2_000)]
    true = quantiles(times, n=100)[round(part * 100) - 1]
    found = Histogram.of(*times).quantile(part)
    assert found is not None
    assert true / 1.25 < found < true * 1.25


def test_the_ends() -> None:
    """Nothing has no percentile; one time is all of them; what is longer than all bounds is told as it is."""
    assert Histogram().quantile(0.5) is None
    assert Histogram.of(0).quantile(0.5) == 0
    assert Histogram.of(42).quantile(1.0) == 42
    assert Histogram.of(2e6, 3e6).quantile(0.95) == 3e6


def test_cumulative_counts_end_with_all_within_the_bounds() -> None:
    """Each bound counts what is within it, the bound itself included."""
    counts = dict(Histogram.of(1, 1, 5, 2e6).cumulative())
    assert (counts[1.0], counts[4.0], counts[5.0], counts[1e6]) == (2, 2, 3, 3)


def test_it_survives_json() -> None:
    """Buckets are kept by their place."""
    kept = Histogram.of(3, 40, 7_000)
    assert Histogram.model_validate_json(kept.model_dump_json(by_alias=True)) == kept
