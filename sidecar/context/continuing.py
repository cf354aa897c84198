"""Clauses that only go on with the one before: a second side, a colour of the new line, sizes of a new prop. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from sidecar.context.noun import INDEFINITE
from sidecar.context.signal_words import LINES
from sidecar.context.spoken import Word

_TELLING: Final = {"property", "look", "decisive", "colour", "quote", "figure", "unknown_verb"}
_FIGURED: Final = {
    "at most", "at least", "max", "min", "mindestens", "maximal", "hoechstens", "around", "about", "etwa", "ca", "statt", "instead of", "so",
    "more", "less", "mehr", "weniger",
}  # fmt: skip
_OF_OTHERS: Final = {"property", "decisive", "quote"}
_ONE: Final = {"one", "ones", "eine", "einer", "eins"}
_GOING: Final = {
    "bring there",
    "take there",
    "go there",
    "back there",
    "back to that",
    "nimm die",
    "die bitte",
    "dahin",
}


def continues(piece: Sequence[Word], before: Sequence[Word]) -> bool:  # noqa: PLR0911  one line per rule
    """What goes on with the clause before: a second side, sizes of a new prop, what a new thing shall have."""
    told = [word for word in piece if not word.is_("noise")]
    figures = [word for word in told if word.key not in _FIGURED]
    if figures and all(word.is_("figure") or word.is_("number") for word in figures):
        other = any(word.is_("colour") or (word.is_("quote") and not word.ids) for word in before)
        return not other  # “in coral and 30px”, “called “Top”, 13px” are two wishes
    edges = any(word.is_("property", "border") and not LINES.isdisjoint(word.key.split()) for word in before)
    measured = any(word.is_("figure") for word in (*before, *told)) or _draws(before)
    edges = edges and measured and not any(word.is_("act", "remove") for word in before)
    if edges and told and all(word.kinds.keys() & {"colour", "figure"} or word.key == "in" for word in told):
        return True  # “a line below, 2px, in coral”
    if told and all(word.kinds.get("pointer") in {"same", "too"} for word in told):
        return not any(word.kinds.keys() & _TELLING for word in before)  # “the two cards, same”
    if told and all(word.is_("place", "side") or word.is_("sep") for word in told):
        return any(word.is_("property") or word.is_("look", "spacing") for word in before)
    coloured = [word for word in told if word.key != "in"]
    if coloured and all(word.kinds.keys() == {"colour"} for word in coloured) and any(_is_new(before)):
        return True  # “need a busy status too, in red”
    if told and any(word.is_("decisive", "variant") for word in before):
        return all(word.kinds.keys() & {"look", "pointer", "colour"} and not word.name for word in told)
    if told and _looks_of_new(told, piece, before):
        return True
    if " ".join(word.text for word in told).lower() in _GOING:
        return True
    return bool(told) and told[0].is_("place", "with") and any(word.is_("act", "add") for word in before)


def _is_new(before: Sequence[Word]) -> Iterator[bool]:
    """“Add a badge”, “new tone „busy“”, “need a busy variant”."""
    return (word.is_("act", "add") or word.is_("decisive", "variant") for word in before)


def _looks_of_new(told: Sequence[Word], piece: Sequence[Word], before: Sequence[Word]) -> bool:
    """“Add a link below the buttons, small and grey”, “add a divider, a thin grey one”: how the new thing looks; not “…, smaller”."""
    if not any(word.is_("act", "add") for word in before) or any(word.kinds.keys() & _OF_OTHERS for word in before):
        return False
    looks = [word for word in told if word.kinds.keys() & {"look", "colour"} and not word.name]
    if any(word.key.endswith("er") or " " in word.key for word in looks) or not looks:
        return False
    rest = [word for word in told if word not in looks and not word.is_("sep")]
    if piece[0].key in INDEFINITE and rest and (rest[0].is_("new") or rest[0].key in _ONE):
        return True
    return not rest


def _draws(clause: Sequence[Word]) -> bool:
    """“A ring around it”, “add a thin border”: an edge that isn't there yet, so that a colour behind it is its own."""
    for place, word in enumerate(clause):
        if word.is_("property", "border") and not LINES.isdisjoint(word.key.split()):
            return any(each.last in INDEFINITE for each in clause[max(0, place - 2) : place])
    return False
