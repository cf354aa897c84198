"""TypeScript and JSX as tree-sitter trees, with the few questions the editor asks of their nodes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_WRAPPERS = {"parenthesized_expression", "satisfies_expression", "as_expression", "non_null_expression"}
_FUNCTIONS = {"function_declaration", "function_expression", "arrow_function", "method_definition"}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Script:
    """A parsed file: its path in the project, its bytes and the root of its tree."""

    path: str
    source: bytes
    root: "Node"


def parse(path: str, text: str) -> Script:
    """Read a TypeScript or JavaScript file, with or without JSX; never fails."""
    source = text.encode()
    return Script(path, source, _parser().parse(source).root_node)


@cache
def _parser() -> "Parser":
    # Loaded with the first component, not with the program.
    import tree_sitter_typescript  # noqa: PLC0415
    from tree_sitter import Language, Parser  # noqa: PLC0415

    return Parser(Language(tree_sitter_typescript.language_tsx()))


def text_of(node: "Node | None") -> str:
    """The source of a node; "" for none."""
    return node.text.decode() if node is not None and node.text is not None else ""


def unwrap(node: "Node | None") -> "Node | None":
    """An expression without parentheses, `satisfies`, `as` and `!` around it."""
    while node is not None and node.type in _WRAPPERS and node.named_children:
        node = node.named_children[0]
    return node


def walk(node: "Node", *, into_functions: bool = True) -> Iterator["Node"]:
    """A node and all its descendants in source order."""
    yield node
    for child in node.named_children:
        if into_functions or child.type not in _FUNCTIONS:
            yield from walk(child, into_functions=into_functions)


def string_value(node: "Node | None") -> str | None:
    """What a string literal, or a template without substitutions, says; None for anything else."""
    node = unwrap(node)
    if node is None or node.type not in {"string", "template_string"}:
        return None
    pieces: list[str] = []
    for child in node.named_children:
        match child.type:
            case "string_fragment":
                pieces.append(text_of(child))
            case "escape_sequence":
                escape = text_of(child)[1:]
                pieces.append(_ESCAPES.get(escape, escape if len(escape) == 1 else text_of(child)))
            case "html_character_reference":
                pieces.append(text_of(child))
            case _:
                return None
    return "".join(pieces)


def pairs(node: "Node | None") -> Iterator[tuple[str, "Node"]]:
    """The members of an object literal whose names are written down, in order; a spread has the name `...`."""
    node = unwrap(node)
    if node is None or node.type != "object":
        return
    for child in node.named_children:
        if child.type == "pair":
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is not None and value is not None and key.type != "computed_property_name":
                yield (string_value(key) if key.type == "string" else text_of(key)) or "", value
        elif child.type == "spread_element" and child.named_children:
            yield "...", child.named_children[0]
        elif child.type == "shorthand_property_identifier":
            yield text_of(child), child


def member(node: "Node | None", name: str) -> "Node | None":
    """The value of an object literal's member; the last one when there are several."""
    found = None
    for key, value in pairs(node):
        if key == name:
            found = value
    return found


def declared(root: "Node", name: str) -> "Node | None":
    """The value that the file's top level (or a function's body) gives to a variable."""
    for statement in root.named_children:
        holder = (
            statement.named_children[-1]
            if statement.type == "export_statement" and statement.named_children
            else statement
        )
        if holder.type not in {"lexical_declaration", "variable_declaration"}:
            continue
        for declarator in holder.named_children:
            if text_of(declarator.child_by_field_name("name")) == name:
                return unwrap(declarator.child_by_field_name("value"))
    return None
