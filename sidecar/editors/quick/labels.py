"""The text of a label, changed where it comes from.

In this order: what the open story passes, what the stories' meta passes, the prop's default, the text in the JSX.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.anatomy import Anatomy, Piece
from sidecar.editors.quick.component import Component
from sidecar.editors.quick.layers import Edit
from sidecar.editors.quick.script import Script, declared, string_value, text_of, unwrap
from sidecar.editors.quick.styling import Change, Ledger
from sidecar.errors import CannotDo

if TYPE_CHECKING:
    from tree_sitter import Node

USUAL: Final = ("children", "label", "text", "title", "name", "content", "caption", "heading", "value")
"""The props that texts are passed by, the likeliest first."""
_LABELS: Final = {"label", "text"}
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text that an element shows: the string it comes from, in which file, and the prop it is passed by, if any."""

    script: Script
    node: "Node"
    prop: str


def relabel(component: Component, anatomy: Anatomy, piece: Piece, part: str, text: str, ledger: Ledger) -> None:
    """Make the text that an element shows say something else.

    Raises:
        CannotDo: It is not clear which text is meant, or the text is computed.
    """
    found = [shown for each in _around(anatomy, piece) if (shown := _shown(component, each))]
    if not found and part in component.locals and (passed := _passed(component, part)):
        found = [passed]
    if len(found) > 1 and not part:
        found = [each for each in found if each.prop in _LABELS] or found
    match found:
        case [one]:
            replace_text(one, text, ledger)
        case []:
            raise CannotDo(
                "The text doesn't stand in the story's args or in the component, so a quick edit can't find it.",
                "not_a_quick_edit",
            )
        case _:
            raise CannotDo(
                "Several texts could be meant; name the part, such as “the title should say 'Hello'”.",
                "not_a_quick_edit",
            )


def _shown(component: Component, piece: Piece) -> Text | None:
    """The text of one element: what the open story passes, else the default, else what is written in the JSX."""
    props = sorted(_props(component, piece), key=lambda prop: USUAL.index(prop) if prop in USUAL else len(USUAL))
    for prop in props:
        if passed := _passed(component, prop):
            return passed
    literals = list(_literals(piece))
    return Text(component.script, literals[0], "") if len(literals) == 1 else None


def _passed(component: Component, prop: str) -> Text | None:
    """What a prop is in the open story: a string, or something else that stands in a text's place."""
    stories = component.stories
    node = stories.arg(prop) if stories else None
    if node is not None and stories is not None and text_of(node) not in {"undefined", "null"}:
        # an element passed as the text hides the default; one passed as an icon is no text
        return Text(stories.script, node, prop) if prop in USUAL or string_value(node) is not None else None
    default = component.defaults.get(prop)
    return Text(component.script, default, prop) if default is not None and string_value(default) is not None else None


def replace_text(found: Text, text: str, ledger: Ledger) -> None:
    """Make a text say something else, as the place where it stands wants it written.

    Raises:
        CannotDo: It is no plain text, or says so already.
    """
    if found.node.type != "jsx_text" and string_value(found.node) is None:
        raise CannotDo(f"The {found.prop} isn't plain text, so a quick edit can't change it.", "not_a_quick_edit")
    if found.node.type == "jsx_text":
        _replace_literal(found.script, found.node, text, ledger)
    else:
        _replace_string(found.script, found.node, text, found.prop or "text", ledger)


def _around(anatomy: Anatomy, piece: Piece) -> Iterator[Piece]:
    yield piece
    for other in anatomy.pieces:
        parent = other.parent
        while parent is not None and parent is not piece:
            parent = parent.parent
        if parent is piece:
            yield other


def _props(component: Component, piece: Piece) -> list[str]:
    """The props that an element shows, directly or through constants."""
    by_local = {local: prop for prop, local in component.locals.items()}
    children = piece.jsx.node.named_children if piece.jsx is not None else []
    expressions = [node.named_children[0] for node in children if node.type == "jsx_expression" and node.named_children]
    return list(dict.fromkeys(prop for node in expressions for prop in _props_in(component, node, by_local, 0)))


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
