"""What is meant within a table: “the name column”, “the table header”, “every other row”. Pure.

A table that is another component has its cells in there: then that component is what is meant.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sidecar.context.elements import Part
from sidecar.context.lexicon import concept
from sidecar.context.naming import KIND, OWN, Names, spoken_words
from sidecar.context.noun import Noun

COLUMN: Final = "column"
TABLE: Final = "table"
_HEADERS: Final = {"header", "title", "heading"}
WITHIN: Final = {COLUMN, "row", "cell", *_HEADERS}


def has_a_table(names: Names) -> bool:
    """Whether a component has a table, or one that is another component."""
    return bool(_cells(names, "td") or _elsewhere(names))


def in_table(noun: Noun, names: Names) -> list[Part] | None:
    """The cells, the rows or the header of a table that a noun phrase means; None where it speaks of something else."""
    if not noun.names or noun.side or not set(noun.names) & WITHIN:
        return None
    head, said = noun.names[-1], noun.names[:-1]
    if COLUMN in said and head not in WITHIN:
        if noun.plural:  # “the column names”
            head = "header"
        else:  # “Spalte Name”
            head, said = COLUMN, (*(word for word in said if word != COLUMN), head)
    if _cells(names, "td"):
        return _inside(head, said, noun, names)
    found = _elsewhere(names)
    return found if found and _speaks_of_it(head, said, noun, names) else None


def letters_of(cell: Part, noun: Noun, names: Names) -> Part:
    """The text that a column is called by, where its cells have more than that: the name beside the address."""
    inner = [part for part in _inner(cell, names) if _called(part, noun.names, names) >= OWN]
    return inner[0] if len(inner) == 1 else cell


def _inside(head: str, said: Sequence[str], noun: Noun, names: Names) -> list[Part] | None:  # noqa: PLR0911  one line per kind of part
    which = [
        word for word in said if word not in {TABLE, COLUMN, "row", "cell"} | _HEADERS and word not in names.root_words
    ]
    heads, cells = _cells(names, "th"), _body(names)
    if head in _HEADERS or (head in {"row", "cell"} and set(said) & _HEADERS):
        if not heads or not (set(said) - {*which} or (which and _columns(which, names))):
            return None
        if which or noun.ordinal:
            return [heads[place] for place in _columns(which, names) if place < len(heads)] or None
        return [_header(heads[0], names, row=head == "row")]
    if head == COLUMN:
        if not which:
            return cells
        found = [cells[place] for place in _columns(which, names) if place < len(cells)]
        return found or (cells if len(cells) == 1 else None)
    if which or (names.knows(head) and head == "row" and TABLE not in said and not _rows(names)):
        return None
    if head == "row":
        return _rows(names) or None
    return cells if head == "cell" else None


def _columns(which: Sequence[str], names: Names) -> list[int]:
    """The places of the columns that are called so, by their headers, else by what is in their cells; all where nothing is said."""
    heads, cells = _cells(names, "th"), _body(names)
    if not which:
        return list(range(max(len(heads), len(cells))))
    by_head = [place for place, part in enumerate(heads) if _called(part, which, names) >= KIND]
    if by_head:
        return by_head[:1]
    inside = [
        place
        for place, part in enumerate(cells)
        if any(_called(each, which, names) >= KIND for each in (part, *_inner(part, names)))
    ]
    return inside[:1]


def _called(part: Part, which: Sequence[str], names: Names) -> float:
    found = names.by_part.get(part.id, {})
    return max((found.get(concept(word), 0.0) for word in which if word != COLUMN), default=0.0)


def _speaks_of_it(head: str, said: Sequence[str], noun: Noun, names: Names) -> bool:
    """Whether a noun means something within a table of which only its name is known here."""
    if TABLE in said:
        return True
    if head == COLUMN:
        beside = [part for part in names.parts.all if names.by_part.get(part.parent or "", {}).get(COLUMN, 0) >= KIND]
        placed = any(_called(part, said, names) >= KIND for part in beside if said)
        return not noun.plural and not placed and bool(said or noun.ordinal)
    if head in _HEADERS:
        return COLUMN in said
    if head == "row":
        return not names.knows("row") and (bool(set(said) & _HEADERS) or (not said and (noun.plural or noun.other)))
    return head == "cell" and not names.knows("cell")


def _elsewhere(names: Names) -> list[Part]:
    """The tables that are other components: `MemberTable`."""
    parts = names.parts
    return [
        part
        for part in parts.all
        if part is not parts.root and part.tag[:1].isupper() and TABLE in spoken_words(part.tag)
    ]


def _cells(names: Names, tag: str) -> list[Part]:
    return [part for part in names.parts.all if part.tag == tag]


def _body(names: Names) -> list[Part]:
    """The cells of the first row that has some."""
    cells = _cells(names, "td")
    return [part for part in cells if part.parent == cells[0].parent]


def _rows(names: Names) -> list[Part]:
    found = [names.parts.by_id[part.parent] for part in _cells(names, "td") if part.parent is not None]
    return [part for part in names.parts.all if part in found and part.tag == "tr"]


def _header(head: Part, names: Names, *, row: bool) -> Part:
    around = [part for part in names.parts.ancestors(head) if part.tag in {"tr", "thead"}]
    return (around[0] if row else around[-1]) if around else head


def _inner(part: Part, names: Names) -> Iterator[Part]:
    return (each for each in names.parts.all if part in names.parts.ancestors(each))
