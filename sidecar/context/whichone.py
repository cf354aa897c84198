"""Words that only tell which variant is meant: “*disabled one* lighter”, “*ghost:* underline on hover”, “more padding *for the ghost variant*”. Pure.

What is wished stands beside them. Taken for a wish, they would ask for a variant that is there already.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.noun import INDEFINITE
from sidecar.context.spoken import Word

_VARIANTS: Final = {
    "ghost", "primary", "secondary", "tertiary", "disabled", "ghost button", "primary button", "secondary button", "disabled button",
    "sekundaer", "primaer", "deaktiviert", "primaervariante", "sekundaervariante",
}  # fmt: skip
_VARIANT: Final = re.compile(
    r"(?:ghost|primary|secondary|tertiary|disabled|danger|primaere|sekundaere) (?:variant|version|variante)"
)
_OF_ONE: Final = {"one", "button", "link", "variant", "version", "state", "zustand", "variante"}
_NEW: Final = {"variant", "version", "variante"}
_THIS_ONE: Final = {"the", "die", "der", "den", "dem"}
_GETTING: Final = {
    "gets", "get", "should", "should be", "soll", "bekommt", "have a", "have an", "needs", "needs a", "needs an", "could use a", "could use an", "braucht", "have",
    "should have", "hat", "haben", "kriegt",
}  # fmt: skip
_OF: Final = {"for", "on", "of", "fuer", "bei", "beim", "an", "auf", "von", "vom"}
_AT: Final = {*_OF, "in", "im"}
_COMPARED: Final = ("er", "ere", "eren", "erem", "eres")
_ALIKE: Final = {"same", "too"}
_WISHES: Final = {"property", "look", "colour"}
_OF_NO_TYPE: Final = {"vague", "notice"}
_ELSE: Final = {"decisive", "quote", "new"}


def without_variant(clause: Sequence[Word]) -> list[Word]:
    """A clause without the variant that it begins or ends with, where a look is wished for it; else all of it."""
    kept = list(clause)
    start = next((place for place, word in enumerate(kept) if not (_leads(word) or word.key in _AT)), 0)
    if not kept or any(word.key in INDEFINITE for word in kept[:start]):
        return kept
    if (end := _end(kept, start)) > start:
        while end < len(kept) and kept[end].key in _GETTING:
            end += 1
        return kept[end:] if _asks(kept[end:], kept[:end], leads=True) else kept
    return _without_last(kept)


def _without_last(kept: list[Word]) -> list[Word]:
    """“Rounder corners for the secondary variant”, “same for the ghost variant”."""
    start = next((place for place in reversed(range(len(kept))) if _is_variant(kept[place])), 0)
    start = start - 1 if start and _end(kept, start - 1) > start else start  # “the Sekundär-Variante”
    if not start or not all(_leads(word) or word.is_("pointer", "too") for word in kept[_end(kept, start) :]):
        return kept
    before = start
    while before and (_leads(kept[before - 1]) and kept[before - 1].key not in INDEFINITE):
        before -= 1
    if not before or kept[before - 1].key not in _OF:
        return kept
    left = [*kept[: before - 1], *kept[_end(kept, start) :]]
    return left if _asks(left, kept[before:], leads=False) else kept


def _end(kept: Sequence[Word], start: int) -> int:
    """Where the variant ends that begins there; there, if none does."""
    if start >= len(kept) or not _is_variant(kept[start]):
        return start
    end = start + 1
    while end < len(kept) and kept[end].key in _OF_ONE:
        end += 1
    return end


def _is_variant(word: Word) -> bool:
    return word.key in _VARIANTS or _VARIANT.fullmatch(word.key) is not None


def _leads(word: Word) -> bool:
    return word.is_("noise") or word.is_("pointer", "it") or word.is_("sep")


def _asks(left: Sequence[Word], which: Sequence[Word], *, leads: bool) -> bool:
    """Whether what is left tells of a look, and of nothing else that could be wished of a variant."""
    others = [word for word in left if word.key not in _VARIANTS]  # “secondary, not primary”
    told = any(word.kinds[kind] not in _OF_NO_TYPE for word in others for kind in word.kinds.keys() & _WISHES)
    this = any(word.key in _THIS_ONE for word in which)
    alike = bool(left) and this and all(word.kinds.get("pointer") in _ALIKE or _leads(word) for word in left)
    if alike and any(word.is_("pointer") and word.kinds["pointer"] in _ALIKE for word in left):
        return True  # “the ghost variant too”
    acts = {word.kinds["act"] for word in left if word.is_("act")}
    beside = any(word.is_("place", "with") for word in left)
    more = any(word.kinds.keys() & _ELSE for word in left) or bool(acts - {"set"})
    more = more or (any(word.is_("thing") for word in left) and beside)
    compared = any(word.is_("look") and word.last.endswith(_COMPARED) for word in left)
    fresh = leads and not this and not compared and which[-1].last in _NEW and left[:1] and left[0].is_("place", "with")
    return told and not more and not fresh  # “ghost variant with a border” is a new one
