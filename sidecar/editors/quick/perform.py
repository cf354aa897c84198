"""One wish, carried out on the component."""

from dataclasses import replace
from functools import partial
from typing import Final

from sidecar.editors.quick import aligning, corners, drawing, labels, looks, scaling, shading
from sidecar.editors.quick.anatomy import Piece, shows_text
from sidecar.editors.quick.carriers import box_of, carriers, edge_of, has_gap_beside, piece_of, pieces_of
from sidecar.editors.quick.hiding import hide
from sidecar.editors.quick.lexicon import DISTANCE
from sidecar.editors.quick.properties import objection
from sidecar.editors.quick.rewording import reword
from sidecar.editors.quick.scene import Scene
from sidecar.editors.quick.shorthands import longhands
from sidecar.editors.quick.styling import Ledger, put
from sidecar.editors.quick.tracking import track
from sidecar.editors.quick.values import components
from sidecar.editors.quick.wishes import (
    TEXT,
    Align,
    Blend,
    Border,
    Declare,
    Paint,
    Put,
    Relabel,
    Remove,
    Reword,
    Scale,
    Shade,
    Shadow,
    Shift,
    Weigh,
    Wish,
)
from sidecar.errors import CannotDo

_OUTER: Final = {"height": "padding-block", "width": "padding-inline"}
_AS_WIDE_AS_THEIR_TEXT: Final = {"button", "a", "span", "label"}


def perform(wish: Wish, here: Scene) -> Ledger:
    """The edits that a wish comes to.

    Raises:
        CannotDo: `already_so` when nothing would change, `not_a_quick_edit` when it can't be done here.
    """
    ledger = Ledger(here.sources, here.component.script.path)
    carry_out(wish, here, ledger)
    if not ledger.edits:
        raise CannotDo("It is like that already.", "already_so")
    return ledger


def carry_out(wish: Wish, here: Scene, ledger: Ledger) -> None:  # noqa: C901, PLR0912 - one line per kind of wish
    """Tell a ledger what a wish changes."""
    if isinstance(wish, Scale | Shift | Put) and wish.measure == DISTANCE:
        wish = replace(wish, measure="gap" if has_gap_beside(here, wish.part) else "padding")
    match wish:
        case Scale():
            _scale(wish, here, ledger)
        case Shift(measure, delta, part):
            for piece in carriers(here, part, measure):
                scaling.shift_measure(piece, measure, delta, here.known.lookup, ledger)
        case Put():
            _put(here, wish, ledger)
        case Declare():
            _declare(wish, here, ledger)
        case Paint():
            _paint(wish, here, ledger)
        case Blend(first, second, part):
            looks.blend_background(box_of(here, part), first.value, second.value, ledger)
        case Shade():
            _shade(wish, here, ledger)
        case Weigh(steps, part):
            for piece in pieces_of(here, part, "font-weight"):
                looks.weigh(piece, steps, ledger)
        case Border(part=part):
            looks.draw_border(edge_of(here, part), wish, ledger)
        case Shadow(look, part):
            looks.shade(edge_of(here, part), look, here.known, ledger)
        case Remove(what, part):
            _remove(box_of(here, part) if what == "background" else edge_of(here, part), what, ledger)
        case Align(what, side, part):
            aligning.align(piece_of(here, part), what, side, ledger)
        case Reword(old, new, ""):
            reword(here.component, old, new, ledger)
        case Reword(new=text, part=part):
            labels.relabel(here.component, here.anatomy, piece_of(here, part), part, text, ledger)
        case Relabel(text, part):
            labels.relabel(here.component, here.anatomy, piece_of(here, part), part, text, ledger)


def _by_padding(wish: Scale, here: Scene) -> Scale:
    """“Taller”, of what nothing gives a height: its padding makes it tall; and wide, where it is as wide as what is in it."""
    piece, padding = piece_of(here, wish.part), _OUTER[wish.measure]
    sized = any(piece.winner(name) is not None for name in (wish.measure, f"min-{wish.measure}"))
    padded = any(looks.text_of(piece, name) not in {None, "0", "0px"} for name in longhands(padding))
    if sized or not padded or (wish.measure == "width" and piece.tag not in _AS_WIDE_AS_THEIR_TEXT):
        return wish
    return replace(wish, measure=padding, factor=2 * wish.factor - 1)  # about half of its height is padding


def _scale(wish: Scale, here: Scene, ledger: Ledger) -> None:
    if wish.measure in _OUTER and not wish.told:
        wish = _by_padding(wish, here)
    if wish.measure != "size":
        for piece in carriers(here, wish.part, wish.measure):
            if wish.measure == "border-radius" and corners.scale_radius(piece, wish, here.known, ledger):
                continue
            if (
                wish.measure == "letter-spacing"
                and not wish.told
                and track(piece, wish.factor, here.known.lookup, ledger)
            ):
                continue
            scaling.scale_measure(piece, wish.measure, wish.factor, here.known.lookup, ledger, told=wish.told)
        return
    top = piece_of(here, wish.part)
    scaling.scale_size(here.component, scaling.subtree(here.anatomy, top), wish.factor, here.known.lookup, ledger)
    if not ledger.edits:
        raise CannotDo("Nothing in its own files gives it a size that could be multiplied.", "not_a_quick_edit")


def _put(here: Scene, wish: Put, ledger: Ledger) -> None:
    measure, value, part = wish.measure, wish.value, wish.part
    if measure == "size":
        piece = piece_of(here, part)
        if piece.winner("width") is None and piece.winner("height") is None:
            if shows_text(here.component, piece) or piece.sets("font-size"):  # “the title 20px”
                scaling.agree(piece, "font-size", value, wish.toward, here.known.lookup)
                put(piece, "font-size", {"font-size": value}, ledger)
                return
            raise CannotDo("It has no width and height; say “font size …” or “width …”.", "not_a_quick_edit")
        scaling.agree(piece, "width", value, wish.toward, here.known.lookup)
        put(piece, "width", {"width": value}, ledger)
        put(piece, "height", {"height": value}, ledger)
        return
    pieces = carriers(here, part, measure)
    if len(pieces) > 1 and measure in {"font-size", "line-height"}:
        raise CannotDo("It has texts of several sizes; name the part whose text is meant.", "not_a_quick_edit")
    if wish.toward and measure.startswith("border") and measure.endswith("width") and not looks.has_border(pieces[0]):
        raise _no_border(pieces[0])
    for piece in pieces:
        scaling.agree(piece, measure, value, wish.toward, here.known.lookup)
        put(piece, measure, _sides(measure, value), ledger)


def _declare(wish: Declare, here: Scene, ledger: Ledger) -> None:
    """CSS as it was typed, for the element that is meant: what would do nothing there is refused, and hiding several at once."""
    if (wish.name, wish.value) == ("display", "none"):
        hide(here.component, here.anatomy, piece_of(here, wish.part), ledger)
        return
    for piece in pieces_of(here, wish.part, wish.name):
        if (wish.name, wish.value) == ("text-transform", "none") and not _is_cased(piece):
            continue
        if (wish.name, wish.value) == ("text-decoration", "none") and not _is_underlined(piece):
            continue
        problem = objection(wish.name, piece.tag.lower(), aligning.value(piece, "display"))
        if problem is not None:
            raise CannotDo(problem, "not_a_quick_edit")
        put(piece, wish.name, _sides(wish.name, wish.value), ledger)


def _is_cased(piece: Piece) -> bool:
    """Whether something changes the case of an element's text: a rule for it or around it, or what the page says."""
    return piece.decider("text-transform") is not None or piece.computed.get("text-transform", "none") != "none"


def _is_underlined(piece: Piece) -> bool:
    """Whether something underlines an element: a rule, or the browser, as it does with links."""
    ruled = any(piece.winner(name) is not None for name in ("text-decoration", "text-decoration-line"))
    return ruled or piece.tag in {"a", "u", "ins"}


def _sides(measure: str, value: str) -> dict[str, str]:
    """One to four values as CSS spreads them over the edges; the value of what has no edges as it is."""
    names, values = longhands(measure), [part.text for part in components(value)]
    if len(names) == 1:
        return {names[0]: value}
    places = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
    if len(values) > min(len(names), 4):
        raise CannotDo(f"“{value}” is too much for {measure.replace('-', ' ')}.", "not_a_quick_edit")
    return {name: values[places[len(values)][place]] for place, name in enumerate(names)}


def _paint(wish: Paint, here: Scene, ledger: Ledger) -> None:
    surface, value = wish.surface, wish.colour.value
    if surface in {"any", "text"} and drawing.is_drawn(top := piece_of(here, wish.part)):
        if drawing.paint_drawing(here.component, here.anatomy, top, lambda _: value, ledger):
            return
        surface = "text"
    match _surface(surface, wish.part, here):
        case "background":
            looks.paint_background(box_of(here, wish.part), value, ledger)
        case "text":
            for piece in pieces_of(here, wish.part, "color"):
                put(piece, "color", {"color": value}, ledger)
        case edge:
            looks.draw_border(edge_of(here, wish.part), Border(edge, colour=wish.colour), ledger)


def _surface(surface: str, part: str, here: Scene) -> str:
    """What a colour is for, where nothing says it."""
    if surface != "any":
        return surface
    return "text" if part == TEXT else looks.surface_of(here.component, box_of(here, part))


def _shade(wish: Shade, here: Scene, ledger: Ledger) -> None:
    surface = wish.surface
    if surface in {"any", "text"} and drawing.is_drawn(top := piece_of(here, wish.part)):
        mixed = partial(shading.shaded, amount=wish.amount)
        if drawing.paint_drawing(here.component, here.anatomy, top, mixed, ledger):
            return
        surface = "text"
    match _surface(surface, wish.part, here):
        case "background":
            shading.shade_background(box_of(here, wish.part), wish.amount, here.known, ledger)
        case "text":
            for piece in pieces_of(here, wish.part, "color"):
                shading.shade_text(piece, wish.amount, ledger)
        case edge:
            piece = edge_of(here, wish.part)
            if not looks.has_border(piece, edge):
                raise _no_border(piece)
            shading.shade_border(piece, edge, wish.amount, ledger)


def _no_border(piece: Piece) -> CannotDo:
    why = "Its edge is drawn by a shadow, it has no border" if looks.is_ringed(piece) else "It has no border yet"
    return CannotDo(f"{why}; say “add a border”.", "not_a_quick_edit")


def _remove(piece: Piece, what: str, ledger: Ledger) -> None:
    match what:
        case "shadow":
            found = piece.winner("box-shadow")
            if found is None or found.declared.value == "none":
                raise CannotDo("It has no shadow already.", "already_so")
            put(piece, "box-shadow", {"box-shadow": "none"}, ledger)
        case "background":
            looks.paint_background(piece, "transparent", ledger)
        case edge:
            looks.remove_border(piece, edge, ledger)
