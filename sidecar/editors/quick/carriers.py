"""Which elements carry what a wish changes: its box, its texts, the part inside that has the measure."""

from sidecar.editors.quick import looks, scaling
from sidecar.editors.quick.anatomy import Piece, shows_text
from sidecar.editors.quick.cascade import layer_of_rule
from sidecar.editors.quick.parts import part_names
from sidecar.editors.quick.scene import Scene
from sidecar.editors.quick.selectors import alternatives
from sidecar.editors.quick.shorthands import longhands
from sidecar.editors.quick.wishes import ROOT, TEXT
from sidecar.errors import CannotDo

COMPONENT = "component"  # the key of the root where the page's element is another one
_OF_TEXT = {"color", "font-size", "font-style", "font-weight", "letter-spacing", "line-height", "text-transform"}
_INNER = ("padding", "gap")
_FIELDS = {"input", "select", "textarea"}


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


def pieces_of(here: Scene, part: str, measure: str) -> list[Piece]:
    """The elements whose declarations decide a measure: for what is about text, those that the texts take it from."""
    top = piece_of(here, part)
    if measure not in _OF_TEXT or part.startswith("."):
        return [top]
    texts = [piece for piece in scaling.subtree(here.anatomy, top) if shows_text(here.component, piece)]
    deciders = [_decider(piece, top, measure) for piece in texts]
    return list(dict.fromkeys(deciders)) or [top]


def carriers(here: Scene, part: str, measure: str) -> list[Piece]:
    """The elements to measure: where the element that is meant has none of it, the one part inside that has."""
    if measure in _OF_TEXT:
        return pieces_of(here, part, measure)
    if measure == "border-radius":
        return [edge_of(here, part)]
    top = piece_of(here, part)
    if not measure.startswith(_INNER) or _measured(top, measure):
        return [top]
    if measure == "gap" and top.parent is not None and _is_beside_gap(here, top):
        return [top.parent]
    inside = [piece for piece in scaling.subtree(here.anatomy, top)[1:] if _measured(piece, measure)]
    return [_only(here, inside, top, measure.replace("-", " "))]


def has_gap_beside(here: Scene, part: str) -> bool:
    """Whether the distance of an element is the gap beside it: it has nothing in it, and no padding."""
    top = piece_of(here, part)
    return _is_beside_gap(here, top) and not _measured(top, "padding")


def _is_beside_gap(here: Scene, piece: Piece) -> bool:
    return piece.parent is not None and _measured(piece.parent, "gap") and _is_leaf(here, piece)


def edge_of(here: Scene, part: str) -> Piece:
    """The element whose edge is seen: of a field without one, that of the box that it was put into."""
    top = piece_of(here, part)
    bare = top.tag in _FIELDS and not looks.is_visible(top)
    return top.parent if bare and top.parent is not None and looks.is_visible(top.parent) else box_of(here, part)


def box_of(here: Scene, part: str) -> Piece:
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
