"""Numbers as places on a chart, for the page's SVG: x and widths in parts of its width, y and heights in pixels. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sidecar.analytics.report import Timing, tokens
from sidecar.analytics.tally import OUTCOMES, Outcome, Tally

HEIGHT: Final = 168
"""Of the plot of columns, in pixels."""

_TOP: Final = 8  # room for the topmost label
_FILLED: Final = 0.72  # of a column's room
_WIDEST: Final = 6.0  # percent, so that three columns don't become walls
_LABELS: Final = 6
_HOURLY: Final = 2  # days up to which hours are shown
_FASTEST, _SLOWEST = 1.0, 1e6  # milliseconds at the ends of the scale of times


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a column."""

    name: str
    count: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A bar at `x` (its left edge), named by `label`; the segments lie on each other from the bottom up."""

    label: str
    x: float
    width: float
    total: float
    segments: Sequence[Segment]

    @property
    def middle(self) -> float:
        """Where its label goes."""
        return round(self.x + self.width / 2, 3)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a scale: its value, and where it is."""

    value: float
    at: float


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns; `labelled` are those whose label is shown below."""

    columns: Sequence[Column]
    ticks: Sequence[Tick]

    @property
    def labelled(self) -> Sequence[Column]:
        """At most six, evenly spaced, the last one among them."""
        step = max(1, math.ceil(len(self.columns) / _LABELS))
        return list(reversed(list(reversed(self.columns))[::step]))


@dataclass(frozen=True, slots=True)
class Span:
    """From the median to the 95th percentile of a stage on the scale of times, in percent."""

    name: str
    timing: Timing
    start: float
    end: float


def outcomes_over_time(days: Mapping[date, Tally]) -> Columns:
    """Changes by outcome: a column a day, or an hour where there are at most two days."""
    return columns([(label, dict(_in_order(counts))) for label, counts in _slots(days)])


def money_over_time(days: Mapping[date, Tally]) -> Columns:
    """Dollars by day."""
    return columns([(_day(day), {"cost": tally.cost_micros / 1_000_000}) for day, tally in days.items()], least=0.04)


def tokens_over_time(days: Mapping[date, Tally]) -> Columns:
    """Tokens by day."""
    return columns([(_day(day), {"tokens": float(tokens(tally.usage))}) for day, tally in days.items()])


def columns(slots: Sequence[tuple[str, Mapping[str, float]]], *, least: float = 4) -> Columns:
    """A chart of these columns (label, parts by name); `least` is the top of its scale where there is hardly anything."""
    scale = ticks(max([least, *(sum(parts.values()) for _, parts in slots)]))
    top, room = scale[-1], 100 / len(slots)
    width = min(room * _FILLED, _WIDEST)
    made = []
    for place, (label, parts) in enumerate(slots):
        segments, below = [], 0.0
        for name, count in parts.items():
            if count:
                segments.append(Segment(name, count, _y(below + count, top), round(count / top * (HEIGHT - _TOP), 2)))
                below += count
        x = room * place + (room - width) / 2
        made.append(Column(label, round(x, 3), round(width, 3), below, segments))
    return Columns(made, [Tick(value, _y(value, top)) for value in scale])


def ticks(highest: float) -> list[float]:
    """Round values from 0 to at least `highest`, four or five of them."""
    power = 10 ** math.floor(math.log10(highest / 4))
    step = next(
        step * power for step in (1, 2, 2.5, 5, 10) if step * power * 4 >= highest and _whole(step * power, highest)
    )
    return [round(step * number, 6) for number in range(5) if number == 0 or step * (number - 1) < highest]


def spans(timings: Mapping[str, Timing]) -> list[Span]:
    """Stages from median to 95th percentile."""
    return [
        Span(name, timing, on_scale(timing.p50_ms), on_scale(timing.p95_ms))
        for name, timing in timings.items()
        if timing.p50_ms is not None and timing.p95_ms is not None
    ]


def on_scale(milliseconds: float | None) -> float:
    """Where a time is on a scale on which each power of ten has the same room, in percent."""
    bounded = min(max(milliseconds or 0, _FASTEST), _SLOWEST)
    return round(100 * math.log10(bounded / _FASTEST) / math.log10(_SLOWEST / _FASTEST), 3)


def part(count: float, of: float) -> float:
    """Percent, 0 of nothing."""
    return round(100 * count / of, 3) if of else 0.0


def _slots(days: Mapping[date, Tally]) -> list[tuple[str, Mapping[Outcome, int]]]:
    if len(days) > _HOURLY:
        return [(_day(day), tally.outcomes) for day, tally in days.items()]
    return [(f"{hour:02}:00", tally.hours.get(hour, {})) for tally in days.values() for hour in range(24)]


def _in_order(counts: Mapping[Outcome, int]) -> list[tuple[str, float]]:
    return [(outcome, counts.get(outcome, 0)) for outcome in OUTCOMES]


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _y(value: float, top: float) -> float:
    return round(HEIGHT - value / top * (HEIGHT - _TOP), 2)


def _whole(step: float, highest: float) -> bool:
    """Whether a step suits what is counted: of whole things there is no half."""
    return highest < 4 or (step >= 1 and step == int(step))  # noqa: PLR2004  money, below four dollars
