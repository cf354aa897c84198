"""Which CSS declarations are valid, for the properties that people type: names, keywords and kinds of values.

The table says per property how many components a value may have and what each may be: `L` a length, `P` a percentage,
`N` a number, `I` an integer, `C` a colour, `-` that lengths may be negative; anything else is a keyword of its own. What
isn't in it is not understood, which is better than a declaration that the browser drops (MDN's formal syntax is longer).
"""

import re
from collections.abc import Collection
from typing import Final

from sidecar.editors.quick.lengths import parse
from sidecar.editors.quick.shorthands import is_colour
from sidecar.editors.quick.values import Component, components, layers

_LINES = "none hidden dotted dashed solid double groove ridge inset outset"
_PLACES = "start end center stretch flex-start flex-end baseline normal"
_SPREAD = "start end center stretch flex-start flex-end space-between space-around space-evenly normal"
_SIZES = "auto min-content max-content fit-content L P"
_TABLE = f"""
padding padding-inline padding-block: 4 L P
padding-top padding-right padding-bottom padding-left: 1 L P
margin margin-inline margin-block: 4 - auto L P
margin-top margin-right margin-bottom margin-left: 1 - auto L P
inset: 4 - auto L P
top right bottom left: 1 - auto L P
gap: 2 normal L P
row-gap column-gap: 1 normal L P
width height: 1 {_SIZES}
min-width min-height: 1 {_SIZES}
max-width max-height: 1 none {_SIZES}
aspect-ratio: 1 auto N
border-radius: 4 L P
border-width: 4 L thin medium thick
border-style: 4 {_LINES}
border-color: 4 C
outline: 3 L C {_LINES} thin medium thick
outline-offset: 1 - L
box-sizing: 1 border-box content-box
box-shadow: 6 - L C inset none
text-shadow: 4 - L C none
color background-color accent-color caret-color: 1 C
fill stroke: 1 C none
stroke-width: 1 L N
opacity: 1 N P
font-size: 1 L P small medium large smaller larger x-small x-large xx-large
font-weight: 1 I normal bold bolder lighter
font-style: 1 normal italic oblique
font-variant-numeric: 2 normal tabular-nums lining-nums oldstyle-nums proportional-nums
line-height: 1 normal L P N
letter-spacing word-spacing: 1 - normal L
text-align: 1 left right center justify start end
text-transform: 1 none uppercase lowercase capitalize
text-decoration: 4 none underline overline line-through solid dotted dashed wavy double C L
text-underline-offset: 1 - auto L P
text-indent: 1 - L P
text-overflow: 1 clip ellipsis
text-wrap: 1 wrap nowrap balance pretty stable
white-space: 1 normal nowrap pre pre-wrap pre-line break-spaces
word-break: 1 normal break-all keep-all
overflow-wrap: 1 normal break-word anywhere
vertical-align: 1 - baseline top middle bottom sub super text-top text-bottom L P
display: 1 block inline inline-block flex inline-flex grid inline-grid contents none flow-root
visibility: 1 visible hidden collapse
position: 1 static relative absolute fixed sticky
overflow: 2 visible hidden clip scroll auto
overflow-x overflow-y: 1 visible hidden clip scroll auto
z-index: 1 - auto I
float: 1 none left right
clear: 1 none left right both
object-fit: 1 fill contain cover none scale-down
cursor: 1 auto default pointer text move grab grabbing help wait not-allowed crosshair zoom-in zoom-out
pointer-events: 1 auto none
user-select: 1 auto none text all
list-style list-style-type: 1 none disc circle square decimal
flex: 3 none auto N L P
flex-direction: 1 row row-reverse column column-reverse
flex-wrap: 1 nowrap wrap wrap-reverse
flex-grow flex-shrink: 1 N
flex-basis: 1 content {_SIZES}
order: 1 - I
justify-content align-content: 1 {_SPREAD}
justify-items align-items justify-self align-self: 1 auto {_PLACES}
"""
_EVERYWHERE: Final = {"inherit", "initial", "unset", "revert"}
_LAYERED: Final = {"box-shadow", "text-shadow"}
_NONE_OR_MORE: Final = {*_LAYERED, "flex"}
_OFFSETS: Final = 2  # a shadow's lengths, at least
_REPLACED: Final = {"img", "svg", "video", "canvas", "iframe", "input", "select", "textarea", "button", "object"}
_RECKONED: Final = {"calc", "min", "max", "clamp"}

# What does something in a flex or grid container alone, and what nothing for an inline element.
_OF_CONTAINERS: Final = {
    "gap", "row-gap", "column-gap", "justify-content", "align-content", "justify-items", "align-items",
    "flex-direction", "flex-wrap",
}  # fmt: skip
_OF_BOXES: Final = {
    "width", "height", "min-width", "min-height", "max-width", "max-height", "margin-top", "margin-bottom", "text-align",
    "overflow",
}  # fmt: skip


def _table() -> dict[str, tuple[int, frozenset[str]]]:
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for line in _TABLE.strip().splitlines():
        names, _, rest = line.partition(": ")
        most, *kinds = rest.split()
        found.update(dict.fromkeys(names.split(), (int(most), frozenset(kinds))))
    return found


_PROPERTIES: Final = _table()


def is_property(name: str) -> bool:
    """Whether the table has a property, in CSS's own spelling."""
    return name in _PROPERTIES


def is_valid(name: str, value: str, variables: Collection[str] = ()) -> bool:
    """Whether a browser would take `name: value`; a variable counts for anything when it is one of `variables`."""
    if name not in _PROPERTIES or not value.strip():
        return False
    if value.lower() in _EVERYWHERE:
        return True
    most, kinds = _PROPERTIES[name]
    if name == "aspect-ratio" and re.fullmatch(r"[\d.]+ ?/ ?[\d.]+", value):
        return True
    if name in _NONE_OR_MORE and value.lower() == "none":
        return True
    if name in _LAYERED:
        return all(_is_shadow(layer, most, kinds, variables) for layer in layers(value))
    return _fits(components(value), most, kinds - {"none"} if name in _NONE_OR_MORE else kinds, variables)


def _fits(parts: list[Component], most: int, kinds: Collection[str], variables: Collection[str]) -> bool:
    return 0 < len(parts) <= most and all(_is_one_of(part, kinds, variables) for part in parts)


def _is_shadow(parts: list[Component], most: int, kinds: Collection[str], variables: Collection[str]) -> bool:
    if [part.function for part in parts] == ["var"]:
        return _fits(parts, most, kinds, variables)
    lengths = [part for part in parts if parse(part.text) is not None]
    return len(lengths) >= _OFFSETS and _fits(parts, most, set(kinds) - {"none"}, variables)


def _is_one_of(part: Component, kinds: Collection[str], variables: Collection[str]) -> bool:
    text = part.text.lower()
    if part.function == "var":
        return part.text[4:-1].strip() in variables
    if part.function in _RECKONED:
        return "L" in kinds and "var(" not in text
    if is_colour(part):
        return "C" in kinds
    size = parse(text)
    return text in kinds and len(text) > 1 if size is None else _is_size(*size, kinds)


def _is_size(amount: float, unit: str, kinds: Collection[str]) -> bool:
    if amount < 0 and "-" not in kinds:
        return False
    if unit:
        return ("P" if unit == "%" else "L") in kinds
    return "N" in kinds or ("I" in kinds and amount.is_integer()) or ("L" in kinds and amount == 0)


def objection(name: str, tag: str, display: str) -> str | None:
    """Why a declaration would do nothing for an element, as a sentence; None when it does, or that isn't known.

    Args:
        name: The property.
        tag: The element's tag in lower case.
        display: Its `display`, "" when it isn't known.
    """
    if name in _OF_CONTAINERS and display and not display.endswith(("flex", "grid")):
        return f"It is no flex or grid container, so “{name}” would do nothing."
    if name in _OF_BOXES and display == "inline" and tag not in _REPLACED:
        return f"It is an inline element, for which “{name}” does nothing."
    return None
