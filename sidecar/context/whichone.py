"""Words at the beginning that only tell which variant is meant: “*disabled one* lighter”, “*ghost:* underline on hover”. Pure.

What is wished stands behind them. Taken for a wish, they would ask for a variant that is there already.
"""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.context.spoken import Word

_VARIANTS: Final = {
    "ghost", "primary", "secondary", "tertiary", "disabled", "ghost button", "primary button", "secondary button", "disabled button",
    "sekundaer", "primaer", "deaktiviert",
}  # fmt: skip
_VARIANT: Final = re.compile(r"(?:ghost|primary|secondary|disabled) (?:variant|version)")
_OF_ONE: Final = {"one", "button", "link", "variant", "version", "state", "zustand", "variante"}
_NEW: Final = {"variant", "version", "variante"}
_GETTING: Final = {"gets", "get", "should", "should be", "soll", "bekommt"}
_WISHES: Final = {"property", "look", "colour"}
_OF_NO_TYPE: Final = {"vague", "notice"}
_ELSE: Final = {"decisive", "quote", "thing", "new"}


def without_variant(clause: Sequence[Word]) -> list[Word]:
    """A clause without the variant that it begins with, where a look is wished for it; else all of it."""
    kept = list(clause)
    start = next(
        (place for place, word in enumerate(kept) if not word.is_("noise") and not word.is_("pointer", "it")), 0
    )
    if not kept or not (kept[start].key in _VARIANTS or _VARIANT.fullmatch(kept[start].key)):
        return kept
    end = start + 1
    while end < len(kept) and kept[end].key in _OF_ONE | _GETTING:
        end += 1
    behind = kept[end:]
    others = [word for word in behind if word.key not in _VARIANTS]  # “secondary, not primary”
    told = any(word.kinds[kind] not in _OF_NO_TYPE for word in others for kind in word.kinds.keys() & _WISHES)
    more = any(word.kinds.keys() & _ELSE or (word.is_("act") and not word.is_("act", "set")) for word in behind)
    fresh = (
        kept[end - 1].last in _NEW and behind[:1] and behind[0].is_("place", "with")
    )  # “ghost variant with a border”
    return behind if told and not more and not fresh else kept
