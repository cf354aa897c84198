"""Words that only tell where something stands: “the pill *on the right* a touch smaller”, “the name *beside it* less bold”. Pure.

They say which element is meant. Taken for a wish, they would ask for a layout that nobody spoke of.
"""

from collections.abc import Sequence
from typing import Final

from sidecar.context.noun import ARTICLES, INDEFINITE
from sidecar.context.signal_words import SLIDING
from sidecar.context.spoken import Word

_WISHES: Final = {"property", "look", "colour", "decisive", "quote"}
_OF_NO_TYPE: Final = {"layout", "vague", "notice"}
_GOING: Final = {"add", "move", "swap", "wrap"}
_NEWLY: Final = INDEFINITE | {"no"}
_MIDDLE: Final = {"in the middle", "in der mitte", "in the centre", "in the center"}
_WHERE_TO: Final = ("to ", "ganz nach ", "all the way ", "nach ", "ans ", "an den ", "auf die ", "float", "pushed")
_DIRECTIONS: Final = {"up", "down", "first", "zuerst", "at the end", "at the start"}
_AGAIN: Final = {"same", "too"}
_NEAR: Final = 3  # words of a noun phrase
_FILLERS: Final = {"in here", "here", "hier", "ganz", "right", "just", "all the way"}


def without_places(clause: Sequence[Word]) -> list[Word]:
    """A clause without the places of what it is about, where something else is wished; else all of it.

    “The links on the right” may be a wish, “move the badge below the title” is one, and both stay as they are.
    """
    kept = list(clause)
    first = next((word for word in clause if not word.is_("noise")), None)
    if any(word.kinds.get("act") in _GOING for word in clause) or (first is not None and first.key in SLIDING):
        return kept
    gone = {each for place in range(1, len(clause)) for each in _place_at(clause, place)}
    gone |= {place for place in range(1, len(clause) - 1) if _tells_which(clause, place)}
    left = [word for place, word in enumerate(clause) if place not in gone]
    return left if gone and any(_wishes(word) for word in left) else kept


def _place_at(clause: Sequence[Word], place: int) -> range:
    """The words of the place that begins there, none where none does."""
    if not _is_thing(clause, place - 1):
        return range(0)
    if clause[place].is_("place", "anchor"):
        return _beside_another(clause, place)
    end = place
    while end < len(clause) and (_is_side(clause[end]) or (end > place and clause[end].key in _FILLERS)):
        end += 1
    return range(place, end)


def _beside_another(clause: Sequence[Word], place: int) -> range:
    """“Beside it”, “under the heading”."""
    end = place + 1
    if end < len(clause) and clause[end].is_("pointer", "it") and clause[end].key not in ARTICLES:
        return range(place, end + 1)
    while end < len(clause) and clause[end].key in ARTICLES and clause[end].key not in _NEWLY:
        end += 1
    if end > place + 1 and end < len(clause) and clause[end].name:
        return range(place, end + 1)
    return range(0)


def _is_thing(clause: Sequence[Word], place: int) -> bool:
    """Whether a word is what something is about: an element's name, or any noun behind “the”."""
    word = clause[place]
    before = clause[place - 1].key if place else ""
    if word.is_("property") or word.is_("place") or _is_new(clause[:place]):
        return False
    if word.name and (word.is_("thing") or not word.is_("unknown")):
        return True
    return before in ARTICLES


def _is_new(before: Sequence[Word]) -> bool:
    """“A filter row”, “with a small icon”: what isn't there yet has its place by the wish."""
    near = before[-_NEAR:]
    article = next((word.key for word in reversed(near) if word.key in ARTICLES | _NEWLY), "")
    return article in _NEWLY or any(word.is_("place", "with") for word in near)


def _tells_which(clause: Sequence[Word], place: int) -> bool:
    """“The *red* note smaller”: a colour between an article and its noun."""
    beside = clause[place + 1]
    article = clause[place - 1].key in ARTICLES and clause[place - 1].key not in _NEWLY
    known = bool(beside.name) or beside.is_("unknown")
    noun = known and not beside.kinds.keys() & {*_WISHES, "place", "act"}
    return article and noun and clause[place].kinds.keys() == {"colour"}


def _is_side(word: Word) -> bool:
    if word.key in _MIDDLE:
        return True
    return word.is_("place", "side") and word.key not in _DIRECTIONS and not word.key.startswith(_WHERE_TO)


def _wishes(word: Word) -> bool:
    """Whether a word asks for a change that isn't one of places, or for what was done before."""
    if word.kinds.get("pointer") in _AGAIN:
        return True
    return any(word.kinds[kind] not in _OF_NO_TYPE for kind in word.kinds.keys() & _WISHES)
