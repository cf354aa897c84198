"""A linear model as a readable table: what speaks for or against each of some labels, in hundredths. Pure."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

UNIT: Final = 100
"""A weight in the table is a hundredth."""

Weights = Mapping[str, tuple[tuple[int, int], ...]]
"""By feature: the numbers of the labels that it speaks for or against, with its weight."""


class Table:
    """The table in a file; it is read when it is first asked.

    Args:
        path: Lines of a feature and, behind tabs, `label weight`; comments begin with `#`.
        labels: What is told apart.
    """

    def __init__(self, path: Path, labels: Sequence[str]) -> None:
        self.path = path
        self.labels = tuple(labels)

    @cached_property
    def weights(self) -> Weights:
        """What the file says."""
        places = {label: number for number, label in enumerate(self.labels)}
        found = {}
        for line in self.path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            feature, *told = line.split("\t")
            pairs = (each.rsplit(" ", 1) for each in told)
            found[feature] = tuple((places[label], int(weight)) for label, weight in pairs)
        return found

    def chances(self, features: Iterable[str]) -> Mapping[str, float]:
        """How likely each label is, from 0 to 1; together 1."""
        totals = [0] * len(self.labels)
        for feature in features:
            for place, weight in self.weights.get(feature, ()):
                totals[place] += weight
        highest = max(totals)
        raised = [math.exp((total - highest) / UNIT) for total in totals]
        whole = sum(raised)
        return {label: each / whole for label, each in zip(self.labels, raised, strict=True)}
