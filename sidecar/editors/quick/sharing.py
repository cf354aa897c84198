"""What else a change is about: other elements of the same rule, what takes the same place, states that the story doesn't show."""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.component import Component
from sidecar.editors.quick.parts import part_names
from sidecar.editors.quick.scaling import subtree
from sidecar.editors.quick.scene import Scene
from sidecar.editors.quick.script import declared, text_of, unwrap
from sidecar.editors.quick.selectors import alternatives, parse
from sidecar.editors.quick.styling import Ledger
from sidecar.errors import CannotDo

if TYPE_CHECKING:
    from tree_sitter import Node

# Words for one state, in prompts and in modifiers of classes.
_STATES: Final = (
    ("error", "invalid", "danger", "fehler", "ungültig"),
    ("disabled", "deaktiviert", "gesperrt"),
    ("current", "active", "selected", "aktuell", "aktiv", "ausgewählt"),
    ("success", "erfolg"),
    ("warning", "warnung"),
    ("loading", "busy"),
)
_CHOOSES: Final = {"??", "||"}
_MOST: Final = 3


def also(here: Scene, piece: Piece, ledger: Ledger, said: str) -> str:
    """A sentence about what else a change affects within the component; "" when that is nothing."""
    rules = {(target.path, target.selector) for target in ledger.targets}
    inside = subtree(here.anatomy, piece)
    others = [
        each
        for each in here.anatomy.pieces
        if each not in inside and any((layer.path, layer.name) in rules for layer in each.layers)
    ]
    names = [_name(here, each) for each in others]
    if any(_is_base(selector) for _, selector in rules):
        places = _in_its_place(here.component, piece, _words(said))
        names += [name for name in places if _rule_of_state(here, piece, ledger, [name.lower()]) is None]
    listed = list(dict.fromkeys(names))
    if not listed:
        return ""
    rest = [f"{len(listed) - _MOST} more"] if len(listed) > _MOST + 1 else []
    shown = [f"the {name}" for name in (listed[:_MOST] if rest else listed)] + rest
    return f" This also affects {' and '.join([', '.join(shown[:-1]), shown[-1]] if shown[:-1] else shown)}."


class HiddenState(CannotDo):
    """A state was named that the open story isn't in."""


def refuse_hidden_state(here: Scene, piece: Piece, ledger: Ledger, said: str) -> None:
    """Refuse a change of what a state that was named has a rule of its own for, when the open story isn't in it.

    Raises:
        HiddenState: With what to do.
    """
    found = _rule_of_state(here, piece, ledger, _words(said))
    if found is not None:
        word, selector = found
        raise HiddenState(
            f"“{word}” has a rule of its own, {selector}, that this story doesn't show:"
            " open a story that does, and say it there.",
            "not_a_quick_edit",
        )


def _rule_of_state(here: Scene, piece: Piece, ledger: Ledger, words: Collection[str]) -> tuple[str, str] | None:
    """The word for a state that has a rule for what was changed of an element, and that rule; None in that state."""
    changed = {change.name for change in ledger.changes}
    classes = {name.name for name in piece.jsx.classes} if piece.jsx is not None else set(piece.sure_classes)
    for path, sheet in here.sheets.items():
        for rule in sheet.rules:
            if not changed & {each.name for each in rule.declarations} or _applies(piece, path, rule.selector):
                continue
            for selector in alternatives(rule.selector):
                if word := _state(selector, classes, words):
                    return word, selector
    return None


def _applies(piece: Piece, path: str, selector: str) -> bool:
    return any((layer.path, layer.name) == (path, selector) for layer in piece.layers)


def _state(selector: str, classes: Collection[str], words: Collection[str]) -> str:
    """The word of a prompt for the state in which a selector is about an element with these classes; ""."""
    compounds = parse(selector).compounds
    if not compounds or not compounds[-1].classes & set(classes):
        return ""
    modifiers = {name.rpartition("--")[2].lower() for each in compounds for name in each.classes if "--" in name}
    for same in _STATES:
        if modifiers & set(same):
            return next((word for word in words if word.startswith(same)), "")
    return ""


def _is_base(selector: str) -> bool:
    """Whether a rule is about a class in every state."""
    return all(re.fullmatch(r"\.[\w-]+", each) and "--" not in each for each in alternatives(selector))


def _words(said: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", said.lower())


def _name(here: Scene, piece: Piece) -> str:
    place = here.anatomy.pieces.index(piece)
    known = next((name for name, at in part_names(here.component).items() if at == place), None)
    return known or (f"<{piece.tag}>" if place else "component itself")


def _in_its_place(component: Component, piece: Piece, words: Collection[str]) -> list[str]:
    """In `error ?? hint`, the hint where the error was named, and the other way round."""
    if piece.jsx is None or component.body is None:
        return []
    for child in piece.jsx.node.named_children:
        shown = unwrap(child.named_children[0]) if child.type == "jsx_expression" and child.named_children else None
        if shown is not None and shown.type == "identifier":
            shown = declared(component.body, text_of(shown))
        choices = list(dict.fromkeys(_choices(shown)))
        if len(choices) > 1 and any(choice.lower() in words for choice in choices):
            return [choice for choice in choices if choice.lower() not in words]
    return []


def _choices(node: "Node | None") -> Iterator[str]:
    """The names between which an expression chooses."""
    node = unwrap(node)
    if node is None:
        return
    if node.type == "identifier":
        yield text_of(node)
    elif node.type == "binary_expression" and text_of(node.child_by_field_name("operator")) in _CHOOSES:
        for side in ("left", "right"):
            yield from _choices(node.child_by_field_name(side))
    elif node.type == "ternary_expression":
        for side in ("consequence", "alternative"):
            yield from _choices(node.child_by_field_name(side))
