"""Answers of a model: parsed, applied, and never written wrong."""

import time
from collections.abc import Iterator

from benchmarks.figures import Figure, Target
from benchmarks.workplace import Workplace
from tests.edits.variations import variations

_COUNT = 1_000


def measure(_: Workplace) -> Iterator[Figure]:
    """No server, no browser: the recorded answers, and what can happen to them on their way."""
    made = variations(_COUNT)
    times, wrong, refused = [], 0, 0
    for each in made:
        began = time.perf_counter()
        result = each.result()
        times.append((time.perf_counter() - began) * 1_000)
        refused += result is None
        wrong += not each.right
    shapes = len({each.shape.name for each in made})
    note = f"{_COUNT} answers of {shapes} shapes, {refused} of them refused"
    yield Figure("answers that were not applied right or refused cleanly", "count", [wrong], target=_NONE, note=note)
    yield Figure("answer: parsed and applied", "ms", times)


_NONE = Target(0, "median")
