"""An order of two elements, said without a verb: “price above, text below”, “erst der Preis, dann der Titel”, “title left, price right”. Pure.

Cut at the comma, neither half would ask for anything.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from sidecar.context.lexicon import folded
from sidecar.context.naming import Names
from sidecar.context.spoken import Word

_FILLERS: Final = {
    "the", "der", "die", "das", "den", "bitte", "please", "pls", "should", "be", "go", "goes", "come", "comes", "soll", "sein", "stehen", "kommt",
    "and", "und", ",", ";", "&", "put", "show", "zeig", "i'd", "like", "want", "i", "is", "ist", "sits", "stands", "sit", "stand", "steht", "sitzt", "hin", "move", "als",
}  # fmt: skip
_FIRST: Final = r"(?:at the very |at the |on )?(?:first|above|top|zuerst|oben|nach oben|davor|ganz oben|ueber)"
_THEN: Final = r"(?:at the very |at the |on )?(?:then|second|below|underneath|under it|below it|bottom|after it|next|darunter|unten|danach|dann|als zweites|dahinter|ganz unten|last)"
_LEFT: Final = r"(?:(?:on|to|at|nach|ganz|far) )*(?:left|links)"
_RIGHT: Final = r"(?:(?:on|to|at|nach|ganz|far) )*(?:right|rechts)"
_ORDER: Final = re.compile(
    rf"(?:first|erst|zuerst|zunaechst|als erstes) @ (?:then|dann|danach|second|als zweites) @"
    rf"|@ {_FIRST} (?:then |dann |danach )?@ {_THEN}"
    rf"|@ {_FIRST} (?:then|dann|danach|darunter|below|unten) @"
    r"|(?:oben|above|on top) @ (?:unten|darunter|below|underneath) @"
    rf"|@ {_LEFT} @ {_RIGHT}|@ {_RIGHT} @ {_LEFT}|{_LEFT} @ {_RIGHT} @|{_RIGHT} @ {_LEFT} @"
)

_SIDE: Final = rf"(?:{_FIRST}|{_THEN}|{_LEFT}|{_RIGHT})"
_ONE_FIRST: Final = re.compile(rf"@ {_SIDE}|{_SIDE} @")
_ARRANGING: Final = re.compile(
    r"\b(?:stack\w*|columns?|rows?|side by side|(?:next to|beside|below|above|under|beneath) (?:each other|one another)|one (?:below|above|under|beneath|after|on top of) (?:the other|another)"
    r"|untereinander|nebeneinander|uebereinander|hintereinander|stapel\w*|gestapelt|spalten?|zeilen?|reihe|swap\w*|flip|switch|trade|tausch\w*|vertausch\w*)\b"
)


def orders(found: Sequence[Word], names: Names) -> bool:
    """Whether all of it is an order of two elements that are there."""
    named = {word.name or word.key for word in found if _is_there(word, names)}
    if len(named) < 2:  # noqa: PLR2004  an order is one of two
        return False
    return _ORDER.fullmatch(_shape(found, names)) is not None


def _shape(found: Sequence[Word], names: Names) -> str:
    """The words, with a mark for each element: “@ above @ below”."""
    texts = [text for word in found for text in (["@"] if _is_there(word, names) else folded(word.text).split())]
    return " ".join(text for text, _ in groupby(text for text in texts if text not in _FILLERS))


def orders_those(clause: Sequence[Word], before: str, names: Names) -> bool:
    """“Stack them, *title on top*”: which of those that were arranged comes first is no wish of its own."""
    return _ONE_FIRST.fullmatch(_shape(clause, names)) is not None and _ARRANGING.search(folded(before)) is not None


def _is_there(word: Word, names: Names) -> bool:
    return bool(word.ids) or ((word.is_("thing") or not word.kinds) and names.knows(word.name))
