"""The component's elements with what styles each of them, for the open story."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sidecar.editors.quick.cascade import Sheets, layers_of_page, layers_of_sources
from sidecar.editors.quick.component import Component, JsxElement
from sidecar.editors.quick.evaluate import UNKNOWN
from sidecar.editors.quick.inline import StyleReader
from sidecar.editors.quick.layers import Layer, Winner, winner
from sidecar.editors.quick.script import text_of, unwrap
from sidecar.editors.quick.selectors import is_hash_of
from sidecar.models import Element

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
    """Every element of a component with its layers; those of the live element come from the page."""
    styles = StyleReader(component.script, component.body, component.scope)
    locals_ = {name for element in component.elements for name in (each.name for each in element.classes)}
    locals_ |= _classes_of(sheets)
    matched = _live_element(component, live, locals_) if live else None
    pieces: dict[JsxElement, Piece] = {}
    for element in component.elements:
        classes = element.sure_classes
        if live is not None and element is matched and live.classes:
            classes = _local_names(live.classes, locals_) or classes
        parent = pieces[element.parent] if element.parent is not None else None
        piece = Piece(element.tag, classes, parent, element)
        if live is not None and element is matched and live.rules:
            piece.layers = layers_of_page(live.rules, sheets)
        else:
            piece.layers = layers_of_sources(piece, sheets, component.states if parent is None else frozenset())
        piece.layers = [*piece.layers, *styles.layers(element.style)]
        if live is not None and element is matched:
            piece.computed = live.computed
        pieces[element] = piece
    found = list(pieces.values())
    if matched is not None:
        return Anatomy(found, pieces[matched], matched is component.root)
    if live is not None and live.rules and (not found or not _could_be(found[0], live, locals_)):
        picked = Piece(
            live.tag, frozenset(_local_names(live.classes, locals_)), None, None, layers_of_page(live.rules, sheets)
        )
        picked.computed = live.computed
        return Anatomy(found, picked, focus_is_root=not found)
    root = found[0] if found else Piece("", frozenset(), None, None)
    return Anatomy(found, root, focus_is_root=True)


def shows_text(component: Component, piece: Piece) -> bool:
    """Whether an element has text of its own: written in the JSX, or an expression that comes to text."""
    if piece.jsx is None:
        return False
    for child in piece.jsx.node.named_children:
        if child.type in {"jsx_text", "html_character_reference"} and text_of(child).strip():
            return True
        if child.type == "jsx_expression" and child.named_children:
            inner = unwrap(child.named_children[0])
            if inner is None or inner.type not in {
                "identifier",
                "member_expression",
                "template_string",
                "string",
                "binary_expression",
            }:
                continue
            if inner.type == "binary_expression" and "<" in text_of(inner):
                continue
            value = component.scope.value(inner)
            if isinstance(value, str):
                return True
            name = text_of(inner).rpartition(".")[2].lower()
            if (value is UNKNOWN or value is None) and name.endswith(_TEXT_NAMES):
                return True
    return False


def _live_element(component: Component, live: Element, locals_: set[str]) -> JsxElement | None:
    """The element of the JSX that the live one is, judged by tag and classes; the root when several could be."""
    names = _local_names(live.classes, locals_)
    for element in component.elements:
        if element.tag.lower() != live.tag.lower():
            continue
        ours = {each.name for each in element.classes}
        if element.sure_classes <= names if ours & names or not ours else False:
            return element
    root = component.root
    if (
        root is not None
        and root.tag[:1].isupper()
        and (not root.classes or {each.name for each in root.classes} & names)
    ):
        return root  # what another component renders stands for it
    return None


def _could_be(root: Piece, live: Element, locals_: set[str]) -> bool:
    return root.tag.lower() == live.tag.lower() and bool(root.sure_classes & _local_names(live.classes, locals_))


def _local_names(classes: Sequence[str], known: set[str]) -> frozenset[str]:
    """Classes of the page under their local names, where they are hashes of known ones."""
    return frozenset(next((name for name in known if is_hash_of(live, name)), live) for live in classes)


def _classes_of(sheets: Sheets) -> set[str]:
    return {
        name for sheet in sheets.values() for rule in sheet.rules for name in re.findall(r"\.([\w-]+)", rule.selector)
    }
