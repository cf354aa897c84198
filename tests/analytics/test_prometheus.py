import re

from sidecar.analytics.histogram import Histogram
from sidecar.analytics.prometheus import escaped, exposition
from sidecar.analytics.tally import Tally
from tests.analytics.test_report import BUSY

# https://prometheus.io/docs/instrumenting/exposition_formats/, text format 0.0.4.
_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
_SAMPLE = re.compile(rf'({_NAME})(\{{(?:{_NAME}="(?:[^"\\\n]|\\["\\n])*",?)*\}})? (-?[0-9.]+|\+Inf|NaN)')
_COMMENT = re.compile(rf"# (HELP|TYPE) ({_NAME}) (.+)")


def parsed(text: str) -> dict[str, float]:
    """The samples by name and labels; what isn't of the format fails, and so does a family that comes twice."""
    samples: dict[str, float] = {}
    typed: dict[str, str] = {}
    helped: list[str] = []
    assert text.endswith("\n")
    for line in text.splitlines():
        comment = _COMMENT.fullmatch(line)
        if comment is not None and comment[1] == "HELP":
            assert comment[2] not in helped
            helped.append(comment[2])
        elif comment is not None:
            assert comment[2] == helped[-1]
            assert comment[3] in {"counter", "gauge", "histogram"}
            typed[comment[2]] = comment[3]
        else:
            sample = _SAMPLE.fullmatch(line)
            assert sample is not None, line
            family = helped[-1]
            ends = ("_bucket", "_sum", "_count") if typed[family] == "histogram" else ("",)
            assert sample[1] in {family + end for end in ends}
            key = sample[1] + (sample[2] or "")
            assert key not in samples
            samples[key] = float(sample[3])
    return samples


def test_it_is_of_the_format() -> None:
    """Names, labels, a HELP and a TYPE before each family, and the numbers of the tally."""
    samples = parsed(exposition(BUSY, {"pages": ("Pages now.", 3)}))
    assert samples['sidestory_edits_total{outcome="confirmed"}'] == 6
    assert samples['sidestory_edits_by_editor_total{editor="claude"}'] == 4
    assert samples['sidestory_refusals_total{code="not_a_quick_edit"}'] == 3
    assert samples["sidestory_cost_dollars_total"] == 0.0042
    assert samples['sidestory_tokens_total{kind="cache_read"}'] == 300
    assert samples["sidestory_pages"] == 3


def test_histograms_are_cumulative() -> None:
    """In seconds, rising, with +Inf, sum and count that agree; a time beyond all bounds is only in +Inf."""
    tally = Tally(latencies={"thinking": Histogram.of(4, 300, 2_000_000), "total": Histogram.of(1)})
    samples = parsed(exposition(tally, {}))
    buckets = [value for key, value in samples.items() if key.startswith("sidestory_stage_seconds_bucket")]
    assert buckets == sorted(buckets)
    assert len(buckets) == 20
    assert samples['sidestory_stage_seconds_bucket{stage="thinking",le="0.005"}'] == 1
    assert samples['sidestory_stage_seconds_bucket{stage="thinking",le="1000"}'] == 2
    assert samples['sidestory_stage_seconds_bucket{stage="thinking",le="+Inf"}'] == 3
    assert samples['sidestory_stage_seconds_count{stage="thinking"}'] == 3
    assert samples['sidestory_stage_seconds_sum{stage="thinking"}'] == 2_000.304
    assert samples["sidestory_edit_seconds_count"] == 1


def test_labels_are_bounded() -> None:
    """No component, session or prompt is among them, however much has happened."""
    labels = set(re.findall(r'[{,](\w+)="', exposition(BUSY, {})))
    assert labels == {"outcome", "type", "editor", "verdict", "code", "kind", "stage", "le"}


def test_nothing_yet() -> None:
    """A fresh sidecar has its counters at zero, so that rates can be computed from the start."""
    samples = parsed(exposition(Tally(), {}))
    assert samples['sidestory_edits_total{outcome="refused"}'] == samples["sidestory_sessions_total"] == 0


def test_strange_values_are_escaped() -> None:
    """A label can't end its line."""
    assert escaped('a"b\\c\nd') == 'a\\"b\\\\c\\nd'
