"""Prompts of which a part would be lost: “radius 4px, but not on the left”, “bigger and nicer”. Pure."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from sidecar.context.spoken import Word

_BUT: Final = {"but", "aber"}
_BEING: Final = {
    "be", "is", "was", "were", "are", "looks", "look", "looked", "feels", "would", "ist", "war", "waren", "sieht", "waere", "aussieht",
}  # fmt: skip


def excepts(found: Sequence[Word]) -> bool:
    """Whether a part is left out of what is asked for, or is nothing that anybody could do by these words.

    “…, but not on the left”, “bigger and nicer”; not “but not too much”.
    """
    for one, other, behind in zip(found, found[1:], found[2:], strict=False):
        if one.key in _BUT and other.key in {"not", "nicht"}:
            return not (behind.is_("noise") or behind.first in {"too", "zu", "so"})
    return any(word.key == "but not" for word in found) or any(
        _flatters(found, place) for place in range(1, len(found))
    )


def _flatters(found: Sequence[Word], place: int) -> bool:
    """“Bigger and *nicer*”: a wish without a word of how, behind another; not “that would be nicer”."""
    if not found[place].is_("look", "vague"):
        return False
    ends = place + 1 == len(found) or found[place + 1].is_("sep")
    piece = list(takewhile(lambda word: not word.is_("sep"), reversed(found[:place])))
    behind = len(piece) < place
    told = any(word.key in _BEING or word.is_("quote") or word.is_("act") for word in piece)
    return ends and behind and not told
