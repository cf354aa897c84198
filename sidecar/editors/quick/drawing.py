"""Colours of drawings: an `svg` is painted by `fill` and `stroke`, and `color` does nothing where neither takes it over."""

from collections.abc import Callable
from typing import Final

from sidecar.editors.quick.anatomy import Anatomy, Piece
from sidecar.editors.quick.component import Component, JsxElement, attribute_text
from sidecar.editors.quick.layers import Edit
from sidecar.editors.quick.looks import text_of, written
from sidecar.editors.quick.scaling import subtree
from sidecar.editors.quick.script import text_of as script_text
from sidecar.editors.quick.styling import Change, Ledger, put
from sidecar.errors import CannotDo

_SHAPES: Final = {"path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "text", "use"}
_DRAWING: Final = {"svg", "g", *_SHAPES}
_PAINTS: Final = ("fill", "stroke")
_NOTHING: Final = {"none", "transparent", "inherit", "unset"}
_TEXT_COLOUR: Final = "currentcolor"
_COMPUTED: Final = "{…}"


def is_drawn(piece: Piece) -> bool:
    """Whether an element is a drawing or a part of one."""
    return piece.tag in _DRAWING


def paint_drawing(here: Component, anatomy: Anatomy, top: Piece, colour: Callable[[str], str], ledger: Ledger) -> bool:
    """Paint what a drawing is drawn with, its own paint before that of the shapes in it; False where its text colour decides that.

    `colour` is told the paint as it is and gives the new one.

    Raises:
        CannotDo: `not_a_quick_edit` where its shapes have several colours.
    """
    pieces = [piece for piece in subtree(anatomy, top) if is_drawn(piece)]
    painted = {
        (piece, name): value
        for piece in pieces
        for name in _PAINTS
        if (value := _paint(piece, name)) is not None and value.lower() not in _NOTHING
    }
    own = next(((top, name) for name in _PAINTS if (top, name) in painted), None)
    found = [own] if own is not None else list(painted)
    values = {painted[each] for each in found}
    if _COMPUTED in values:
        raise CannotDo("Its colour is computed in the component, which a quick edit can't change.", "not_a_quick_edit")
    if {value.lower() for value in values} == {_TEXT_COLOUR}:
        return False
    if len(values) > 1:
        message = "It is drawn in several colours, so a quick edit can't tell which one is meant; name the part."
        raise CannotDo(message, "not_a_quick_edit")
    if not found and not _is_black(top, pieces):
        return False
    for piece, name in found or [(top, "fill")]:
        after = colour(painted.get((piece, name), "black"))
        if text_of(piece, name) is None and piece.jsx is not None and name in piece.jsx.attributes:
            _rewrite(here, piece.jsx, name, after, ledger)
        else:
            put(piece, name, {name: after}, ledger)
    return True


def _rewrite(here: Component, element: JsxElement, name: str, colour: str, ledger: Ledger) -> None:
    """Another value of an attribute, which browsers read like CSS."""
    before = attribute_text(element, name) or ""
    node = element.attributes[name]
    start = node.start_byte + script_text(node).encode().index(before.encode())
    ledger.insert(Edit(here.script.path, start, start + len(before.encode()), colour), Change(name, before, colour))


def _paint(piece: Piece, name: str) -> str | None:
    """What an element's own styles, or else its attributes, say; the styles win in browsers, too."""
    styled = written(piece, name)
    if styled is not None or piece.jsx is None:
        return styled
    if name not in piece.jsx.attributes:
        return None
    return attribute_text(piece.jsx, name) or _COMPUTED


def _is_black(top: Piece, pieces: list[Piece]) -> bool:
    """Whether shapes are filled as browsers do it of themselves: nobody says anything, here or further out."""
    around: Piece | None = top
    while around is not None:
        if around.jsx is None or (is_drawn(around) and (_spreads(around) or _paint(around, "fill") is not None)):
            return False
        around = around.parent
    return any(piece.tag in _SHAPES for piece in pieces) and not any(_paint(piece, "fill") for piece in pieces)


def _spreads(piece: Piece) -> bool:
    """Whether it takes attributes that aren't written down: `<svg {...props}>`."""
    if piece.jsx is None:
        return True
    opening = piece.jsx.node.child_by_field_name("open_tag") or piece.jsx.node
    return any(child.type == "jsx_expression" for child in opening.named_children)
