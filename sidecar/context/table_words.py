"""The words for what is in a table, where they mean something else elsewhere: “role column”, “rows taller”, “the right column”. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.naming import Names
from sidecar.context.noun import Noun
from sidecar.context.spoken import Word
from sidecar.context.tables import COLUMN, TABLE, WITHIN, has_a_table

_ROWS: Final = {"row", "rows", "zeile", "zeilen"}
_IN_A_ROW: Final = {
    "a",
    "one",
    "per",
    "pro",
    "same",
    "eine",
    "einer",
    "einen",
    "in",
    "to",
    "as",
    "its own",
    "own",
    "eigene",
    "eigenen",
}
_OF: Final = (["of"], ["in"], ["von"], ["vom"])
_SIDES: Final = re.compile(r"right|left|recht|link|middle|cent|mittler|aeusser|outer|inner|hand$")
_GENITIVES: Final = {"der", "des"}


def tabled(found: Sequence[Word], names: Names) -> list[Word]:
    """The words of a prompt, where those that mean something else elsewhere name what is in a table: “role column”, “header row”, “rows taller”."""
    told = list(found)
    if not has_a_table(names):
        return told
    for place, word in enumerate(told):
        before = told[place - 1] if place else None
        if word.key in _ROWS and not (before is not None and (before.key in _IN_A_ROW or before.is_("number"))):
            several = word.plural or word.key != "row"
            told[place] = replace(word, kinds={"thing": "row"}, name="row", plural=several)
        elif word.name == COLUMN and before is not None and before.is_("decisive") and " " not in before.key:
            told[place - 1] = replace(before, kinds={"unknown": ""}, name="")
        elif word.is_("decisive") and before is not None and before.name == COLUMN and word.text[:1].isupper():
            told[place] = replace(word, kinds={"unknown": ""}, name="")
        elif word.key == "head" and before is not None and before.name == TABLE:
            told[place] = replace(word, kinds={"thing": "header"}, name="header")
    return told


def of_the_table(clause: Sequence[Word], before: Noun, noun: Noun, names: Names) -> Noun | None:
    """“The header of the table”, “die Zeilen der Tabelle” as one noun; None for anything else."""
    if (
        noun.names[-1:] != (TABLE,)
        or before.names[-1:] == ()
        or before.names[-1] not in WITHIN
        or not has_a_table(names)
    ):
        return None
    between = [word.key for word in clause[before.end : noun.start]]
    if between not in _OF and not (not between and clause[noun.start].key in _GENITIVES):
        return None
    return replace(before, names=(*noun.names, *before.names), end=noun.end, known=True)


def at_a_side(clause: Sequence[Word], start: int, end: int) -> bool:
    """“The right column”, “die linke Spalte”, “the right-hand column”: of the page, and no last one of a table."""
    return any(_SIDES.match(word.key) for word in clause[max(0, start - 1) : end])


def with_its_name(clause: Sequence[Word], start: int, end: int, found: list[str], names: Names) -> list[str]:
    """A column of a table with what it is called, where that is no word of the component; empty for anything else."""
    if found != [COLUMN] or not has_a_table(names):
        return []
    which = _column_of(clause, start, end)
    return [which, COLUMN] if which else found


def _column_of(clause: Sequence[Word], start: int, end: int) -> str:
    """The word that says which column, where the component has nothing that is called so: “the role column”, “Spalte Rolle”."""
    before = clause[start - 1] if start else None
    behind = clause[end] if end < len(clause) else None
    names_it = before is not None and before.is_("unknown") and not _SIDES.match(before.key)
    if before is not None and (names_it or before.is_("quote")):
        return before.key
    if behind is not None and (behind.is_("quote") or (behind.is_("unknown") and behind.text[:1].isupper())):
        return behind.key
    return ""
