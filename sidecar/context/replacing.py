"""What a wish shall replace, where that is said first: “in place of a shadow we could test an outline”. Pure.

It is no wish, neither for the rules nor for the model of words; nor is what it shall not be, where what comes instead is said: “not bigger but
bolder”.
"""

from collections.abc import Sequence
from typing import Final

from sidecar.context.spoken import Word

_REPLACING: Final = {
    "instead of", "in place of", "rather than", "in favour of", "statt", "anstatt", "anstelle", "anstelle von", "statt der", "statt des",
}  # fmt: skip
_WISHES: Final = {"property", "look", "colour", "decisive", "quote"}
_NOT: Final = {"not", "nicht"}
_ONLY: Final = {"just", "only", "nur"}
_LOOKS: Final = {"look", "colour"}
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


def _looks(word: Word) -> bool:
    return bool(word.kinds.keys() & _LOOKS) and not word.ids and not word.name


def _says(word: Word) -> bool:
    return bool(word.kinds.keys() & _SAYING) or bool(word.ids)


def denies(piece: Sequence[Word], behind: Sequence[Word]) -> bool:
    """“*Not bigger* but bolder”, “*nicht größer*, nur fetter”: a piece that only says how something shall not be, before how it shall."""
    if not behind or not piece or piece[0].key not in _NOT:
        return False
    corrects = behind[0].key == "but" or (behind[0].key == "," and behind[-1].key in _ONLY)
    return (
        corrects
        and len(piece) > 1
        and piece[1].key not in _ONLY
        and all(_looks(word) or word.is_("noise") for word in piece[1:])
    )


def corrected(pieces: Sequence[list[Word]]) -> list[list[Word]]:
    """“Der Titel soll *nicht größer*, sondern fetter werden”: what “sondern” corrects is no wish; “nicht nur …” is."""
    told: list[list[Word]] = []
    for piece in pieces:
        kept = _without_denied(told[-1]) if told and piece[0].key == "sondern" else None
        if kept is None:
            told.append(piece)
        else:
            told[-1] = [*kept, *piece[1:]]
    return told


def _without_denied(clause: Sequence[Word]) -> list[Word] | None:
    start = next((place for place, word in enumerate(clause) if word.key in _NOT), len(clause))
    denied = clause[start + 1 :]
    if not any(map(_looks, denied)) or denied[0].key in _ONLY:
        return None
    return [word for place, word in enumerate(clause) if place < start or not (_looks(word) or place == start)]
