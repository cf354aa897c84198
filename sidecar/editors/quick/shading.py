"""Darker and brighter: a colour mixed with black or white, and what it says where it is a token or a notation of its own.

A colour that is written out is reckoned: `#ff0000` is `#d90000`. Anything else stays what it is, mixed by the browser:
`color-mix(in srgb, var(--brand), black 15%)`, which follows the token and its schemes, and goes back to it when it is
made as much brighter again.
"""

import re
from typing import Final

from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.colors import rgb
from sidecar.editors.quick.looks import written
from sidecar.editors.quick.numbers import number
from sidecar.editors.quick.shorthands import longhands
from sidecar.editors.quick.styling import Ledger, put
from sidecar.editors.quick.tokens import Variables
from sidecar.editors.quick.values import components, layers, variable_of
from sidecar.errors import CannotDo

SHARES: Final = {"small": 0.08, "": 0.15, "great": 0.3}
"""How much black or white a degree adds."""
_CLEAR: Final = {"transparent", "none"}
_OPAQUE: Final = {4, 7}  # letters of a hex colour without transparency
_NEARLY_NOTHING: Final = 0.005
_MIXED: Final = re.compile(r"(?P<colour>.*\S)\s*,\s*(?P<other>black|white)\s+(?P<share>[\d.]+)%", re.DOTALL)


def shaded(value: str, amount: float) -> str:
    """A colour brighter by a share of white, from 0 to 1, or darker by one of black, below 0."""
    if (mixed := mix(value)) is not None:
        return _mixed_on(*mixed, amount)
    channels = rgb(value)
    if channels is None or (value.startswith("#") and len(value) not in _OPAQUE):
        return _by_browser(value, amount)
    after = "#" + "".join(f"{round(lighter(each, amount) * 255):02x}" for each in channels)
    return value if rgb(after) == channels else after  # black is as dark as can be


def lighter(channel: float, amount: float) -> float:
    """Red, green or blue, from 0 to 1, mixed with a share of white, or below 0 of black."""
    goal = 1.0 if amount > 0 else 0.0
    return channel + (goal - channel) * abs(amount)


def mix(value: str) -> tuple[str, float] | None:
    """The colour of a mix with white or black, and its share: below 0 of black; None for any other value."""
    found = components(value)
    if len(found) != 1 or found[0].function != "color-mix":
        return None
    inside = value.strip()[len("color-mix(") : -1]
    first = layers(inside)[0]
    if [each.text for each in first] != ["in", "srgb"]:
        return None
    mixed = _MIXED.fullmatch(inside[first[-1].end :].lstrip().removeprefix(",").strip())
    if mixed is None:
        return None
    share = float(mixed["share"]) / 100
    return mixed["colour"], share if mixed["other"] == "white" else -share


def shade_background(piece: Piece, amount: float, known: Variables, ledger: Ledger) -> None:
    """The background darker or brighter; a gradient has no one colour."""
    image = piece.winner("background-image")
    before = _colour(piece, "background-color")
    variable = variable_of(before or "")
    other = variable is not None and variable in known.values and known.colour(variable) is None
    if other or (image is not None and "gradient(" in image.declared.value):
        raise CannotDo("Its background is no one colour; say which one it should have.", "not_a_quick_edit")
    if before is None:
        raise CannotDo(
            "It has no background of its own that could be darker or brighter; give it one, such as “background white”.",
            "not_a_quick_edit",
        )
    put(piece, "background-color", {"background-color": shaded(before, amount)}, ledger)


def shade_text(piece: Piece, amount: float, ledger: Ledger) -> None:
    """The text darker or brighter, also where its colour comes from further out."""
    put(piece, "color", {"color": shaded(_colour(piece, "color") or "currentColor", amount)}, ledger)


def shade_border(piece: Piece, edge: str, amount: float, ledger: Ledger) -> None:
    """A border darker or brighter, on all edges or on one."""
    names = [name for name in longhands(edge) if name.endswith("-color")]
    values = {name: shaded(_colour(piece, name) or "currentColor", amount) for name in names}
    put(piece, "border-color" if len(names) > 1 else names[0], values, ledger)


def _colour(piece: Piece, longhand: str) -> str | None:
    """The colour that an element's own declarations give it, as it is written; None for none."""
    text = written(piece, longhand)
    return text if text is not None and text.lower() not in _CLEAR else None


def _mixed_on(colour: str, share: float, amount: float) -> str:
    """A mix with more of the same, or with less of it: as much brighter as it was darker is the colour itself."""
    if share * amount > 0:
        total = 1 - (1 - abs(share)) * (1 - abs(amount))
        return _by_browser(colour, total if amount > 0 else -total)
    left = share + amount
    return colour if abs(left) < _NEARLY_NOTHING else _by_browser(colour, left)


def _by_browser(colour: str, amount: float) -> str:
    other = "white" if amount > 0 else "black"
    return f"color-mix(in srgb, {colour}, {other} {number(round(abs(amount) * 100, 1))}%)"
