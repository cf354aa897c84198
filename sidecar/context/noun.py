"""A noun phrase, and the small words around nouns."""

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["object", "anchor", "within", "toward", "like", "against", "with", "when"]

ARTICLES: Final = {
    "a", "an", "the", "my", "our", "your", "ein", "eine", "einen", "einem", "einer", "eines", "der", "die", "das", "den",
    "dem", "des", "this", "that", "these", "those", "its", "diese", "diesen", "dieser", "dieses", "diesem", "mein", "unser",
    "sein", "seine", "seinen", "some", "no", "every", "each",
}  # fmt: skip
"""Words before a noun that tell nothing of it."""

INDEFINITE: Final = {
    "a",
    "an",
    "ein",
    "eine",
    "einen",
    "einem",
    "einer",
    "eines",
    "some",
    "another",
    "new",
    "neue",
    "neuen",
    "neuer",
    "neues",
}
"""Words that make a noun something new."""

CONDITIONS: Final = {
    "when", "till", "as long as", "if", "while", "whenever", "once", "unless", "as soon as", "until", "wenn", "falls", "sobald", "solange", "waehrend",
    "bis",
}  # fmt: skip
"""Words after which a condition follows, up to the end of the clause."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase.

    Attributes:
        names: Its nouns in order; the last one is the head. Empty for “the second one”.
        ids: The elements that show just the words of it.
        role: How it stands in the clause.
        ordinal: 1 for the first, -1 for the last, 0 when none is said.
        other: Whether another one than the one that was spoken of is meant.
        plural: Whether several are meant.
        every: Whether all of them are meant.
        indefinite: Whether it is something new: “a close button”.
        known: Whether the component has something that is called so.
        state: Whether the one that is current or active is meant.
        this: Whether it points at what is in sight: “this link”.
        two: Whether exactly two are meant.
        compared: Whether it is one that is there, as it shall be: “a bigger title”.
        owned: Whether it is said to be a part of what is spoken of: “its buttons”.
        side: Whether it is told by its side: “the right column”.
        start, end: The places of its words in the clause.
    """

    names: tuple[str, ...]
    ids: tuple[str, ...] = ()
    role: Role = "object"
    ordinal: int = 0
    other: bool = False
    plural: bool = False
    every: bool = False
    indefinite: bool = False
    known: bool = True
    state: bool = False
    this: bool = False
    two: bool = False
    compared: bool = False
    owned: bool = False
    start: int = 0
    end: int = 0
    side: bool = False
