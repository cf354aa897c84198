"""What a text most likely asks for, by words that were seen in labelled prompts: a linear model in a readable table. Pure.

Rules read what they know; this is asked where they are unsure. `tests/context/learning.py` makes the table.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from sidecar.context.features import features
from sidecar.context.situation import EditType
from sidecar.context.spoken import Word
from sidecar.context.table import Table

REMARK: Final = "remark"
"""The label of what asks for nothing, and only tells why: “they look lost in tables”."""

LABELS: Final[tuple[str, ...]] = (*get_args(EditType), "undo", "redo", "restore", "history", "question", REMARK)
"""What is told apart: the types of edits, the other kinds of intents, and what is none."""

TABLE: Final = Table(Path(__file__).with_suffix(".tsv"), LABELS)


def likely(clause: Sequence[Word]) -> Mapping[str, float]:
    """How likely each intent is for a clause, from 0 to 1; together 1, given that it asks for something."""
    found = dict(chances(clause))
    asks = 1 - found.pop(REMARK) or 1.0
    return {label: each / asks for label, each in found.items()}


def remarks(clause: Sequence[Word]) -> float:
    """How likely a clause asks for nothing."""
    return chances(clause)[REMARK]


def chances(clause: Sequence[Word]) -> Mapping[str, float]:
    """How likely each label is for a clause, from 0 to 1; together 1."""
    return TABLE.chances(features(clause))
