"""Nouns beside each other that are no list: “no shadow on the *card*, *title* bigger” has two wishes. Pure.

“Make card and title bigger”, “bigger font in card and title” have one for both.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from sidecar.context.noun import ARTICLES, INDEFINITE, Noun
from sidecar.context.spoken import Word

_SAYING_HOW: Final = {"look", "colour", "decisive", "figure", "quote"}
_NEEDING: Final = {"need", "needs", "need a", "needs a", "need an", "needs an"}
_MUCH: Final = {"more", "less", "fewer", "no", "without", "mehr", "weniger", "kein", "keine", "keinen", "ohne"}
_BEING: Final = {
    "is", "are", "looks", "look", "feels", "feel", "gets", "seems", "sticks", "steals", "isn't", "aren't", "doesn't", "ist", "sind", "wirkt",
    "wirken", "sieht", "sehen", "geht", "gehen", "klebt", "kleben", "stiehlt", "reicht", "stoert", "passt", "bleibt", "stays",
}  # fmt: skip
_WISHING: Final = {"property", "look", "colour", "decisive"}
_STANDING: Final = {"within", "anchor"}


def two_wishes(found: Sequence[Word], before: Noun, after: Noun) -> bool:
    """Whether a separator between two nouns ends a wish: each of them has one of its own."""
    behind = list(takewhile(lambda word: not word.is_("sep"), found[after.end :]))
    if _observes(found, before, behind):
        return True
    if not _wishes(behind):
        return False
    piece = list(takewhile(lambda word: not word.is_("sep"), reversed(found[: before.start])))
    if any(word.is_("act", "remove") for word in piece):
        return True
    inside = found[before.start : before.end]
    beside = [word for word in (*piece, *inside) if word.key not in ARTICLES and not word.name]
    stands = any(word.kinds.get("place") in _STANDING for word in beside[:1])
    return (stands and any(word.kinds.keys() & _SAYING_HOW or word.key in _MUCH for word in piece)) or _adds(piece)


def _observes(found: Sequence[Word], before: Noun, behind: Sequence[Word]) -> bool:
    """“More padding in the *header*, the *title* sticks to the edge”: behind a comma, what is only seen."""
    if found[before.end].key != "," or not behind or behind[0].text.lower() not in _BEING:
        return False
    piece = list(takewhile(lambda word: not word.is_("sep"), reversed(found[: before.end])))
    return any(word.kinds.keys() & _WISHING or (word.is_("act") and not word.is_("act", "set")) for word in piece)


def _adds(piece: Sequence[Word]) -> bool:
    """“A border around …”; what stands before the noun is read from its end."""
    return any(word.is_("property") and before.last in INDEFINITE for word, before in pairwise(piece))


def of_one_noun(found: Sequence[Word], place: int) -> bool:
    """Whether a separator stands between adjectives of one noun: “a bigger and bold title”."""
    if not 1 < place < len(found) - 2:
        return False
    article, before, after, noun = found[place - 2], found[place - 1], found[place + 1], found[place + 2]
    adjectives = all(word.kinds.keys() & {"look", "colour"} and not word.name for word in (before, after))
    return adjectives and article.key in ARTICLES and (noun.is_("thing") or bool(noun.ids))


def _wishes(behind: Sequence[Word]) -> bool:
    """“Bigger”, “in red”, “should say “Top””, “needs a label”: what stands behind a noun, and says what to do with it."""
    told = [word for word in behind if not (word.is_("noise") or word.is_("act", "set"))]
    if told and told[0].key == "in" and any(word.is_("colour") for word in told[1:2]):
        return True
    first = next((word for word in behind if word in told or word.key in _NEEDING), None)
    if first is None or first.is_("place") or first.is_("pointer"):
        return False
    return bool(first.kinds.keys() & _SAYING_HOW) or first.is_("act", "remove") or first.key in _NEEDING
