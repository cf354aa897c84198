"""One wish, carried out on the component: which elements it is about, and what that changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from sidecar.editors.base import EditRequest, Step
from sidecar.editors.quick import aligning, corners, drawing, labels, looks, scaling
from sidecar.editors.quick.anatomy import Anatomy, Piece, anatomy, shows_text
from sidecar.editors.quick.cascade import Sheets, layer_of_rule
from sidecar.editors.quick.component import Component, read_component
from sidecar.editors.quick.hiding import hide, shares
from sidecar.editors.quick.parts import part_names
from sidecar.editors.quick.properties import objection
from sidecar.editors.quick.selectors import alternatives
from sidecar.editors.quick.shorthands import longhands
from sidecar.editors.quick.styling import Ledger, put
from sidecar.editors.quick.tokens import Variables
from sidecar.editors.quick.values import components
from sidecar.editors.quick.wishes import (
    ROOT,
    TEXT,
    Align,
    Border,
    Declare,
    Paint,
    Put,
    Relabel,
    Remove,
    Scale,
    Shadow,
    Shift,
    Weigh,
    Wish,
)
from sidecar.edits import stylesheet
from sidecar.errors import CannotDo

_OF_TEXT = {"color", "font-size", "font-style", "font-weight", "letter-spacing", "line-height", "text-transform"}
_INNER = ("padding", "gap")
COMPONENT = "component"  # the key of the root where the page's element is another one


@dataclass(frozen=True)
class Scene:
    """The component as it is before one wish, with everything that the wish may look at."""

    component: Component
    anatomy: Anatomy
    sheets: Sheets
    sources: Mapping[str, bytes]
    known: Variables


def scene(request: EditRequest, files: Mapping[str, str], known: Variables, focus: Step | None = None) -> Scene:
    """Read the component from its files as they are now; a step's element wins over the page's."""
    sheets = {path: stylesheet.parse(text) for path, text in files.items() if path.endswith(".css")}
    tag = request.element.tag.lower() if request.element else None
    component = read_component(request.component_path, files, request.story_id, tag)
    sources = {path: text.encode() for path, text in files.items()}
    live = request.element if focus is None else None
    return Scene(component, _focused(anatomy(component, sheets, live), focus), sheets, sources, known)


def _focused(found: Anatomy, focus: Step | None) -> Anatomy:
    """The anatomy with the element of a step in its centre."""
    if focus is None:
        return found
    for piece in found.pieces:
        node = piece.jsx.node if piece.jsx is not None else None
        if node is not None and (node.start_point[0] + 1, piece.tag) == (focus.line, focus.tag):
            if shares(piece, found):
                message = (
                    f"The {focus.label} has its styles in common with others, so a quick edit can't change it alone."
                )
                raise CannotDo(message, "not_a_quick_edit")
            return Anatomy(found.pieces, piece, focus_is_root=piece is found.pieces[0])
    raise CannotDo(f"A quick edit can't find the {focus.label}.", "not_a_quick_edit")


def perform(wish: Wish, here: Scene) -> Ledger:
    """The edits that a wish comes to.

    Raises:
        CannotDo: `already_so` when nothing would change, `not_a_quick_edit` when it can't be done here.
    """
    ledger = Ledger(here.sources, here.component.script.path)
    _perform(wish, here, ledger)
    if not ledger.edits:
        raise CannotDo("It is like that already.", "already_so")
    return ledger


def _perform(wish: Wish, here: Scene, ledger: Ledger) -> None:  # noqa: C901, PLR0912 - one line per kind of wish
    match wish:
        case Scale():
            _scale(wish, here, ledger)
        case Shift(measure, delta, part):
            for piece in _carriers(here, part, measure):
                scaling.shift_measure(piece, measure, delta, ledger)
        case Put(measure, value, part):
            _put(here, measure, value, part, ledger)
        case Declare():
            _declare(wish, here, ledger)
        case Paint():
            _paint(wish, here, ledger)
        case Weigh(steps, part):
            for piece in _pieces(here, part, "font-weight"):
                looks.weigh(piece, steps, ledger)
        case Border(part=part):
            looks.draw_border(_box(here, part), wish, ledger)
        case Shadow(look, part):
            looks.shade(_box(here, part), look, here.known, ledger)
        case Remove(what, part):
            _remove(_box(here, part), what, ledger)
        case Align(what, side, part):
            aligning.align(piece_of(here, part), what, side, ledger)
        case Relabel(text, part):
            labels.relabel(here.component, here.anatomy, piece_of(here, part), part, text, ledger)


def _scale(wish: Scale, here: Scene, ledger: Ledger) -> None:
    if wish.measure != "size":
        for piece in _carriers(here, wish.part, wish.measure):
            if wish.measure == "border-radius" and corners.scale_radius(piece, wish, here.known, ledger):
                continue
            scaling.scale_measure(piece, wish.measure, wish.factor, here.known.lookup, ledger)
        return
    top = piece_of(here, wish.part)
    scaling.scale_size(here.component, scaling.subtree(here.anatomy, top), wish.factor, here.known.lookup, ledger)
    if not ledger.edits:
        raise CannotDo("Nothing in its own files gives it a size that could be multiplied.", "not_a_quick_edit")


def _put(here: Scene, measure: str, value: str, part: str, ledger: Ledger) -> None:
    if measure == "size":
        piece = piece_of(here, part)
        if piece.winner("width") is None and piece.winner("height") is None:
            if shows_text(here.component, piece) or piece.sets("font-size"):  # “the title 20px”
                put(piece, "font-size", {"font-size": value}, ledger)
                return
            raise CannotDo("It has no width and height; say “font size …” or “width …”.", "not_a_quick_edit")
        put(piece, "width", {"width": value}, ledger)
        put(piece, "height", {"height": value}, ledger)
        return
    pieces = _carriers(here, part, measure)
    if len(pieces) > 1 and measure in {"font-size", "line-height"}:
        raise CannotDo("It has texts of several sizes; name the part whose text is meant.", "not_a_quick_edit")
    for piece in pieces:
        put(piece, measure, _sides(measure, value), ledger)


def _declare(wish: Declare, here: Scene, ledger: Ledger) -> None:
    """CSS as it was typed, for the element that is meant: what would do nothing there is refused, and hiding several at once."""
    if (wish.name, wish.value) == ("display", "none"):
        hide(here.component, here.anatomy, piece_of(here, wish.part), ledger)
        return
    for piece in _pieces(here, wish.part, wish.name):
        if (wish.name, wish.value) == ("text-transform", "none") and not _is_cased(piece):
            continue
        problem = objection(wish.name, piece.tag.lower(), aligning.value(piece, "display"))
        if problem is not None:
            raise CannotDo(problem, "not_a_quick_edit")
        put(piece, wish.name, _sides(wish.name, wish.value), ledger)


def _is_cased(piece: Piece) -> bool:
    """Whether something changes the case of an element's text: a rule for it or around it, or what the page says."""
    return piece.decider("text-transform") is not None or piece.computed.get("text-transform", "none") != "none"


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
        if drawing.paint_drawing(here.component, here.anatomy, top, value, ledger):
            return
        surface = "text"
    if surface == "any" and wish.part == TEXT:
        surface = "text"
    if surface == "any":
        surface = looks.surface_of(here.component, _box(here, wish.part))
    match surface:
        case "background":
            looks.paint_background(_box(here, wish.part), value, ledger)
        case "text":
            for piece in _pieces(here, wish.part, "color"):
                put(piece, "color", {"color": value}, ledger)
        case edge:
            looks.draw_border(_box(here, wish.part), Border(edge, colour=wish.colour), ledger)


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


# --- which elements -----------------------------------------------------------------------------------------------


def piece_of(here: Scene, part: str) -> Piece:
    """The one element that a part's name stands for."""
    if part in {ROOT, TEXT}:
        return here.anatomy.focus
    if part == COMPONENT:
        return here.anatomy.pieces[0]
    if part.startswith("."):
        return _by_class(here, part)
    return here.anatomy.pieces[part_names(here.component)[part]]


def _by_class(here: Scene, part: str) -> Piece:
    wanted = part[1:]
    found = next((piece for piece in here.anatomy.pieces if wanted in piece.sure_classes), None)
    rules = [
        (path, rule)
        for path, sheet in here.sheets.items()
        for rule in sheet.rules
        if part in alternatives(rule.selector) and not rule.media and not rule.nested
    ]
    own = [layer_of_rule(path, rule) for path, rule in rules]
    if found is not None and not own:
        return found
    if not own:
        raise CannotDo(f"No rule and no element of the component has the class {part}.", "not_a_quick_edit")
    if found is None:
        return Piece("", frozenset({wanted}), None, None, own)
    return Piece(found.tag, found.sure_classes, found.parent, found.jsx, [*found.layers, *own])


def _pieces(here: Scene, part: str, measure: str) -> list[Piece]:
    """The elements whose declarations decide a measure: for what is about text, those that the texts take it from."""
    top = piece_of(here, part)
    if measure not in _OF_TEXT or part.startswith("."):
        return [top]
    texts = [piece for piece in scaling.subtree(here.anatomy, top) if shows_text(here.component, piece)]
    deciders = [_decider(piece, top, measure) for piece in texts]
    return list(dict.fromkeys(deciders)) or [top]


def _carriers(here: Scene, part: str, measure: str) -> list[Piece]:
    """The elements to measure: where the element that is meant has none of it, the one part inside that has."""
    if measure in _OF_TEXT:
        return _pieces(here, part, measure)
    if measure == "border-radius":
        return [_box(here, part)]
    top = piece_of(here, part)
    if not measure.startswith(_INNER) or _measured(top, measure):
        return [top]
    if measure == "gap" and top.parent is not None and _measured(top.parent, measure) and _is_leaf(here, top):
        return [top.parent]  # the gap beside it: it has nothing in it that could be apart
    inside = [piece for piece in scaling.subtree(here.anatomy, top)[1:] if _measured(piece, measure)]
    return [_only(here, inside, top, measure.replace("-", " "))]


def _box(here: Scene, part: str) -> Piece:
    """The element that is seen as the box: the one that is meant, or the only part in it with a ground, edge or shadow."""
    top = piece_of(here, part)
    if looks.is_visible(top):
        return top
    inside = [piece for piece in scaling.subtree(here.anatomy, top)[1:] if looks.is_visible(piece)]
    if len(inside) == 1 and not scaling.fills(here.anatomy, inside[0], top):
        return top  # a badge deep in a page isn't the page's box
    return _only(here, inside, top, "box")


def _only(here: Scene, inside: list[Piece], top: Piece, what: str) -> Piece:
    if len(inside) <= 1:
        return inside[0] if len(inside) == 1 else top
    names = part_names(here.component)
    calls = {place: name for name, place in reversed(names.items())}  # the first name of each
    known = [calls[place] for place, piece in enumerate(here.anatomy.pieces) if piece in inside and place in calls]
    listed = ", ".join(f"“{name}”" for name in known)
    raise CannotDo(f"Several parts have a {what} of their own; name one of them: {listed}.", "not_a_quick_edit")


def _is_leaf(here: Scene, piece: Piece) -> bool:
    return not any(each.parent is piece for each in here.anatomy.pieces)


def _measured(piece: Piece, measure: str) -> bool:
    """Whether something gives the element a length of that measure other than zero."""
    return any(looks.text_of(piece, name) not in {None, "0", "0px", "normal", "auto"} for name in longhands(measure))


def _decider(piece: Piece, top: Piece, measure: str) -> Piece:
    """The element, from a text up to the one that is meant, that sets the measure; the latter when none does."""
    each: Piece | None = piece
    while each is not None and each is not top:
        if each.sets(measure):
            return each
        each = each.parent
    return top
