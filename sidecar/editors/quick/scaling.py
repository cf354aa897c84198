"""Larger, smaller, more, less: lengths times a factor, or plus a length.

The size of an element is what makes its box: font size, line height with a unit, padding, gaps, width and height, and
the same of the parts inside it with their margins. What is given in `em` grows with the font size and is left alone;
so are percentages, borders, corner radii, shadows and the element's own margin; a share that decides the other side,
by `aspect-ratio`, grows. An element that inherits its font size gets one of its own, relative to the inherited one, when
it shows text or its lengths depend on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sidecar.editors.quick.anatomy import Anatomy, Piece, shows_text
from sidecar.editors.quick.component import Component, attribute_text
from sidecar.editors.quick.layers import Edit
from sidecar.editors.quick.lengths import Lookup, Scaling, parse, shifted
from sidecar.editors.quick.numbers import number, rounded
from sidecar.editors.quick.script import text_of
from sidecar.editors.quick.shorthands import longhands, slot
from sidecar.editors.quick.styling import Change, Ledger, put
from sidecar.editors.quick.values import variable_of
from sidecar.errors import CannotDo

_BOX = (
    "padding", "gap", "width", "height", "min-width", "min-height", "max-width", "max-height", "flex-basis",
    "line-height", "letter-spacing", "grid-template-columns", "grid-template-rows",
)  # fmt: skip
_INNER = ("margin", "inset")
_SIGNED = ("margin", "letter-spacing")
_EMS = ("em", "ex", "ch")
# Elements whose font the browser sets itself instead of letting it be inherited; 13.333px is its usual size.
_OWN_FONT = {"button", "input", "select", "textarea"}
_CONTROL_FONT = 40 / 3
_WHOLE = 100.0
_MOST_TOKENS = 8  # that stand for one another


def scale_size(component: Component, pieces: Sequence[Piece], factor: float, lookup: Lookup, ledger: Ledger) -> None:
    """Make an element, the first of `pieces`, and the parts in it (the others) larger or smaller as a whole."""
    top = pieces[0]
    inner = Scaling(factor, relative=False, percent=False, lookup=lookup)
    if top.sets("font-size"):
        _scale(top, "font-size", replace(inner, relative=True, percent=True), ledger)
    elif _needs_font(component, pieces):
        put(top, "font-size", {"font-size": _inherited_font(top, factor)}, ledger)
    for piece in pieces:
        for name in _BOX if piece is top else ("font-size", *_BOX, *_INNER):
            _scale(piece, name, replace(inner, percent=piece is top and _is_square_part(top, name)), ledger)
        _scale_attributes(component, piece, factor, ledger)


def scale_measure(
    piece: Piece, measure: str, factor: float, lookup: Lookup, ledger: Ledger, *, told: bool = True
) -> None:
    """Multiply one measure of one element; `told` where it was said by how much, and not only “more”."""
    signed = measure.startswith(_SIGNED) and not told
    scaling = Scaling(factor, lookup=lookup, unitless=measure in {"line-height", "opacity"}, signed=signed)
    if measure == "opacity":
        _scale_opacity(piece, factor, ledger)
        return
    if measure == "font-size" and not piece.sets("font-size"):
        put(piece, "font-size", {"font-size": _inherited_font(piece, factor)}, ledger)
        return
    if not _scale(piece, measure, scaling, ledger):
        raise _nothing_to(measure, "multiply")


def shift_measure(piece: Piece, measure: str, delta: str, lookup: Lookup, ledger: Ledger) -> None:
    """Add a length to one measure of one element; a token that comes to a number, as of `line-height: 1.5`, has none."""
    values: dict[str, str] = {}
    for longhand in longhands(measure):
        found = piece.winner(longhand)
        part = slot(found.declared.name, found.declared.value, longhand) if found else None
        total = shifted(part.text, delta) if part and not _comes_to_a_number(part.text, lookup) else None
        if total is None:
            raise _nothing_to(measure, f"add {delta} to")
        values[longhand] = total
    put(piece, measure, values, ledger)


def agree(piece: Piece, measure: str, value: str, toward: int, lookup: Lookup) -> None:
    """Whether a figure is more, or less, than what is there, as it was said: “larger, 12px” of 14px may mean by 12px.

    Raises:
        CannotDo: `not_a_quick_edit` where it isn't.
    """
    for longhand in longhands(measure):
        found = piece.winner(longhand)
        part = slot(found.declared.name, found.declared.value, longhand) if found else None
        before, after = parse(_resolved(part.text, lookup)) if part else None, parse(value)
        if before is None or after is None or before[1] != after[1]:
            continue
        if (after[0] - before[0]) * toward < 0:
            said = "more" if toward > 0 else "less"
            message = f"The {measure.replace('-', ' ')} is {part.text if part else ''} already, so that {value} isn't {said}: say only what it shall be."
            raise CannotDo(message, "not_a_quick_edit")


def _resolved(text: str, lookup: Lookup) -> str:
    """What a token comes to, whatever other ones it stands for."""
    for _ in range(_MOST_TOKENS):
        if (name := variable_of(text)) is None:
            break
        text = lookup(name) or ""
    return text


def _comes_to_a_number(text: str, lookup: Lookup) -> bool:
    return (size := parse(_resolved(text, lookup))) is not None and size[1] == "" and size[0] != 0


def subtree(anatomy: Anatomy, top: Piece) -> list[Piece]:
    """An element and the parts of the component inside it."""
    return [top, *(piece for piece in anatomy.pieces if piece is not top and _inside(piece, top))]


def fills(anatomy: Anatomy, piece: Piece, top: Piece) -> bool:
    """Whether an element stands for the one around it: its child, or wrapped only by elements without other children."""
    parent = piece.parent
    while parent is not None and parent is not top:
        if sum(each.parent is parent for each in anatomy.pieces) > 1:
            return False
        piece, parent = parent, parent.parent
    return True


def _nothing_to(measure: str, do: str) -> CannotDo:
    spoken = measure.replace("-", " ")
    length = {"width": "200px", "height": "40px", "font-size": "16px"}.get(measure, "8px")
    return CannotDo(
        f"Nothing sets a {spoken} here that I could {do}; give it one, such as “{spoken} {length}”.", "not_a_quick_edit"
    )


def _inside(piece: Piece, top: Piece) -> bool:
    parent = piece.parent
    while parent is not None and parent is not top:
        parent = parent.parent
    return parent is top


def _scale(piece: Piece, name: str, scaling: Scaling, ledger: Ledger) -> bool:
    """Multiply the longhands of a property; False when nothing sets one to a length other than zero."""
    values: dict[str, str] = {}
    for longhand in longhands(name):
        found = piece.winner(longhand)
        part = slot(found.declared.name, found.declared.value, longhand) if found else None
        if part is None or not part.text:
            continue
        scaled = scaling.value(part.text)
        if scaled is None:
            raise CannotDo(
                f"The {longhand} “{part.text}” stands for several lengths, which a quick edit can't multiply.",
                "not_a_quick_edit",
            )
        if scaled != part.text:
            values[longhand] = scaled
    if values:
        put(piece, name, values, ledger)
    return bool(values)


def _is_square_part(top: Piece, name: str) -> bool:
    """Whether a width or height is a share of what is around it and decides the other one: “28%” of a dot, not “100%”."""
    found = top.winner(name) if name in {"width", "height"} and top.sets("aspect-ratio") else None
    size = parse(found.declared.value) if found is not None else None
    return size is not None and size[1] == "%" and size[0] < _WHOLE


def _needs_font(component: Component, pieces: Iterable[Piece]) -> bool:
    for piece in pieces:
        if piece.decider("font-size") is not None:
            continue
        values = (declared.value for layer in piece.layers for declared in layer.declarations)
        if shows_text(component, piece) or any(_in_ems(value) for value in values):
            return True
    return False


def _in_ems(value: str) -> bool:
    return any((size := parse(part)) is not None and size[1] in _EMS for part in value.split())


def _inherited_font(piece: Piece, factor: float) -> str:
    known = parse(piece.computed.get("font-size", ""))
    if known and known[1] == "px":
        return f"{number(rounded(known[0] * factor, 'px', known[0]))}px"
    if piece.tag in _OWN_FONT:
        return f"{number(rounded(_CONTROL_FONT * factor, 'px'))}px"
    return f"{number(factor)}em"


def _scale_attributes(component: Component, piece: Piece, factor: float, ledger: Ledger) -> None:
    """`width="16"` of an `svg` or `img` in the JSX, where no style decides."""
    if piece.jsx is None or piece.tag not in {"svg", "img"}:
        return
    for name in ("width", "height"):
        text = attribute_text(piece.jsx, name)
        size = parse(text) if text else None
        if text is None or size is None or size[1] not in {"", "px"} or piece.winner(name) is not None:
            continue
        node = piece.jsx.attributes[name]
        offset = text_of(node).index(text)
        start = node.start_byte + offset
        after = number(rounded(size[0] * factor, "px", size[0])) + text[len(text.rstrip("px")) :]
        edit = Edit(component.script.path, start, start + len(text), after)
        ledger.insert(edit, Change(name, text, after))


def _scale_opacity(piece: Piece, factor: float, ledger: Ledger) -> None:
    found = piece.winner("opacity")
    before = parse(found.declared.value) if found else (1.0, "")
    if before is None:
        raise CannotDo("The opacity is computed, which a quick edit can't multiply.", "not_a_quick_edit")
    value = before[0] / (100 if before[1] == "%" else 1)
    put(piece, "opacity", {"opacity": number(min(1.0, value * factor))}, ledger)
