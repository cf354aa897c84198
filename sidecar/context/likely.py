"""What a text most likely asks for, by words that were seen in labelled prompts: a linear model in a readable table. Pure.

Rules read what they know; this is asked where they are unsure. `tests/context/learning.py` makes the table.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, get_args

from sidecar.context.features import features
from sidecar.context.situation import EditType
from sidecar.context.spoken import Word

REMARK: Final = "remark"
"""The label of what asks for nothing, and only tells why: “they look lost in tables”."""

LABELS: Final[tuple[str, ...]] = (*get_args(EditType), "undo", "redo", "restore", "history", "question", REMARK)
"""What is told apart: the types of edits, the other kinds of intents, and what is none."""

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


def likely(clause: Sequence[Word]) -> Mapping[str, float]:
    """How likely each intent is for a clause, from 0 to 1; together 1, given that it asks for something."""
    chances = dict(_chances(clause))
    asks = 1 - chances.pop(REMARK) or 1.0
    return {label: each / asks for label, each in chances.items()}


def remarks(clause: Sequence[Word]) -> float:
    """How likely a clause asks for nothing."""
    return _chances(clause)[REMARK]


def _chances(clause: Sequence[Word]) -> Mapping[str, float]:
    totals = [0] * len(LABELS)
    for feature in features(clause):
        for place, weight in weights().get(feature, ()):
            totals[place] += weight
    highest = max(totals)
    raised = [math.exp((total - highest) / UNIT) for total in totals]
    whole = sum(raised)
    return {label: each / whole for label, each in zip(LABELS, raised, strict=True)}
