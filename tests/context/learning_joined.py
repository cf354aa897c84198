"""Learns the table of `sidecar/context/joining.py` from the prompts of two clauses, some of which have one wish.

What the likelier model tells of a clause counts among the traits, and it tells too well what it was learnt from. So a third of the
sets at a time is read with one that never saw them.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple, get_args

from sidecar.context import joining, likely
from sidecar.context.elements import Elements
from sidecar.context.joining import Heard, traits
from sidecar.context.naming import names_of
from sidecar.context.reading import Reading, weak
from sidecar.context.situation import EditType
from sidecar.context.spoken import words
from sidecar.context.table import Table, Weights
from tests.context.learning import CLAUSES, Example, learn, learn_likely, rounded
from tests.context.prompt_data import LEARNT_FROM, contexts, prompts
from tests.context.scoring import situation_of

_FOLDS: Final = 3
_ROUNDS: Final = 15
_WEIGHT: Final = 2  # of a prompt, beside a line of clauses
_AMONG: Final = (
    "button-fresh",
    "card-fresh",
    "dialog-fresh",
    "nav-fresh",
)  # what lines of clauses are said about, in turn
_READ: Final = Elements()


def learn_joined() -> dict[str, list[float]]:
    """The weights for `joining`."""
    examples: list[Example] = []
    for fold in range(_FOLDS):
        unseen = LEARNT_FROM[fold::_FOLDS]
        with having(likely.TABLE, rounded(learn_likely([name for name in LEARNT_FROM if name not in unseen]))):
            examples += [*pairs(unseen)] * _WEIGHT
            examples += [*of_clauses(fold)]
    return learn(examples, joining.LABELS, _ROUNDS)


@contextmanager
def having(table: Table, weights: Weights) -> Iterator[None]:
    """A table has other weights for a while."""
    before = table.weights
    table.weights = weights
    try:
        yield
    finally:
        table.weights = before


def pairs(sets: Sequence[str]) -> Iterator[Example]:
    """The traits of two clauses, and whether they have one wish."""
    for name in sets:
        for line in prompts(name):
            labels = [
                _Label(intent.kind, intent.edit_type, intent.also_type, intent.also_kind) for intent in line.intents
            ]
            yield from _pair(line.prompt, line.context, labels)


def of_clauses(fold: int) -> Iterator[Example]:
    """The same of a part of the lines of clauses."""
    for number, line in enumerate(CLAUSES.read_text("utf-8").splitlines()):
        if number % _FOLDS == fold:
            told, prompt = line.split("\t")
            labels = [_label(wish.split("|")) for wish in told.split(" + ")]
            yield from _pair(prompt, _AMONG[number // _FOLDS % len(_AMONG)], labels)


def _label(types: Sequence[str]) -> "_Label":
    first, *others = types
    edits = get_args(EditType)
    return _Label("edit", first, others, ()) if first in edits else _Label(first, None, (), ())


class _Label(NamedTuple):
    kind: str
    edit_type: str | None
    also_type: Collection[str]
    also_kind: Collection[str]


def _pair(prompt: str, context: str, labels: Sequence[_Label]) -> Iterator[Example]:
    situation = situation_of(contexts()[context])
    names = names_of(_READ.read(situation.component_path, situation.files))
    found = words(prompt, names, situation.colours)
    told = Reading(prompt, situation, names, found).heard()
    if [len(intents) for _, intents in told] != [1, 1] or any(weak(intents[0]) for _, intents in told):
        return
    first, second = (Heard(clause, intents[0]) for clause, intents in told)
    yield traits(first, second, found, names), _shares(first, second, labels)


def _shares(first: Heard, second: Heard, labels: Sequence[_Label]) -> dict[str, float]:
    if len(labels) > 1:
        return {"apart": 1.0}
    right = [name for name, heard in (("first", first), ("second", second)) if _fits(heard, labels[0])]
    told = right or ["first", "second"]
    return {each: 1 / len(told) for each in told}


def _fits(heard: Heard, label: _Label) -> bool:
    if label.kind == "edit" and label.edit_type is None:
        return heard.intent.kind == "edit"
    return heard.type in {label.edit_type or label.kind, *label.also_type, *label.also_kind}
