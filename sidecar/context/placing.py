"""Pieces that say nothing but where something shall go: “sign up smaller *and in front of the search*”, “*invitation below the projects*, and bold”. Pure."""

from collections.abc import Sequence
from typing import Final

from sidecar.context.naming import Names
from sidecar.context.nouns import nouns
from sidecar.context.spoken import Word

_LOOKS: Final = {"look", "colour"}
_OF_SPACE: Final = {"spacing", "layout"}
_NO_LOOK: Final = {"property", "place", "figure", "decisive", "quote", "pointer", "unknown"}
_WITHIN: Final = {"in", "im"}  # “in coral”
_DOING: Final = {"add", "remove", "move", "swap", "wrap"}
_SAYING_NOTHING: Final = {"noise", "sep"}


def goes_on_to_a_place(piece: Sequence[Word], before: Sequence[Word], names: Names) -> list[Word]:
    """The words for what shall go there, said before it: “sign up” of “sign up smaller”; none where the piece is no such place."""
    if (
        not piece
        or not piece[0].is_("place", "anchor")
        or len(_beside(piece, names)) != 1
        or not _only_nouns(piece, names)
    ):
        return []
    subjects = [noun for noun in nouns(before, names) if noun.names]
    if len(subjects) != 1 or subjects[0].role != "object" or not subjects[0].known or subjects[0].indefinite:
        return []
    told = [word for place, word in enumerate(before) if not subjects[0].start <= place < subjects[0].end]
    if any(word.kinds.get("act") in _DOING or _bars(word) for word in told):
        return []
    looks = any(word.kinds.keys() & _LOOKS and word.kinds.get("look") not in _OF_SPACE for word in told)
    return list(before[subjects[0].start : subjects[0].end]) if looks else []


def places(clause: Sequence[Word], names: Names) -> bool:
    """“Invitation below the projects”, “the hint underneath”: one thing that is there, beside another, and not a word more."""
    found = [noun for noun in nouns(clause, names) if noun.names]
    roles = [noun.role for noun in found if noun.known and not noun.indefinite]
    told = [word for word in clause if not (word.is_("noise") or word.is_("pointer", "it"))]
    beside = roles == ["object", "anchor"] or (roles == ["object"] and told[-1:] and told[-1].is_("place", "anchor"))
    return bool(beside) and len(found) == len(roles) and _only_nouns(clause, names)


def _bars(word: Word) -> bool:
    return bool(word.kinds.keys() & _NO_LOOK) and word.key not in _WITHIN and not word.is_("pointer", "it")


def _beside(piece: Sequence[Word], names: Names) -> list[str]:
    return [noun.names[-1] for noun in nouns(piece, names) if noun.names and noun.known and noun.role == "anchor"]


def _only_nouns(clause: Sequence[Word], names: Names) -> bool:
    """Whether nothing is said but nouns and places beside them."""
    inside = {place for noun in nouns(clause, names) for place in range(noun.start, noun.end)}
    return all(
        place in inside
        or word.is_("place", "anchor")
        or word.kinds.keys() & _SAYING_NOTHING
        or word.is_("pointer", "it")
        for place, word in enumerate(clause)
    )
