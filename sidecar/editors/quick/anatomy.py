"""The component's elements with what styles each of them, for the open story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sidecar.editors.quick.cascade import Sheets, layers_of_page, layers_of_sources
from sidecar.editors.quick.component import Component, JsxElement
from sidecar.editors.quick.evaluate import UNKNOWN
from sidecar.editors.quick.inline import StyleReader
from sidecar.editors.quick.layers import Kind, Layer, Winner, winner
from sidecar.editors.quick.pointing import is_inside, known_classes, matching
from sidecar.editors.quick.script import text_of, unwrap
from sidecar.models import Element

if TYPE_CHECKING:
    from tree_sitter import Node

_TEXT_NAMES = (
    "text",
    "label",
    "title",
    "children",
    "content",
    "description",
    "name",
    "value",
    "caption",
    "heading",
    "message",
)


_TEXTUAL = {"identifier", "member_expression", "template_string", "string", "binary_expression", "call_expression"}


@dataclass(eq=False)
class Piece:
    """An element of the component: where it stands in the JSX, and its layers, the weakest first.

    `jsx` is None for an element that the page knows and the component's source doesn't.
    """

    tag: str
    sure_classes: frozenset[str]
    parent: "Piece | None"
    jsx: JsxElement | None
    layers: list[Layer] = field(default_factory=list)
    computed: Mapping[str, str] = field(default_factory=dict)

    def winner(self, longhand: str) -> Winner | None:
        """The declaration that decides a longhand for this element itself."""
        return winner(self.layers, longhand)

    def decider(self, longhand: str) -> "Piece | None":
        """The nearest element, itself or around it, that sets an inherited property; None when none does."""
        piece: Piece | None = self
        while piece is not None and not piece.sets(longhand):
            piece = piece.parent
        return piece

    def sets(self, longhand: str) -> bool:
        """Whether something sets a longhand for this element itself; `inherit` doesn't."""
        found = self.winner(longhand)
        return found is not None and found.declared.value != "inherit"


@dataclass(frozen=True)
class Anatomy:
    """A component's elements, the root first, and the one that a prompt is about when it names no part."""

    pieces: Sequence[Piece]
    focus: Piece
    focus_is_root: bool


def anatomy(component: Component, sheets: Sheets, live: Element | None) -> Anatomy:
    """Every element of a component with its layers; those of the live element come from the page.

    A live element that is neither the component's nor inside it is what the story wraps around it (a decorator, a
    `render` function): then the component's root is meant, as its source shows it.
    """
    known = known_classes(component, sheets)
    reported = layers_of_page(live.rules, sheets) if live else []
    owned = any(layer.kind is Kind.RULE for layer in reported)
    matched = matching(component, live, known) if live else None
    root = component.root
    if live and matched is None and owned and root and root.tag == live.tag and not root.sure_classes:
        matched = root  # its classes are made by code that cannot be read
    pieces = _pieces(component, sheets, matched, _Live(live, reported, known.local(live.classes)) if live else None)
    if matched is not None:
        return Anatomy(list(pieces.values()), pieces[matched], matched is component.root)
    if live and (owned or not pieces or is_inside(component, live, known)):
        picked = Piece(live.tag, known.local(live.classes), None, None, reported, live.computed)
        return Anatomy(list(pieces.values()), picked, focus_is_root=not pieces)
    first = next(iter(pieces.values()), Piece("", frozenset(), None, None))
    return Anatomy(list(pieces.values()), first, focus_is_root=True)


@dataclass(frozen=True, slots=True)
class _Live:
    """The live element with its layers and its classes under their local names."""

    element: Element
    layers: list[Layer]
    classes: frozenset[str]


def _pieces(
    component: Component, sheets: Sheets, matched: JsxElement | None, live: _Live | None
) -> dict[JsxElement, Piece]:
    styles = StyleReader(component.script, component.body, component.scope)
    pieces: dict[JsxElement, Piece] = {}
    for element in component.elements:
        parent = pieces[element.parent] if element.parent is not None else None
        seen = live if element is matched else None
        piece = Piece(element.tag, (seen and seen.classes) or element.sure_classes, parent, element)
        if seen is not None:
            piece.layers.extend(seen.layers)
        # A page that has none of the component's sheets is taking an update of them, e.g. of a git checkout.
        if seen is None or not any(rule.file in sheets for rule in seen.element.rules):
            states = component.states if parent is None else frozenset[str]()
            piece.layers.extend(layers_of_sources(piece, sheets, states))
        piece.layers.extend(styles.layers(element.style))
        piece.computed = seen.element.computed if seen is not None else {}
        pieces[element] = piece
    return pieces


def shows_text(component: Component, piece: Piece) -> bool:
    """Whether an element has text of its own: written in the JSX, or an expression that comes to text."""
    return piece.jsx is not None and any(_is_text(component, child) for child in piece.jsx.node.named_children)


def _is_text(component: Component, node: "Node") -> bool:
    if node.type != "jsx_expression":
        return node.type in {"jsx_text", "html_character_reference"} and bool(text_of(node).strip())
    inner = unwrap(node.named_children[0]) if node.named_children else None
    if inner is None or inner.type not in _TEXTUAL or "<" in text_of(inner):
        return False
    value = component.scope.value(inner)
    name = text_of(inner).rpartition(".")[2].lower()
    return isinstance(value, str) or ((value is UNKNOWN or value is None) and name.endswith(_TEXT_NAMES))
