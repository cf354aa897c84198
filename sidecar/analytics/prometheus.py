"""The tally of all times as Prometheus reads it: text format 0.0.4. Pure.

Labels take only values that Sidestory itself makes up (outcomes, types, stages, editors, error codes), never a component, a
session or a prompt, so that their number is bounded whatever happens.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.tally import OUTCOMES, STAGES, Tally

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SERIES: Final = (1.0, 2.0, 5.0)  # of each decade, a third of the buckets that are kept
_VERDICTS: Final = ("confirmed", "unconfirmed", "failed")
_REWINDS: Final = ("undo", "redo", "restore")


def exposition(tally: Tally, gauges: Mapping[str, tuple[str, float]]) -> str:
    """All metrics; `gauges` are further ones: name → what it is, and its value now."""
    return "\n".join([*_counters(tally), *_histograms(tally), *_gauges(gauges), ""])


def _counters(tally: Tally) -> Iterator[str]:
    usage = tally.usage
    outcomes: dict[str, int] = {outcome: tally.outcomes.get(outcome, 0) for outcome in OUTCOMES}
    yield from _counter("edits", "Changes asked for, by what became of them.", "outcome", outcomes)
    types = {name: share.asked for name, share in tally.types.items()}
    yield from _counter("edits_by_type", "Changes asked for, by their type.", "type", types)
    editors = {name: share.asked for name, share in tally.editors.items()}
    yield from _counter("edits_by_editor", "Changes that an editor answered, by editor.", "editor", editors)
    verdicts = {name: tally.verdicts.get(name, 0) for name in _VERDICTS}
    yield from _counter("receipts", "Receipts, by verdict.", "verdict", verdicts)
    yield from _counter("refusals", "Changes and rewinds that were refused, by error code.", "code", tally.errors)
    rewinds = {name: tally.rewinds.get(name, 0) for name in _REWINDS}
    yield from _counter("rewinds", "Moves to another version.", "kind", rewinds)
    yield from _single("edits_broken", "Changes that broke the page at first.", tally.broke)
    yield from _single("edits_repaired", "Broken changes that were put right without a person.", tally.repaired)
    yield from _single("answers", "Questions and plans answered.", tally.answers)
    yield from _single("proposals", "Proposals made.", tally.proposals)
    yield from _single("sessions", "Sessions begun.", tally.sessions)
    kinds = {
        "input": usage.input_tokens,
        "output": usage.output_tokens,
        "cache_read": usage.cache_read_input_tokens,
        "cache_creation": usage.cache_creation_input_tokens,
    }
    yield from _counter("tokens", "Tokens of the model.", "kind", kinds)
    yield from _single("cost_dollars", "What the model has cost, an estimate.", tally.cost_micros / 1_000_000)


def _counter(name: str, told: str, label: str, values: Mapping[str, float]) -> Iterator[str]:
    if values:
        yield from _head(f"{name}_total", told, "counter")
        for value, count in sorted(values.items()):
            yield f'sidestory_{name}_total{{{label}="{escaped(value)}"}} {_number(count)}'


def _single(name: str, told: str, value: float) -> Iterator[str]:
    yield from _head(f"{name}_total", told, "counter")
    yield f"sidestory_{name}_total {_number(value)}"


def _histograms(tally: Tally) -> Iterator[str]:
    latencies = {stage: tally.latencies[stage] for stage in STAGES if stage in tally.latencies}
    if latencies:
        yield from _head("stage_seconds", "How long changes were in each stage.", "histogram")
        for stage, histogram in latencies.items():
            yield from _histogram("stage_seconds", f'stage="{stage}"', histogram)
    if "total" in tally.latencies:
        yield from _head("edit_seconds", "How long changes took, from the request to the answer.", "histogram")
        yield from _histogram("edit_seconds", "", tally.latencies["total"])


def _histogram(name: str, labels: str, histogram: Histogram) -> Iterator[str]:
    comma = "," if labels else ""
    for bound, count in histogram.cumulative():
        if _in_series(bound):
            yield f'sidestory_{name}_bucket{{{labels}{comma}le="{_number(bound / 1_000)}"}} {count}'
    yield f'sidestory_{name}_bucket{{{labels}{comma}le="+Inf"}} {histogram.count}'
    braced = f"{{{labels}}}" if labels else ""
    yield f"sidestory_{name}_sum{braced} {_number(histogram.sum_ms / 1_000)}"
    yield f"sidestory_{name}_count{braced} {histogram.count}"


def _gauges(gauges: Mapping[str, tuple[str, float]]) -> Iterator[str]:
    for name, (told, value) in gauges.items():
        yield from _head(name, told, "gauge")
        yield f"sidestory_{name} {_number(value)}"


def _head(name: str, told: str, kind: str) -> Iterator[str]:
    yield f"# HELP sidestory_{name} {told}"
    yield f"# TYPE sidestory_{name} {kind}"


def _in_series(bound: float) -> bool:
    while bound >= 10:  # noqa: PLR2004  to its first digits
        bound /= 10
    return any(abs(bound - each) < 1e-9 for each in _SERIES)  # noqa: PLR2004  a rounding error


def _number(value: float) -> str:
    """Without an exponent or a fraction of nothing."""
    return f"{value:.9f}".rstrip("0").rstrip(".")


def escaped(value: str) -> str:
    """A label's value: backslash, quote and line feed are escaped."""
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
