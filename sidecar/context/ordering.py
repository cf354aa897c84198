"""An order of two elements, said without a verb: “price above, text below”, “erst der Preis, dann der Titel”. Pure.

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
    "and", "und", ",", ";", "&", "put", "show", "zeig", "i'd", "like", "want", "i", "is", "ist",
}  # fmt: skip
_FIRST: Final = r"(?:at the very |at the |on )?(?:first|above|top|zuerst|oben|nach oben|davor|ganz oben|ueber)"
_THEN: Final = r"(?:at the very |at the |on )?(?:then|second|below|underneath|under it|below it|bottom|after it|next|darunter|unten|danach|dann|als zweites|dahinter|ganz unten|last)"
_ORDER: Final = re.compile(
    rf"(?:first|erst|zuerst|zunaechst|als erstes) @ (?:then|dann|danach|second|als zweites) @"
    rf"|@ {_FIRST} (?:then |dann |danach )?@ {_THEN}"
    rf"|@ {_FIRST} (?:then|dann|danach|darunter|below|unten) @"
    r"|(?:oben|above|on top) @ (?:unten|darunter|below|underneath) @"
)


def orders(found: Sequence[Word], names: Names) -> bool:
    """Whether all of it is an order of two elements that are there."""
    named = {word.name for word in found if _is_there(word, names)}
    if len(named) < 2:  # noqa: PLR2004  an order is one of two
        return False
    texts = [text for word in found for text in (["@"] if _is_there(word, names) else folded(word.text).split())]
    shape = " ".join(text for text, _ in groupby(text for text in texts if text not in _FILLERS))
    return _ORDER.fullmatch(shape) is not None


def _is_there(word: Word, names: Names) -> bool:
    return bool(word.ids) or (word.is_("thing") and names.knows(word.name))
