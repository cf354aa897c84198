"""Rounder and squarer corners, reckoned from what is seen: half of the shorter side is as round as a corner can be."""

import re
from collections.abc import Sequence
from typing import Final

from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.lengths import parse
from sidecar.editors.quick.numbers import number, rounded
from sidecar.editors.quick.scales import sizes
from sidecar.editors.quick.shorthands import longhands, slot
from sidecar.editors.quick.styling import Ledger, put
from sidecar.editors.quick.tokens import Variables
from sidecar.editors.quick.values import variable_of
from sidecar.editors.quick.wishes import Scale
from sidecar.errors import CannotDo

_FIRST: Final = 8.0
_FULL: Final = 200.0
_HALF: Final = 50.0
_REM: Final = 16.0
_MULTIPLIED: Final = re.compile(r"calc\((.+) \* (\d*\.?\d+)\)")


def scale_radius(piece: Piece, wish: Scale, known: Variables, ledger: Ledger) -> bool:
    """Corners without a radius get one, round ones one that is seen to differ; False when the radius is simply multiplied.

    Raises:
        CannotDo: `already_so` when they are as round, or as square, as they can be; `not_a_quick_edit` for a share of nothing.
    """
    factor = wish.factor
    texts = {_text(piece, longhand) for longhand in longhands("border-radius")}
    radii = [_pixels(text, known) for text in texts]
    sides = _sides(piece)
    if all(radius == 0 for radius in radii):
        if factor < 1:
            raise CannotDo("The corners are square already.", "already_so")
        if wish.told:
            raise CannotDo(
                "The corners are square, and any share of nothing is nothing; say “radius 8px”.", "not_a_quick_edit"
            )
        return _put(piece, f"{number(_FIRST)}px", ledger)
    halves = [parse(text) for text in texts]
    in_percent = all(half is not None and half[1] == "%" and half[0] >= _HALF for half in halves)
    full = in_percent or _all_full(radii, sides[1] if sides else None)
    if factor > 1 and full:
        raise CannotDo("The corners are as round as they can be already.", "already_so")
    if factor > 1 or in_percent or not full:  # half of 50% is seen, whatever the size
        return False
    return _put(piece, f"{number(rounded(sides[0] / 2 * factor, 'px'))}px" if sides else _step(known), ledger)


def _put(piece: Piece, value: str, ledger: Ledger) -> bool:
    put(piece, "border-radius", dict.fromkeys(longhands("border-radius"), value), ledger)
    return True


def _all_full(radii: Sequence[float | None], side: float | None) -> bool:
    limit = min(_FULL, side / 2) if side else _FULL
    return all(radius is not None and radius >= limit for radius in radii)


def _text(piece: Piece, longhand: str) -> str:
    found = piece.winner(longhand)
    part = slot(found.declared.name, found.declared.value, longhand) if found else None
    return part.text if part else "0"


def _pixels(text: str, known: Variables, depth: int = 0) -> float | None:
    """A radius in pixels; None when it is relative or can't be told."""
    if depth > len(known.values):
        return None
    if (size := parse(text)) is not None:
        amount, unit = size
        if amount == 0:  # whatever its unit
            return 0.0
        return amount * {"px": 1.0, "": 1.0, "rem": _REM}[unit] if unit in {"px", "", "rem"} else None
    if found := _MULTIPLIED.fullmatch(text):
        inner = _pixels(found[1], known, depth + 1)
        return inner * float(found[2]) if inner is not None else None
    if name := variable_of(text):
        return _pixels(known.values.get(name, ""), known, depth + 1)
    return None


def _sides(piece: Piece) -> tuple[float, float] | None:
    """The shorter side in pixels, without its padding and with it, as nothing tells whether that counts already; None when unknown.

    As the page measured it, else as the sheets give it.
    """
    found: list[tuple[float, float]] = []
    for name, edges in (("width", ("left", "right")), ("height", ("top", "bottom"))):
        size = _measured(piece, name)
        if size is None or size <= 0:
            return None
        found.append((size, size + sum(_measured(piece, f"padding-{edge}") or 0 for edge in edges)))
    return min(low for low, _ in found), min(high for _, high in found)


def _measured(piece: Piece, name: str) -> float | None:
    size = parse(piece.computed.get(name, "")) or parse(_text(piece, name))
    return size[0] if size is not None and size[1] == "px" else None


def _step(known: Variables) -> str:
    """A radius that is clearly none of a pill: the project's token that is nearest to the usual one, or that."""
    tokens = {
        size.value: pixels
        for size in sizes(known).values()
        if size.family == "border-radius" and (pixels := _pixels(size.value, known)) is not None and 0 < pixels < _FULL
    }
    nearest = min(tokens, key=lambda value: abs(tokens[value] - _FIRST), default="")
    return nearest or f"{number(_FIRST)}px"
