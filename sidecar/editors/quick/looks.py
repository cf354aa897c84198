"""Colours, borders, shadows and weights."""

import re
from collections.abc import Iterator, Sequence

from sidecar.editors.quick.anatomy import Piece, shows_text
from sidecar.editors.quick.component import Component
from sidecar.editors.quick.layers import Winner
from sidecar.editors.quick.lengths import Scaling, parse
from sidecar.editors.quick.numbers import number
from sidecar.editors.quick.shorthands import longhands, slot
from sidecar.editors.quick.styling import Ledger, put
from sidecar.editors.quick.tokens import Variables
from sidecar.editors.quick.values import Component as Part
from sidecar.editors.quick.values import layers, substitute
from sidecar.editors.quick.wishes import Border
from sidecar.errors import CannotDo

_SHADOWS = {
    "soft": "0 2px 8px rgb(0 0 0 / 0.12)",
    "medium": "0 4px 12px rgb(0 0 0 / 0.18)",
    "strong": "0 8px 24px rgb(0 0 0 / 0.3)",
}
_SHADOW_TOKENS = {
    "soft": ("soft", "medium", "md", "default", "base", "small", "sm"),
    "medium": ("medium", "md", "default", "base"),
    "strong": ("large", "lg", "strong", "xl"),
}
_SHADOW_SCALE = ("xs", "sm", "small", "md", "medium", "lg", "large", "xl", "2xl")
_STRONGER, _WEAKER = 1.5, 1 / 1.5
_NOTHING = {"transparent", "none", "initial", "unset", "rgba(0, 0, 0, 0)", "0"}
_WEIGHTS = {"normal": 400, "bold": 700}
_TAG_WEIGHTS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "th"), "700") | dict.fromkeys(
    ("button", "input", "select", "textarea"), "400"
)  # what browsers give them, whatever they lie in
_LIGHTEST, _BOLDEST, _STEP = 100, 900, 100


def paint_background(piece: Piece, value: str, ledger: Ledger) -> None:
    """Colour the background; a gradient that would hide the colour makes way for it."""
    image = piece.winner("background-image")
    gradient = image is not None and "gradient(" in image.declared.value
    if gradient and image is not None and image.layer.editable and image.declared.name == "background":
        ledger.replace(image.layer, image.declared, value)
        return
    if gradient:
        put(piece, "background-image", {"background-image": "none"}, ledger)
    put(piece, "background-color", {"background-color": value}, ledger)


def blend_background(piece: Piece, first: str, second: str, ledger: Ledger) -> None:
    """A gradient from top to bottom, in the place of what a `background` says; a colour of its own stays under it."""
    value = f"linear-gradient({first}, {second})"
    found = piece.winner("background-image") or piece.winner("background-color")
    if found is not None and found.declared.name == "background" and found.layer.editable:
        ledger.replace(found.layer, found.declared, value)
        return
    put(piece, "background-image", {"background-image": value}, ledger)


def surface_of(component: Component, piece: Piece) -> str:
    """What a bare colour is meant for: the background where there is one, else the text."""
    background = piece.winner("background-color")
    part = slot(background.declared.name, background.declared.value, "background-color") if background else None
    image = piece.winner("background-image")
    if image is not None and "gradient(" in image.declared.value:
        return "background"
    if background is None or (part is None and background.declared.name == "background"):
        lettered = (
            piece.tag in {"svg", "span", "a", "p", "label"} or piece.tag.startswith("h") or piece.tag.endswith("Icon")
        )
        if lettered or shows_text(component, piece):
            return "text"
    elif part is not None and part.text.lower() not in _NOTHING:
        return "background"
    raise CannotDo(
        "It has no background of its own: say whether the background or the text should have that colour.",
        "not_a_quick_edit",
    )


def is_visible(piece: Piece) -> bool:
    """Whether an element has a ground, an edge or a shadow of its own."""
    for longhand in ("background-color", "background-image", "box-shadow"):
        found = piece.winner(longhand)
        if found is not None and found.declared.value.lower() not in _NOTHING:
            return True
    return has_border(piece) or any(has_border(piece, f"border-{edge}") for edge in ("top", "bottom"))


def has_border(piece: Piece, edge: str = "border") -> bool:
    """Whether a border is drawn on all edges, or on the one that is named."""
    names = [name for name in longhands(edge) if name.endswith("-style")]
    found = [text_of(piece, name) for name in names]
    widths = [text_of(piece, name.replace("-style", "-width")) for name in names]
    drawn = all(style not in {None, "none", "hidden"} for style in found)
    return drawn and all(width is not None and parse(width) not in {(0.0, ""), (0.0, "px")} for width in widths)


def draw_border(piece: Piece, wish: Border, ledger: Ledger) -> None:
    """Change what is named of a border; where there was none, all of it."""
    edges = [name.removesuffix("-style") for name in longhands(wish.edge) if name.endswith("-style")]
    wanted = {"width": wish.width, "style": wish.style, "color": wish.colour and wish.colour.value}
    if has_border(piece, wish.edge):
        if not any(wanted.values()):
            raise CannotDo("It has a border already.", "already_so")
        for part, value in wanted.items():
            if value:
                names = [f"{edge}-{part}" for edge in edges]
                put(piece, f"border-{part}" if len(edges) > 1 else names[0], dict.fromkeys(names, value), ledger)
        return
    value = f"{wish.width or '1px'} {wish.style or 'solid'} {wanted['color'] or 'currentColor'}"
    _put_whole(piece, wish.edge, value, ledger)


def remove_border(piece: Piece, edge: str, ledger: Ledger) -> None:
    """No border, or none on one edge."""
    names = [name for name in longhands(edge) if name.endswith("-style")]
    widths = [text_of(piece, name.replace("-style", "-width")) for name in names]
    styles = [text_of(piece, name) for name in names]
    gone = [style in {None, "none"} or width in {"0", "0px"} for style, width in zip(styles, widths, strict=True)]
    if all(gone) and (
        any(width is not None for width in widths) or piece.tag not in {"button", "input", "select", "textarea"}
    ):
        if is_ringed(piece):
            raise CannotDo("Its edge is drawn by a shadow, it has no border: say “no shadow”.", "not_a_quick_edit")
        raise CannotDo("It has no border already.", "already_so")
    _put_whole(piece, edge, "none", ledger)


def is_ringed(piece: Piece) -> bool:
    """Whether a shadow without offset and blur draws an edge: `inset 0 0 0 1px gray`."""
    found = piece.winner("box-shadow")
    for parts in layers(found.declared.value) if found else ():
        sizes = [size[0] for part in parts if (size := parse(part.text)) is not None]
        offset, spread = sizes[:3], sizes[3:4]  # x, y and blur; how far it reaches
        if not any(offset) and any(spread):
            return True
    return False


def _put_whole(piece: Piece, edge: str, value: str, ledger: Ledger) -> None:
    """A border's whole value: in the one declaration that decides it, else as a new one that wins."""
    found = [winner for name in longhands(edge) if (winner := piece.winner(name)) is not None]
    places = {(each.layer.path, each.declared.start) for each in found}
    if (
        len(places) == 1
        and len(found) == len(longhands(edge))
        and found[0].layer.editable
        and found[0].declared.name == edge
    ):
        ledger.replace(found[0].layer, found[0].declared, value)
    elif not found:
        put(piece, edge, dict.fromkeys(longhands(edge), value), ledger)
    else:
        _put_beside(found, edge, value, ledger)


def _put_beside(found: list[Winner], edge: str, value: str, ledger: Ledger) -> None:
    last = found[0].layer
    if not all(each.layer is last for each in found) or not last.editable:
        raise CannotDo(
            "The border is made up of several rules, which a quick edit can't change as one.", "not_a_quick_edit"
        )
    ledger.add(last, edge, value)


def shade(piece: Piece, look: str, known: Variables, ledger: Ledger) -> None:
    """Give a shadow of some look, or make the one it has stronger or weaker."""
    found = piece.winner("box-shadow")
    before = found.declared.value if found else "none"
    if look in _SHADOWS:
        token = _token_for(_SHADOW_TOKENS[look], known)
        value = token if token and before not in {token, _SHADOWS[look]} else _SHADOWS[look]
    else:
        if before.lower() in _NOTHING:
            raise CannotDo("There is no shadow yet; say “add a soft shadow”.", "not_a_quick_edit")
        value = _strengthened(before, _STRONGER if look == "stronger" else _WEAKER, known)
    put(piece, "box-shadow", {"box-shadow": value}, ledger)


def _token_for(names: tuple[str, ...], known: Variables) -> str | None:
    return next((f"var(--shadow-{name})" for name in names if f"--shadow-{name}" in known.values), None)


def _strengthened(value: str, factor: float, known: Variables) -> str:
    """Every layer of a shadow stronger by a factor; rings (no offset, no blur) are borders and stay."""
    changes = [change for parts in layers(value) for change in _layer_changes(parts, factor, known)]
    if not changes:
        raise CannotDo(f"The shadow “{value}” can't be made stronger or weaker by a quick edit.", "not_a_quick_edit")
    return substitute(value, changes)


def _layer_changes(parts: Sequence[Part], factor: float, known: Variables) -> Iterator[tuple[Part, str]]:
    if len(parts) == 1 and (found := re.fullmatch(r"var\(--shadow-([\w-]+)\)", parts[0].text)):
        scale = [name for name in _SHADOW_SCALE if f"--shadow-{name}" in known.values]
        place = scale.index(found[1]) + (1 if factor > 1 else -1) if found[1] in scale else -1
        if 0 <= place < len(scale):
            yield parts[0], f"var(--shadow-{scale[place]})"
        return
    sizes = [(part, size[0]) for part in parts if (size := parse(part.text)) is not None]
    if all(size == 0 for _, size in sizes[:3]):
        return
    for part, _ in sizes:
        yield part, Scaling(factor).value(part.text) or part.text


def weigh(piece: Piece, steps: int, ledger: Ledger) -> None:
    """Bolder or lighter by so many hundreds, to a full hundred."""
    text = _weight(piece)
    before = float(_WEIGHTS.get(text, text)) if text in _WEIGHTS or parse(text) else None
    if before is None:
        raise CannotDo(
            f"The font weight “{text}” can't be reckoned with; name one, such as “bold”.", "not_a_quick_edit"
        )
    after = before + steps * _STEP
    after = after // _STEP * _STEP if steps > 0 else -(-after // _STEP) * _STEP
    after = min(max(after, _LIGHTEST), _BOLDEST)
    if (after <= before) if steps > 0 else (after >= before):
        raise CannotDo(f"The text is as {'bold' if steps > 0 else 'light'} as it can be already.", "already_so")
    put(piece, "font-weight", {"font-weight": number(after)}, ledger)


def _weight(piece: Piece) -> str:
    """The font weight of an element: its own, else what the browser gives its tag, else that of what it lies in."""
    at: Piece | None = piece
    while at is not None:
        own = text_of(at, "font-weight") if at.sets("font-weight") else None
        if (known := own or at.computed.get("font-weight") or _TAG_WEIGHTS.get(at.tag)) is not None:
            return known
        at = at.parent
    return "400"


def text_of(piece: Piece, longhand: str) -> str | None:
    """What sets a longhand for an element, in lower case; None when nothing does."""
    text = written(piece, longhand)
    return text.lower() if text is not None else None


def written(piece: Piece, longhand: str) -> str | None:
    """What sets a longhand for an element, as it is written; None when nothing does."""
    found = piece.winner(longhand)
    part = slot(found.declared.name, found.declared.value, longhand) if found else None
    return part.text if part else None
