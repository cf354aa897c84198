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
    """“…, but not on the left”: whether a part is left out of what is asked for; “but not too much” isn't one."""
    for one, other, behind in zip(found, found[1:], found[2:], strict=False):
        if one.key in _BUT and other.key in {"not", "nicht"}:
            return not (behind.is_("noise") or behind.first in {"too", "zu", "so"})
    return any(word.key == "but not" for word in found)


def flatters(found: Sequence[Word]) -> bool:
    """“Bigger and *nicer*”, “undo that, and make it *pretty*”: whether a wish without a word of how stands behind another.

    “That would be nicer” is none.
    """
    return any(
        _flatters(found, place)
        for place in range(1, len(found))
        if found[place].is_("look", "vague") or _wishes(found, place)
    )


def _wishes(found: Sequence[Word], place: int) -> bool:
    """“Make it” with a word that nobody knows."""
    before = found[max(0, place - 2) : place]
    return (
        found[place].is_("unknown")
        and len(before) == 2  # noqa: PLR2004
        and before[0].is_("act", "set")
        and before[1].is_("pointer", "it")
    )


def _flatters(found: Sequence[Word], place: int) -> bool:
    ends = place + 1 == len(found) or found[place + 1].is_("sep")
    piece = list(takewhile(lambda word: not word.is_("sep"), reversed(found[:place])))
    told = any(word.key in _BEING or word.is_("quote") for word in piece)
    return ends and len(piece) < place and not told
