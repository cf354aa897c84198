"""Which version somebody means who says what it was like. Pure."""

import re
from typing import Final

from sidecar.context.lexicon import folded, table
from sidecar.context.naming import Names
from sidecar.context.situation import Known, Situation
from sidecar.context.spoken import Word, words
from sidecar.editors.quick.colors import GERMAN_COLOURS

_BEFORE: Final = {"before", "vor", "bevor", "without", "ohne", "until", "bis"}
_LESS: Final = {
    "small", "smaller", "klein", "kleiner", "light", "lighter", "hell", "heller", "thin", "thinner", "duenn", "narrow",
    "short", "less", "weniger", "schmal", "square", "eckig",
}  # fmt: skip
_MORE: Final = {
    "big", "bigger", "large", "larger", "gross", "groesser", "dark", "darker", "dunkel", "dunkler", "thick", "thicker", "dick",
    "wide", "wider", "tall", "more", "mehr", "breit", "breiter", "rounder", "rounded", "rund", "runder",
}  # fmt: skip
_EARLIER: Final = re.compile(
    r"\bfrom before(?= was\b| is\b| looked\b|$)", re.IGNORECASE
)  # “the one from before was nicer”
_GERMAN: Final = {folded(key): value for key, value in GERMAN_COLOURS.items()}


def described(about: str, situation: Situation, names: Names) -> int | None:
    """The number of the version that brought about what is described, or its parent for “before …”; None for none."""
    wanted = words(_EARLIER.sub("", about), names, situation.colours)
    keys = _keys(wanted)
    before = any(word.key in _BEFORE for word in wanted)
    best: tuple[float, Known] | None = None
    path = set(situation.path())
    for version in situation.versions:
        told = words(version.prompt, names, situation.colours)
        score = float(len(keys & _keys(told))) + (0.5 if version.version_id in path else 0)
        if keys & _keys(told) and (best is None or score > best[0]):
            best = (score, version)
    if best is None:
        return None
    found = best[1]
    opposite = _direction(wanted) * _direction(words(found.prompt, names, situation.colours)) < 0
    return found.parent_id if before or opposite else found.version_id


def _keys(found: list[Word]) -> set[str]:
    """What words are about, in words that both languages share."""
    keys: set[str] = set()
    for word in found:
        if "colour" in word.kinds:
            keys.add(_GERMAN.get(word.key, word.key))
        elif word.name:
            keys.add(word.name)
        elif word.is_("property"):
            keys |= {word.key, f"type {word.kinds['property']}"}
        elif word.is_("look"):
            keys |= {f"type {word.kinds['look']}"}
        elif not table().get(word.key):
            keys.add(word.key)
    return keys


def _direction(found: list[Word]) -> int:
    more = sum(word.key in _MORE for word in found)
    less = sum(word.key in _LESS for word in found)
    return (more > less) - (less > more)
