from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.analytics import charts
from sidecar.analytics.histogram import BOUNDS
from sidecar.analytics.report import Timing
from sidecar.analytics.tally import Tally
from sidecar.models import Usage

DAY = date(2026, 11, 20)


@given(st.floats(0.04, 1e12))
def test_scales_are_round_and_wide_enough(highest: float) -> None:
    """From nothing to at least the highest, in a few even steps, whole ones where there are no halves."""
    scale = charts.ticks(highest)
    steps = {round(after - before, 6) for before, after in pairwise(scale)}
    assert scale[0] == 0
    assert scale[-1] >= highest * (1 - 1e-9)
    assert 2 <= len(scale) <= 5
    assert len(steps) == 1
    assert highest < 4 or all(value == int(value) for value in scale)


def test_columns_lie_on_each_other() -> None:
    """From the bottom up, each as high as its count, none out of the plot; nothing is no segment."""
    chart = charts.columns([("a", {"one": 3, "two": 0, "three": 5}), ("b", {})])
    column, empty = chart.columns
    assert ([segment.name for segment in column.segments], column.total, empty.segments) == (["one", "three"], 8, [])
    below, above = column.segments
    assert below.y + below.height == charts.HEIGHT
    assert above.y + above.height == pytest.approx(below.y)
    assert above.height / below.height == pytest.approx(5 / 3, rel=1e-3)
    assert chart.ticks[-1].at == above.y == 8


@pytest.mark.parametrize("count", [1, 3, 30, 92])
def test_columns_share_the_width(count: int) -> None:
    """Whatever their number, evenly and without touching; at most six are labelled, the last one always."""
    chart = charts.columns([(str(number), {"one": 1}) for number in range(count)])
    edges = [(column.x, column.x + column.width) for column in chart.columns]
    assert all(end < start for (_, end), (start, _) in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 100
    assert chart.labelled[-1].label == str(count - 1)
    assert len(chart.labelled) <= 6


def test_a_day_is_shown_by_its_hours() -> None:
    """One or two days; more of them by day."""
    tally = Tally(outcomes={"refused": 1, "confirmed": 2}, hours={9: {"refused": 1, "confirmed": 2}})
    hourly = charts.outcomes_over_time({DAY: tally})
    assert len(hourly.columns) == 24
    (busy,) = [column for column in hourly.columns if column.segments]
    assert (busy.label, [segment.name for segment in busy.segments]) == ("09:00", ["confirmed", "refused"])
    daily = charts.outcomes_over_time({DAY + timedelta(days=number): tally for number in range(3)})
    assert [column.label for column in daily.columns] == ["20 Nov", "21 Nov", "22 Nov"]


def test_money_and_tokens_by_day() -> None:
    """In dollars, and all tokens together."""
    days = {
        DAY: Tally(cost_micros=2_500_000, usage=Usage(input_tokens=700, output_tokens=50)),
        DAY + timedelta(1): Tally(),
    }
    assert [column.total for column in charts.money_over_time(days).columns] == [2.5, 0]
    assert [column.total for column in charts.tokens_over_time(days).columns] == [750, 0]


def test_times_are_on_a_logarithmic_scale() -> None:
    """Each power of ten has the same room; what is off the scale is at its ends."""
    assert [charts.on_scale(each) for each in (0, 1, 1_000, BOUNDS[-1], 1e9)] == [0, 0, 50, 100, 100]
    timings = {"reading": Timing(count=1, p50_ms=10, p95_ms=100), "writing": Timing()}
    (span,) = charts.spans(timings)
    assert (span.name, span.start, span.end) == ("reading", 16.667, 33.333)


def test_parts_of_nothing() -> None:
    """Are nothing."""
    assert (charts.part(1, 4), charts.part(0, 0)) == (25, 0)
