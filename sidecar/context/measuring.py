"""A complaint, and the figure that mends it: “too pill-like, try 10px”, “the corners feel too tight, go 12px”. Pure.

The figure is of what is complained of, and no wish of its own.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sidecar.context.observing import BEING, observes
from sidecar.context.spoken import Word

_TOO: Final = {"too", "zu"}
_MEASURED: Final = {"border", "spacing", "size", "typography"}
_TRYING: Final = {
    "try", "go", "go with", "go for", "take", "do", "with", "use", "i'd", "i'd go with", "let's", "let's do", "give it", "nimm", "nehmen", "mach", "mache",
    "probier", "lieber", "eher", "so", "versuch", "wie waers mit", "reicht", "reichen", "statt", "instead",
}  # fmt: skip


def mended(told: Sequence[list[Word]]) -> list[list[Word]]:
    """The clauses of a prompt, where a complaint and the figure behind it are one."""
    if not told:
        return []
    kept = [told[0]]
    for before, clause in pairwise(told):
        if kept[-1] is before and _only_measures(clause) and _complains(before):
            kept[-1] = [*_about(before), *clause]
        else:
            kept.append(clause)
    return kept


def _only_measures(clause: Sequence[Word]) -> bool:
    """“Try 10px”, “mach 12px”, “10px will do”."""
    return any(word.is_("figure") for word in clause) and all(
        word.is_("figure")
        or word.key in _TRYING
        or (word.is_("noise") and not word.name)
        or word.is_("act", "set")
        or word.is_("pointer", "it")
        for word in clause
    )


def _complains(clause: Sequence[Word]) -> bool:
    """“Too round”, “the padding feels tight”: something that can be measured."""
    if any(
        word.is_("figure") or word.is_("quote") or (word.is_("act") and not word.is_("act", "set")) for word in clause
    ):
        return False
    much = any(word.first in _TOO for word in clause) or observes(clause)
    return much and bool(_types(clause)) and _types(clause) <= _MEASURED


def _types(clause: Sequence[Word]) -> set[str]:
    """What it is about: the property, where one is said."""
    properties = {word.kinds["property"] for word in clause if word.is_("property")}
    looks = {word.kinds["look"] for word in clause if word.is_("look")} - {"vague", "notice"}
    colours = {"color"} if any(word.is_("colour") for word in clause) else set()
    return properties or looks | colours


def _about(clause: Sequence[Word]) -> list[Word]:
    """What is complained of, without how it is where that is a property: “the corners”, of corners that feel tight."""
    named = any(word.is_("property") for word in clause)
    return [
        word
        for word in clause
        if word.key not in BEING
        and not (named and (word.is_("look") or word.first in _TOO) and not word.is_("property"))
    ]
