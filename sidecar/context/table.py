"""A linear model as a readable table: what speaks for or against each of some labels, in hundredths. Pure."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        lines = (line.partition("\t") for line in self.path.read_text("utf-8").splitlines() if not line.startswith("#"))
        return _Rows({feature: told for feature, _, told in lines}, self.labels)

    def chances(self, features: Iterable[str]) -> Mapping[str, float]:
        """How likely each label is, from 0 to 1; together 1."""
        totals = [0] * len(self.labels)
        weights = self.weights
        for feature in features:
            if feature in weights:
                for place, weight in weights[feature]:
                    totals[place] += weight
        highest = max(totals)
        raised = [math.exp((total - highest) / UNIT) for total in totals]
        whole = sum(raised)
        return {label: each / whole for label, each in zip(self.labels, raised, strict=True)}


class _Rows(Mapping[str, tuple[tuple[int, int], ...]]):
    """The rows of a table, each of which is read when it is first looked up: a prompt needs a hundred of thirty thousand."""

    def __init__(self, told: Mapping[str, str], labels: Sequence[str]) -> None:
        self._told = told
        self._places = {label: number for number, label in enumerate(labels)}
        self._read: dict[str, tuple[tuple[int, int], ...]] = {}

    def __getitem__(self, feature: str) -> tuple[tuple[int, int], ...]:
        if feature not in self._read:
            pairs = (each.rsplit(" ", 1) for each in self._told[feature].split("\t"))
            self._read[feature] = tuple((self._places[label], int(weight)) for label, weight in pairs)
        return self._read[feature]

    def __contains__(self, feature: object) -> bool:
        return feature in self._told

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)
