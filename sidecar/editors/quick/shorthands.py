"""Which declarations set a longhand property, where in their value, and how to change just that.

Left-to-right, top-to-bottom text is taken for granted: `padding-inline-start` is the left padding.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from sidecar.editors.quick.colors import CSS_COLOURS, is_hex
from sidecar.editors.quick.values import Component, components, layers, substitute

_EDGES: Final = ("top", "right", "bottom", "left")
_CORNERS: Final = ("top-left", "top-right", "bottom-right", "bottom-left")
_LOGICAL: Final = {
    "inline-size": "width",
    "block-size": "height",
    "min-inline-size": "min-width",
    "max-inline-size": "max-width",
    "min-block-size": "min-height",
    "max-block-size": "max-height",
    "border-start-start-radius": "border-top-left-radius",
    "border-start-end-radius": "border-top-right-radius",
    "border-end-end-radius": "border-bottom-right-radius",
    "border-end-start-radius": "border-bottom-left-radius",
    "word-wrap": "overflow-wrap",
    "grid-gap": "gap",
    "grid-row-gap": "row-gap",
    "grid-column-gap": "column-gap",
}
_AXES: Final = {"inline": ("left", "right"), "block": ("top", "bottom")}
_STYLES: Final = {"none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"}
_WIDTHS: Final = {"thin", "medium", "thick"}
_COLOUR_FUNCTIONS: Final = {
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "light-dark",
}  # fmt: skip
_FONT_WEIGHTS: Final = {"normal", "bold", "bolder", "lighter"}
_NUMERIC: Final = re.compile(r"[+-]?(?:\d|\.\d).*")
_GLOBAL: Final = {"inherit", "initial", "unset", "revert", "revert-layer"}


def _box(name: str, suffix: str = "") -> tuple[str, ...]:
    return tuple(f"{name}-{edge}{suffix}" for edge in _EDGES)


_BOXES: Final[dict[str, tuple[str, ...]]] = {
    "padding": _box("padding"),
    "margin": _box("margin"),
    "inset": _EDGES,
    "border-width": _box("border", "-width"),
    "border-style": _box("border", "-style"),
    "border-color": _box("border", "-color"),
    "border-radius": tuple(f"border-{corner}-radius" for corner in _CORNERS),
    "gap": ("row-gap", "column-gap"),
    "place-items": ("align-items", "justify-items"),
    "place-content": ("align-content", "justify-content"),
} | {
    f"{name}-{axis}": tuple(f"{name}-{edge}" for edge in edges)
    for name in ("padding", "margin")
    for axis, edges in _AXES.items()
}
_PAINTED: Final = {"border": _EDGES} | {f"border-{edge}": (edge,) for edge in _EDGES}


@lru_cache(maxsize=1024)
def longhands(name: str) -> tuple[str, ...]:
    """The longhands that a property stands for; itself when it is one."""
    name = canonical(name)
    if name in _BOXES:
        return _BOXES[name]
    if name in _PAINTED:
        return tuple(f"border-{edge}-{part}" for edge in _PAINTED[name] for part in ("width", "style", "color"))
    return {
        "background": ("background-color", "background-image"),
        "font": ("font-size", "font-weight", "line-height", "font-style", "font-family"),
        "flex-flow": ("flex-direction", "flex-wrap"),
    }.get(name, (name,))


@lru_cache(maxsize=1024)
def canonical(name: str) -> str:
    """A property's physical name: `inline-size` is `width`."""
    for axis, edges in _AXES.items():
        for word, edge in zip(("start", "end"), edges, strict=True):
            name = name.replace(f"-{axis}-{word}", f"-{edge}")
    return _LOGICAL.get(name, name)


def slot(name: str, value: str, longhand: str) -> Component | None:
    """The component of a declaration's value that sets a longhand; None when the shorthand leaves it at its default."""
    name = canonical(name)
    parts = components(value)
    if name in _BOXES:
        return _box_slot(_BOXES[name], parts, longhand)
    if name in _PAINTED:
        return next((part for part in parts if longhand.endswith(_border_part(part))), None)
    if name == "background" and longhand == "background-color":
        return next((part for part in layers(value)[-1] if is_colour(part) or part.function == "var"), None)
    if name == "font":
        return _font_slot(parts, longhand)
    return Component(value, 0, len(value))


def rewrite(name: str, value: str, changes: Mapping[str, str], losing: Collection[str] = ()) -> str | None:
    """A declaration's value with some longhands changed; None when the shorthand can't say that.

    What it says of the `losing` longhands doesn't matter, so that four sides need not be told apart for their sake.
    """
    if _sealed(name, value) or _is_of_some_edges(name, changes, losing):
        return None
    places = {longhand: slot(name, value, longhand) for longhand in changes}
    box = _BOXES.get(canonical(name))
    if box and "/" not in value:
        return _rewrite_box(box, value, changes, losing)
    if any(place is None for place in places.values()):
        return _rewrite_missing(name, value, changes, places)
    wanted: dict[Component, str] = {}
    for longhand, place in places.items():
        if place is not None and wanted.setdefault(place, changes[longhand]) != changes[longhand]:
            return None
    return substitute(value, list(wanted.items()))


def _sealed(name: str, value: str) -> bool:
    """Whether a shorthand's value doesn't show its parts: `inherit`, or a variable among or instead of them."""
    if value.lower() in _GLOBAL:
        return longhands(name) != (canonical(name),)
    if name == "background":
        return "var(" in value and len(components(value)) > 1
    return name == "font" and value.startswith("var(")


def _is_of_some_edges(name: str, changes: Collection[str], losing: Collection[str]) -> bool:
    """Whether `border`, which is the same on all edges, should be another one on some of them."""
    told = {longhand.rpartition("-")[2] for longhand in changes}
    edges = _PAINTED.get(canonical(name), ())
    return any(f"border-{edge}-{part}" not in {*changes, *losing} for edge in edges for part in told)


def combined(name: str, values: Mapping[str, str]) -> dict[str, str]:
    """Longhands as the one property that stands for all of them, where they are all there; else as they are."""
    box = longhands(name)
    if set(values) != set(box):
        return dict(values)
    if len(set(values.values())) == 1:
        return {name: values[box[0]]}
    return {name: " ".join(_fewest([values[longhand] for longhand in box]))} if name in _BOXES else dict(values)


def is_colour(part: Component) -> bool:
    """Whether a component is surely a colour."""
    text = part.text.lower()
    return (
        part.function in _COLOUR_FUNCTIONS
        or is_hex(text)
        or text in CSS_COLOURS
        or text in {"transparent", "currentcolor"}
    )


def _box_slot(box: tuple[str, ...], parts: list[Component], longhand: str) -> Component | None:
    values = [part for part in parts if part.text != "/"] if len(box) == 4 else parts  # noqa: PLR2004 - four edges
    if longhand not in box or not values or any(part.text == "/" for part in parts):
        return None
    place = box.index(longhand)
    if len(box) == 2:  # noqa: PLR2004 - two axes
        return values[min(place, len(values) - 1)]
    return values[_box_place(place, len(values))] if len(values) <= len(box) else None


def _box_place(edge: int, count: int) -> int:
    """Which of 1 to 4 values an edge takes: the left one falls back to the right one, that to the top one."""
    return {0: 0, 1: min(1, count - 1), 2: 2 if count > 2 else 0, 3: 3 if count > 3 else min(1, count - 1)}[edge]  # noqa: PLR2004


def _rewrite_box(box: tuple[str, ...], value: str, changes: Mapping[str, str], losing: Collection[str]) -> str | None:
    parts = components(value)
    if len(parts) > len(box):
        return None
    sides = {longhand: _box_slot(box, parts, longhand) for longhand in box}
    texts = {longhand: changes.get(longhand, part.text if part else "") for longhand, part in sides.items()}
    wanted: dict[Component, set[str]] = {}
    for longhand, part in sides.items():
        if part is not None and (longhand in changes or longhand not in losing):
            wanted.setdefault(part, set()).add(texts[longhand])
    counting = {texts[longhand] for longhand in box if longhand in changes or longhand not in losing}
    if len(counting) == 1 and set(changes) | set(losing) >= set(box) and len({part.text for part in wanted}) > 1:
        return next(iter(counting))
    if all(len(each) == 1 for each in wanted.values()):
        return substitute(value, [(part, next(iter(each))) for part, each in wanted.items()])
    return " ".join(_fewest([texts[longhand] for longhand in box]))


def _fewest(sides: list[str]) -> list[str]:
    """The shortest list of values that means the same four (or two) sides."""
    if len(sides) == 4 and sides[3] == sides[1]:  # noqa: PLR2004 - four edges
        sides = sides[:3]
    if len(sides) == 3 and sides[2] == sides[0]:  # noqa: PLR2004
        sides = sides[:2]
    return sides[:1] if len(sides) == 2 and sides[1] == sides[0] else sides  # noqa: PLR2004


def _border_part(part: Component) -> str:
    text = part.text.lower()
    if text in _STYLES:
        return "style"
    if text in _WIDTHS or _NUMERIC.fullmatch(text) or part.function in {"calc", "min", "max", "clamp"}:
        return "width"
    return "color" if is_colour(part) or part.function == "var" else "nothing"


def _font_slot(parts: list[Component], longhand: str) -> Component | None:
    """`[style variant weight stretch] size[/line-height] family`."""
    size = next(
        (
            place
            for place, part in enumerate(parts)
            if (_NUMERIC.fullmatch(part.text) and re.search(r"[a-z%]", part.text))
            or part.function in {"calc", "var", "clamp"}
        ),
        None,
    )
    if size is None:
        return None
    match longhand:
        case "font-size":
            return parts[size]
        case "line-height" if size + 2 < len(parts) and parts[size + 1].text == "/":
            return parts[size + 2]
        case "font-weight":
            return next((part for part in parts[:size] if part.text.isdecimal() or part.text in _FONT_WEIGHTS), None)
    return None


def _rewrite_missing(
    name: str, value: str, changes: Mapping[str, str], places: Mapping[str, Component | None]
) -> str | None:
    """A component that the shorthand has not got yet is added where it may stand."""
    if canonical(name) not in _PAINTED | {"background": ()}:
        return None
    known = {longhand: changes[longhand] for longhand, place in places.items() if place is not None}
    new = {longhand.rpartition("-")[2]: text for longhand, text in changes.items() if places[longhand] is None}
    changed = rewrite(name, value, known) if known else value
    if changed is None or "image" in new:
        return None
    order = [new[part] for part in ("width", "style", "color") if part in new]
    front = [text for text in order if text != new.get("color")]
    back = [new["color"]] if "color" in new else []
    kept = [] if changed.lower() in {"none", "0"} else [changed]
    return " ".join([*front, *kept, *back])
