"""The text of a label, changed where it comes from.

In this order: what the open story passes, what the stories' meta passes, the prop's default, the text in the JSX.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.anatomy import Anatomy, Piece
from sidecar.editors.quick.component import Component
from sidecar.editors.quick.layers import Edit
from sidecar.editors.quick.script import Script, declared, string_value, text_of, unwrap
from sidecar.editors.quick.styling import Change, Ledger
from sidecar.errors import CannotDo

if TYPE_CHECKING:
    from tree_sitter import Node

_USUAL: Final = ("children", "label", "text", "title", "name", "content", "caption", "heading", "value")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"}


def relabel(component: Component, anatomy: Anatomy, piece: Piece, part: str, text: str, ledger: Ledger) -> None:
    """Make the text that an element shows say something else.

    Raises:
        CannotDo: It is not clear which text is meant, or the text is computed.
    """
    props = list(dict.fromkeys(prop for prop in _props(component, anatomy, piece) if prop in component.locals))
    if part in component.locals and part not in props:
        props = [part]
    for prop in sorted(props, key=lambda each: _USUAL.index(each) if each in _USUAL else len(_USUAL)):
        if _in_stories(component, prop, text, ledger):
            return
    literals = [node for each in _around(anatomy, piece) for node in _literals(each)]
    if len(literals) == 1:
        _replace_literal(component.script, literals[0], text, ledger)
        return
    for prop in props:
        default = component.defaults.get(prop)
        if default is not None and string_value(default) is not None:
            _replace_string(component.script, default, text, prop, ledger)
            return
    raise CannotDo(
        "Several texts could be meant; name the part, such as “the title should say 'Hello'”."
        if len(literals) > 1
        else "The text doesn't stand in the story's args or in the component, so a quick edit can't find it.",
        "not_a_quick_edit",
    )


def _in_stories(component: Component, prop: str, text: str, ledger: Ledger) -> bool:
    """Change an arg, or the default that stands in for one that isn't passed."""
    stories = component.stories
    node = stories.arg(prop) if stories else None
    if node is not None and stories is not None:
        if string_value(node) is not None:
            _replace_string(stories.script, node, text, prop, ledger)
            return True
        if text_of(node) not in {"undefined", "null"}:
            raise CannotDo(f"The story's {prop} isn't plain text, so a quick edit can't change it.", "not_a_quick_edit")
        return False
    default = component.defaults.get(prop)
    if default is not None and string_value(default) is not None:
        _replace_string(component.script, default, text, prop, ledger)
        return True
    return False


def _around(anatomy: Anatomy, piece: Piece) -> Iterator[Piece]:
    yield piece
    for other in anatomy.pieces:
        parent = other.parent
        while parent is not None and parent is not piece:
            parent = parent.parent
        if parent is piece:
            yield other


def _props(component: Component, anatomy: Anatomy, piece: Piece) -> Iterator[str]:
    """The props that the element shows, directly or through constants, in source order."""
    by_local = {local: prop for prop, local in component.locals.items()}
    for each in _around(anatomy, piece):
        for node in each.jsx.node.named_children if each.jsx is not None else ():
            if node.type == "jsx_expression" and node.named_children:
                yield from _props_in(component, node.named_children[0], by_local, 0)


def _props_in(component: Component, node: "Node", by_local: dict[str, str], depth: int) -> Iterator[str]:
    inner = unwrap(node)
    if inner is None or depth > 4:  # noqa: PLR2004 - constants of constants
        return
    if inner.type == "binary_expression" and text_of(inner.child_by_field_name("operator")) in {"&&", "||", "??"}:
        right = inner.child_by_field_name("right")
        sides = (
            [inner.child_by_field_name("left"), right]
            if text_of(inner.child_by_field_name("operator")) != "&&"
            else [right]
        )
        for side in sides:
            if side is not None:
                yield from _props_in(component, side, by_local, depth + 1)
    elif inner.type == "identifier":
        name = text_of(inner)
        if name in by_local:
            yield by_local[name]
        elif component.body is not None and (constant := declared(component.body, name)) is not None:
            yield from _props_in(component, constant, by_local, depth + 1)


def _literals(piece: Piece) -> "Iterator[Node]":
    """Texts written in the element's JSX: plain ones, and strings in braces."""
    for node in piece.jsx.node.named_children if piece.jsx is not None else ():
        if node.type == "jsx_text" and text_of(node).strip():
            yield node
        elif node.type == "jsx_expression" and node.named_children and string_value(node.named_children[0]) is not None:
            yield node.named_children[0]


def _replace_literal(script: Script, node: "Node", text: str, ledger: Ledger) -> None:
    if node.type != "jsx_text":
        _replace_string(script, node, text, "text", ledger)
        return
    parent = node.parent
    if parent is not None and any(child.type == "html_character_reference" for child in parent.named_children):
        raise CannotDo("The text is written with entities, which a quick edit doesn't change.", "not_a_quick_edit")
    source = text_of(node)
    before = source.strip()
    start = node.start_byte + len(source[: len(source) - len(source.lstrip())].encode())
    escaped = re.sub(r"[&<>{}]", lambda found: _ENTITIES[found[0]], text)
    edit = Edit(script.path, start, start + len(before.encode()), escaped)
    _insert(edit, Change("text", f"“{before}”", f"“{text}”"), before, escaped, ledger)


def _replace_string(script: Script, node: "Node", text: str, prop: str, ledger: Ledger) -> None:
    string = unwrap(node)
    if string is None:
        return
    quote = text_of(string)[0]
    escaped = text.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\n", "\\n")
    if quote == "`":
        escaped = escaped.replace("${", "\\${")
    if string.parent is not None and string.parent.type == "jsx_attribute":
        escaped = text.replace("&", "&amp;").replace(quote, "&quot;" if quote == '"' else "&#39;")
    edit = Edit(script.path, string.start_byte + 1, string.end_byte - 1, escaped)
    before = string_value(string) or ""
    _insert(edit, Change(prop, f"“{before}”", f"“{text}”"), before, text, ledger)


def _insert(edit: Edit, change: Change, before: str, after: str, ledger: Ledger) -> None:
    if before == after:
        raise CannotDo(f"It says “{after}” already.", "already_so")
    ledger.insert(edit, change)
