"""Alignment: of text, and of what a flex container holds."""

from typing import Final

from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.styling import Ledger, put
from sidecar.errors import CannotDo

_FLEX: Final = {"flex", "inline-flex"}
_ENDS: Final = {
    "left": "flex-start",
    "top": "flex-start",
    "start": "flex-start",
    "right": "flex-end",
    "bottom": "flex-end",
    "end": "flex-end",
}
_VERTICAL: Final = {"column", "column-reverse"}


def align(piece: Piece, what: str, side: str, ledger: Ledger) -> None:
    """Align the `text`, the `items` from left to right, `vertically`, or `along` and `across` a flex container's axis."""
    flex = value(piece, "display") in _FLEX
    vertical = value(piece, "flex-direction") in _VERTICAL
    if what == "text" or (what == "items" and not flex and side not in {"space-between", "top", "bottom"}):
        _align_text(piece, side, ledger, flex=flex, vertical=vertical)
        return
    if not flex:
        raise CannotDo("It is no flex container, so its content can't be aligned that way.", "not_a_quick_edit")
    along = what == "along" or ((what == "vertically") == vertical and what != "across")
    prop = "justify-content" if along else "align-items"
    if side == "space-between" and not along:
        raise CannotDo("Content can only be spread along the container's axis.", "not_a_quick_edit")
    put(piece, prop, {prop: _ENDS.get(side, side)}, ledger)


def _align_text(piece: Piece, side: str, ledger: Ledger, *, flex: bool, vertical: bool) -> None:
    """In a flex container a single line of text moves with its items; `text-align` moves the lines of the others."""
    if flex and side in _ENDS | {"center": ""}:
        prop = "align-items" if vertical else "justify-content"
        if not vertical:
            put(piece, prop, {prop: _ENDS.get(side, side)}, ledger)
            return
    put(piece, "text-align", {"text-align": side}, ledger)


def value(piece: Piece, longhand: str) -> str:
    """What a longhand is for an element: as something sets it, else as the page computes it, "" when neither is known."""
    found = piece.winner(longhand)
    return found.declared.value if found else piece.computed.get(longhand, "")
