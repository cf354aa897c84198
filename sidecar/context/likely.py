"""What a text most likely asks for, by words that were seen in labelled prompts: a linear model in a readable table. Pure.

Rules read what they know; this is asked where they are unsure. `tests/context/learning.py` makes the table.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, get_args

from sidecar.context.features import features
from sidecar.context.situation import EditType

LABELS: Final[tuple[str, ...]] = (*get_args(EditType), "undo", "redo", "restore", "history", "question")
"""What is told apart: the types of edits, and the other kinds of intents."""

UNIT: Final = 100
"""A weight in the table is a hundredth."""

TABLE: Final = Path(__file__).with_suffix(".tsv")


@cache
def weights() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """By feature: the numbers of the labels that it speaks for or against, with its weight."""
    places = {label: number for number, label in enumerate(LABELS)}
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        feature, *told = line.split("\t")
        pairs = (each.rsplit(" ", 1) for each in told)
        found[feature] = tuple((places[label], int(weight)) for label, weight in pairs)
    return found


@lru_cache(maxsize=256)
def likely(text: str) -> Mapping[str, float]:
    """How likely each label is for a text, from 0 to 1; together 1."""
    totals = [0] * len(LABELS)
    for feature in features(text):
        for place, weight in weights().get(feature, ()):
            totals[place] += weight
    highest = max(totals)
    raised = [math.exp((total - highest) / UNIT) for total in totals]
    return {label: each / sum(raised) for label, each in zip(LABELS, raised, strict=True)}
