"""Which property a bare figure is of: “32 is too generous, make that 20px”, “16 statt 12”, “the title at 600”. Pure.

The value that something has now tells, where it is said: an earlier turn asked for it, or the element declares it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sidecar.context.baring import spoken_of
from sidecar.context.elements import Part, Parts
from sidecar.context.facts import Signals
from sidecar.context.naming import Names
from sidecar.context.observing import observes
from sidecar.context.signal_words import WEIGHTS
from sidecar.context.signals import signals
from sidecar.context.situation import EditType, Said
from sidecar.context.spoken import Word

_TYPES: Final[Mapping[str, EditType]] = {
    "padding": "spacing", "margin": "spacing", "gap": "spacing", "row-gap": "spacing", "column-gap": "spacing", "font": "typography",
    "line-height": "typography", "letter-spacing": "typography", "word-spacing": "typography", "border": "border",
    "outline": "border", "stroke": "border", "width": "size", "height": "size", "min": "size", "max": "size", "inline-size": "size",
    "block-size": "size", "opacity": "effect", "filter": "effect", "backdrop-filter": "effect", "transition": "effect",
    "animation": "effect", "top": "layout", "right": "layout", "bottom": "layout", "left": "layout", "inset": "layout",
}  # fmt: skip
"""By how the name of a property begins; shadows have too many figures to be told by one."""

_LENGTH: Final = re.compile(r"(?<![\w.#])-?(\d*\.?\d+)\s?(px|pixels?|rem|em|%|ms|s)?(?![\w-])")
_IN_PIXELS: Final = {"px": 1.0, "pixel": 1.0, "pixels": 1.0, "rem": 16.0}
_PIXELS: Final = "px"
_INHERITED: Final = {"font-size", "font-weight", "line-height", "letter-spacing", "font"}
_MEASURED: Final = {"figure", "number"}
_OLD: Final = {
    "from", "von", "statt", "anstatt", "anstelle von", "instead of", "rather than", "not", "nicht", "than", "als", "over", "the", "die",
}  # fmt: skip
FINE: Final = {"good", "fine", "great", "perfect", "passt", "gut", "super", "stimmt", "okay", "ok"}
"""Said of what stays as it is."""

_MEASURABLE: Final = {"size", "spacing", "typography", "border", "effect", "layout"}
_RANGING: Final = {"between", "zwischen", "or", "oder", "bis", "by", "x"}
_ALONG: Final = re.compile(r"wid|narrow|tall|long|short|broad|breit|schmal|lang|laeng|kurz|kuerz|hoeher|full")
"""Words for one dimension: “wider” is a size, whatever figure stands beside it, “too small” may be said of any figure."""

_BEING: Final = {
    "is", "was", "looks", "looked", "feels", "felt", "seems", "are", "were", "ist", "war", "wirkt", "sieht", "waren", "sind", "wirken",
}  # fmt: skip
_GUESSED: Final = 0.7
_SURE: Final = 0.98


def is_bare(clause: Sequence[Word], told: Signals) -> bool:
    """Whether a clause tells a figure, and not of what: “make that 20px”, “the icon down to 18px”."""
    measured = any(word.kinds.keys() & _MEASURED for word in clause)
    guessed = told.types == ("variant",) and told.sure <= _GUESSED  # “lieber 20 als 32”
    return measured and (guessed or told.types in ((), ("size",))) and not any(_says(word) for word in clause)


def complained(left: Sequence[Word], names: Names) -> Signals | None:
    """What is complained of beside a bare figure: “the corners feel too tight, go 12px”; None for praise, and where it tells several things."""
    if not observes(left) or any(word.key in FINE for word in left):
        return None
    told = signals(left, spoken_of(left, names), names)
    return replace(told, sure=_SURE) if len(told.types) == 1 and told.types[0] in _MEASURABLE else None


def weighs(clause: Sequence[Word]) -> bool:
    """“The title at 600”: a figure without a unit that is the weight of letters."""
    return any(word.is_("number") and word.key in WEIGHTS for word in clause)


def turn_of(found: Sequence[Word], turns: Sequence[Said]) -> Said | None:
    """The last turn that gave something the value that a prompt wants changed."""
    old = _old(found)
    given = (turn for turn in reversed(turns) if turn.success and turn.edit_type and _is_in(old, turn.prompt))
    return next(given, None)


def declared(found: Sequence[Word], part: Part | None, parts: Parts) -> set[EditType]:
    """The types of what an element declares the value for that a prompt wants changed; its letters may be those of what is around it."""
    old, part = _old(found), part or parts.root
    if old is None or part is None:
        return set()
    told = {_type_of(name) for name, value in _declared(part, parts) if _is_in(old, value)}
    around = (pair for each in parts.ancestors(part) for pair in _declared(each, parts) if part.text or part.shows)
    told |= (
        {_type_of(name) for name, value in around if name in _INHERITED and _is_in(old, value)} if not told else set()
    )
    return {kind for kind in told if kind is not None}


def _says(word: Word) -> bool:
    """Whether a word tells what is to be done, apart from the figure."""
    if word.is_("act") and not word.is_("act", "set"):
        return True
    return bool(word.kinds.keys() & {"property", "colour", "decisive", "quote"}) or (
        word.is_("look") and not word.is_("look", "vague") and not _is_big(word) and not word.name
    )


def _is_big(word: Word) -> bool:
    return word.is_("look", "size") and _ALONG.search(word.key) is None


def _old(found: Sequence[Word]) -> tuple[float, str] | None:
    """The figure that is there now: the one behind “from” or “instead of”, or that “is too much”, else the first of two."""
    told = [place for place, word in enumerate(found) if word.kinds.keys() & _MEASURED]
    if len(told) != 2 or any(word.key in _RANGING for word in found):  # noqa: PLR2004  one for the other
        return None
    behind = [
        place
        for place in told
        if (place and found[place - 1].key in _OLD) or any(word.key in _BEING for word in found[place + 1 : place + 2])
    ]
    place = behind[0] if len(behind) == 1 else told[0]
    old, new = (next(_lengths(found[each].text), None) for each in (place, *(each for each in told if each != place)))
    if old is None or new is None or old == new:
        return None
    return (old[0], old[1] or (new[1] if new[1] != _PIXELS else ""))  # “20 was a lot, make that 12%”


def _is_in(old: tuple[float, str] | None, text: str) -> bool:
    """Whether a text has a figure; one without a unit may be of pixels."""
    return old is not None and any(old[0] == number and old[1] in {unit, ""} for number, unit in _lengths(text))


def _lengths(text: str) -> Iterator[tuple[float, str]]:
    """The figures of a text with their units, in pixels where they can be."""
    for match in _LENGTH.finditer(text.replace(",", ".")):
        number, unit = float(match[1]), match[2] or ""
        yield (number * _IN_PIXELS[unit], _PIXELS) if unit in _IN_PIXELS else (number, unit)


def _declared(part: Part, parts: Parts) -> Iterator[tuple[str, str]]:
    """The properties of an element, and of its variants, with their values."""
    for name, told in parts.declared.items():
        if name in part.classes or name.partition("--")[0] in part.classes:
            yield from told.items()


def _type_of(name: str) -> EditType | None:
    return next((kind for start, kind in _TYPES.items() if name == start or name.startswith(f"{start}-")), None)
