"""What is done as it was said, and looks like a slip all the same: sizes out of all reason, what can't be seen, or read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sidecar.editors.quick.anatomy import Piece, shows_text
from sidecar.editors.quick.colors import GERMAN_COLOURS, alike, rgb
from sidecar.editors.quick.lengths import parse
from sidecar.editors.quick.looks import text_of
from sidecar.editors.quick.scaling import subtree
from sidecar.editors.quick.scene import Scene
from sidecar.editors.quick.shading import lighter, mix
from sidecar.editors.quick.styling import Change
from sidecar.editors.quick.tokens import Variables
from sidecar.editors.quick.values import Component, components, variable_of
from sidecar.editors.quick.wishes import Paint, Wish

_HUGE: Final = {  # pixels that nothing on a page has
    "font-size": 400.0, "line-height": 1_000.0, "letter-spacing": 200.0, "padding": 1_000.0, "margin": 2_000.0, "gap": 1_000.0,
    "border": 200.0, "outline": 200.0, "width": 8_000.0, "height": 8_000.0, "min": 8_000.0, "max": 100_000.0,
}  # fmt: skip
_UNITS: Final = {"px": 1.0, "rem": 16.0, "em": 16.0, "%": 0.16, "vw": 14.0, "vh": 9.0}
_SMALLEST_TEXT: Final = 3.0
_SEEN: Final = 0.05
_LARGE: Final = " That is much larger than the page: undo takes it back."
_GONE: Final = " That can't be seen any more: undo takes it back."
_READABLE: Final = 3.0
_CLEAR: Final = {"transparent", "none"}
_CHANNELS: Final = 3
_SCHEMES: Final = 2  # light and dark


def of_sizes(changes: Iterable[Change]) -> str:
    """A sentence where a change is out of all reason, or leaves nothing to be seen; else ""."""
    said = [remark for change in changes if (remark := _of_size(change))]
    return said[0] if said else ""


def touches_colours(changes: Iterable[Change]) -> bool:
    """Whether a contrast may have changed."""
    return any(change.name in {"color", "background", "background-color"} for change in changes)


def of_contrast(after: Scene, changed: Iterable[Piece]) -> str:
    """A sentence where elements that were changed have a text with a contrast below 3 to its ground, as far as both are known."""
    inside = (piece for top in changed for piece in subtree(after.anatomy, top))
    texts = [piece for piece in dict.fromkeys(inside) if shows_text(after.component, piece)]
    worst = min((ratio for piece in texts if (ratio := _contrast(piece, after.known)) is not None), default=_READABLE)
    return f" The text is hard to read now: its contrast is {worst:.1f}, below 3." if worst < _READABLE else ""


def of_schemes(wish: Wish, known: Variables) -> str:
    """A sentence where a colour is a token that is another one in the dark: who says “white” sees black there."""
    if not isinstance(wish, Paint):
        return ""
    value = known.values.get(variable_of(wish.colour.value) or "", "")
    schemes = [part.text for part in components(value[len("light-dark(") : -1]) if part.text != ","]
    said = GERMAN_COLOURS.get(wish.colour.name.lower(), wish.colour.name)
    if not value.startswith("light-dark(") or len(schemes) != _SCHEMES or rgb(said) is None:
        return ""
    dark = known.colour(schemes[1]) or schemes[1]
    return "" if rgb(dark) is None or alike(said, dark) else f" In the dark scheme that token is {dark}."


def _of_size(change: Change) -> str:
    if change.name == "opacity":
        size = parse(change.after)
        return _GONE if size is not None and size[0] / (100 if size[1] == "%" else 1) < _SEEN else ""
    limit = next((limit for name, limit in _HUGE.items() if change.name.startswith(name)), None)
    if limit is None or change.name.endswith("radius"):
        return ""
    sizes = list(_pixels(change))
    if any(abs(size) > limit for size in sizes):
        return _LARGE
    vanishing = {"font-size": _SMALLEST_TEXT, "width": _SEEN, "height": _SEEN}.get(change.name)
    return _GONE if vanishing is not None and any(size < vanishing for size in sizes) else ""


def _pixels(change: Change) -> Iterator[float]:
    """About how many pixels the lengths of a value are; a share of the whole counts as so many letters."""
    for part in components(change.after):
        size = parse(part.text)
        if size is not None and (size[1] or size[0] == 0):
            yield size[0] * _UNITS.get(size[1], 1.0)


def _contrast(piece: Piece, known: Variables) -> float | None:
    """The contrast of a text to the nearest ground around it, as WCAG 2 reckons it; None when one of them isn't known."""
    decider = piece.decider("color")
    text = _channels(text_of(decider, "color"), known) if decider is not None else None
    ground: Piece | None = piece
    while ground is not None and (text_of(ground, "background-color") or "transparent") in _CLEAR:
        if ground.winner("background-image") is not None and ground.winner("background-color") is None:
            return None
        ground = ground.parent
    behind = _channels(text_of(ground, "background-color"), known) if ground is not None else None
    if text is None or behind is None:
        return None
    one, other = sorted((_luminance(text), _luminance(behind)))
    return (other + 0.05) / (one + 0.05)


def _channels(value: str | None, known: Variables, depth: int = 0) -> Sequence[float] | None:
    """Red, green and blue from 0 to 1 of a colour without transparency, of two schemes the light one's; None when unknown."""
    if value is None or depth > len(known.values):
        return None
    parts = components(value)
    function = parts[0].function if len(parts) == 1 else ""
    if name := variable_of(value):
        return _channels(known.values.get(name), known, depth + 1)
    inside = components(value[len(function) + 1 : -1]) if function else []
    if function == "light-dark" and inside:
        return _channels(inside[0].text, known, depth)
    if (mixed := mix(value)) is not None:
        under = _channels(mixed[0], known, depth)
        return [lighter(channel, mixed[1]) for channel in under] if under is not None else None
    if function in {"rgb", "rgba"}:
        return _figures(inside)
    return None if value.startswith("#") and len(value) in {5, 9} else rgb(value)


def _figures(inside: Sequence[Component]) -> Sequence[float] | None:
    """The figures of `rgb()`; None where there are other ones than three without unit."""
    figures = [size for part in inside if part.text != "," and (size := parse(part.text)) is not None]
    plain = len(figures) == _CHANNELS and all(not unit for _, unit in figures)
    return [amount / 255 for amount, _ in figures] if plain else None


def _luminance(channels: Sequence[float]) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
