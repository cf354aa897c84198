"""Hiding one element and no other."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sidecar.editors.quick import scaling
from sidecar.editors.quick.anatomy import Anatomy, Piece
from sidecar.editors.quick.component import Component
from sidecar.editors.quick.layers import Layer
from sidecar.editors.quick.styling import Ledger, base_layer, put
from sidecar.errors import CannotDo

_IN_COMMON = "It has its styles in common with others, so a quick edit can't hide it alone."


def hide(component: Component, anatomy: Anatomy, piece: Piece, ledger: Ledger) -> None:
    """Hide one element and no other: where its rule is that of others too, in a rule for a class that only it has."""
    _alone(component, anatomy, piece)
    inside = scaling.subtree(anatomy, piece)
    others = [each for each in anatomy.pieces if each not in inside and each.jsx is not piece.jsx]
    elsewhere = {(layer.path, layer.body) for each in others for layer in each.layers}
    shared = [layer for layer in piece.layers if layer.editable and _is_shared(layer, elsewhere)]
    own = replace(piece, layers=[layer for layer in piece.layers if layer not in shared])
    written, decider = base_layer(piece), piece.winner("display")
    if decider is not None and decider.declared.value == "none":
        return
    if written not in shared and (decider is None or decider.layer not in shared):
        put(piece, "display", {"display": "none"}, ledger)
    elif decider is not None and decider.layer in shared:
        raise CannotDo(_IN_COMMON, "not_a_quick_edit")
    elif decider is not None or base_layer(own) is not None:
        put(own, "display", {"display": "none"}, ledger)
    elif written is not None and (name := _own_class(piece, others)):
        ledger.add_rule(written.path, f".{name}", written, {"display": "none"})
    else:
        raise CannotDo(_IN_COMMON, "not_a_quick_edit")


def shares(piece: Piece, found: Anatomy) -> bool:
    """Whether an element has no class of its own, so that its rules are those of other elements too."""
    if piece.jsx is None or piece.jsx.style is not None or piece is found.pieces[0]:
        return False
    others = {name.name for each in found.pieces if each is not piece and each.jsx for name in each.jsx.classes}
    return not {name.name for name in piece.jsx.classes} - others


def _is_shared(layer: Layer, elsewhere: Collection[tuple[str, tuple[int, int]]]) -> bool:
    """Whether a rule or style is about elements elsewhere too, or, as a list of selectors, may be."""
    return "," in layer.name or (layer.path, layer.body) in elsewhere


def _own_class(piece: Piece, others: Sequence[Piece]) -> str | None:
    taken = {name.name for each in others if each.jsx for name in each.jsx.classes}
    names = piece.jsx.classes if piece.jsx is not None else ()
    return next((name.name for name in names if name.sure and name.name not in taken), None)


def _alone(component: Component, anatomy: Anatomy, piece: Piece) -> None:
    """Refuse to do something to an element that is there more than once, in the source or on the page."""
    at = piece.jsx.node.parent if piece.jsx is not None else None
    top = component.root
    while at is not None and top is not None and at != top.node:
        if at.type in {"arrow_function", "function_expression"}:
            raise CannotDo("It is there several times; say which one is meant, to a model.", "not_a_quick_edit")
        at = at.parent
    if shares(piece, anatomy):
        raise CannotDo(_IN_COMMON, "not_a_quick_edit")
