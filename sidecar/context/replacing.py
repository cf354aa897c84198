"""What a wish shall replace, where that is said first: “in place of a shadow we could test an outline”. Pure.

It is no wish, neither for the rules nor for the model of words.
"""

from collections.abc import Sequence
from typing import Final

from sidecar.context.spoken import Word

_REPLACING: Final = {
    "instead of", "in place of", "rather than", "in favour of", "statt", "anstatt", "anstelle", "anstelle von", "statt der", "statt des",
}  # fmt: skip
_WISHES: Final = {"property", "look", "colour", "decisive", "quote"}
_SAYING: Final = {*_WISHES, "thing", "new", "unknown", "figure"}


def without_replaced(clause: Sequence[Word]) -> list[Word]:
    """A clause without what is to be replaced, where what comes instead is said behind it; else all of it."""
    kept = list(clause)
    start = next((place for place, word in enumerate(kept) if word.key in _REPLACING), None)
    if start is None or any(_says(word) for word in kept[:start]):
        return kept
    begin = next((place for place in range(start + 1, len(kept)) if _says(kept[place])), len(kept))
    end = next((place for place in range(begin, len(kept)) if not _says(kept[place])), len(kept))
    end = begin + 1 if begin < len(kept) and kept[begin].is_("quote") else end
    behind = kept[end:]
    return [*kept[:start], *behind] if any(word.kinds.keys() & _WISHES for word in behind) else kept


def _says(word: Word) -> bool:
    return bool(word.kinds.keys() & _SAYING) or bool(word.ids)
