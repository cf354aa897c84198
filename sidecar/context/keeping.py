"""Clauses that only say what shall stay: “keep the rest as it is”, “die Schrift kann so bleiben”. Pure."""

from collections.abc import Sequence
from typing import Final

from sidecar.context.spoken import Word

_LEAVING: Final = {"lassen", "behalten", "bleibt", "bleiben", "beibehalten", "stays", "stay", "remains"}
_LETTING: Final = {"lass", "lasse", "lassen"}
_DOING: Final = {"effect", "behavior"}
_SAYING_HOW: Final = {"look", "decisive", "place", "quote", "figure"}
_SAYING_WHAT: Final = {"property", "colour", "thing"}


def keeps(clause: Sequence[Word]) -> bool:
    """“Keep the rest as it is”, “Größe lassen”."""
    told = [word for word in clause if not word.is_("noise")]
    if len(told) > 1 and told[-1].key in _LEAVING and (told[-2].name or told[-2].kinds.keys() & {"property", "colour"}):
        return True
    if len(told) > 1 and told[-1].is_("act", "keep") and all(map(_names_only, told[:-1])):
        return True  # “die Schrift kann so bleiben”
    first = next((word for word in clause if not word.is_("noise") and not word.is_("sep")), None)
    if first is not None and first.key in _LETTING and any(word.kinds.get("look") in _DOING for word in clause):
        return False  # “lass ihn pulsieren”
    return any(word.is_("act", "keep") for word in clause) and (
        (first is not None and first.is_("act", "keep"))
        or not any(word.kinds.keys() & {"property", "look", "colour", "decisive"} for word in clause)
    )


def _names_only(word: Word) -> bool:
    """Whether a word says what, and not how."""
    return not word.kinds.keys() & _SAYING_HOW and (
        bool(word.name or word.ids) or bool(word.kinds.keys() & _SAYING_WHAT) or word.is_("pointer", "it")
    )
