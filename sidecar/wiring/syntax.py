"""Reading JavaScript and TypeScript config files: which object literal is the config, and what it has. Pure.

Only shapes whose meaning is plain are understood; everything else is None, and the caller asks the person to do it.
"""

from collections.abc import Iterator

from tree_sitter import Language, Node, Parser
from tree_sitter_typescript import language_typescript

# These return the object that they are given (Vite, Vitest and Storybook have them for its type).
_IDENTITY_CALLS = frozenset({"defineConfig", "defineMain"})
_WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression"})
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "function_declaration"})
_MAX_DEPTH = 12


def parse(source: bytes) -> Node | None:
    """The syntax tree of a config file, or None when it doesn't parse."""
    root = Parser(Language(language_typescript())).parse(source).root_node
    return None if root.has_error else root


def text(node: Node | None) -> str:
    """The source text of a node; empty for None."""
    return (node.text or b"").decode() if node is not None else ""


def config_object(root: Node) -> Node | None:
    """The object literal that the file exports as its config, followed through names, types and `defineConfig`."""
    exported = [value for node in root.named_children if (value := _exported(node)) is not None]
    return _resolve(exported[0], root, "object") if len(exported) == 1 else None


def is_commonjs(root: Node) -> bool:
    """Whether the file exports with `module.exports`."""
    return any(node.type == "expression_statement" and _exported(node) is not None for node in root.named_children)


def property_of(config: Node, name: str) -> Node | None:
    """The member `name` of an object literal, as a `pair` or a shorthand; the last one counts."""
    found = [member for member in members(config) if member_name(member) == name]
    return found[-1] if found else None


def may_be_overridden(config: Node, member: Node | None) -> bool:
    """Whether a spread could give the member another value, or be overridden by adding it."""
    return any(
        other.type == "spread_element" and (member is None or other.start_byte > member.start_byte)
        for other in members(config)
    )


def list_of(member: Node, root: Node) -> Node | None:
    """The array literal that is the value of `member`, directly or by the name of a top-level constant."""
    value = member.child_by_field_name("value") if member.type == "pair" else member
    return _resolve(value, root, "array") if value is not None else None


def members(container: Node) -> list[Node]:
    """The elements of an array or object literal, without comments."""
    return [child for child in container.named_children if child.type != "comment"]


def member_name(member: Node) -> str:
    """The key of an object's member; empty when it has none, such as a spread or a computed key."""
    if member.type == "shorthand_property_identifier":
        return text(member)
    key = member.child_by_field_name("key") or member.child_by_field_name("name")
    return text(key).strip("\"'") if key is not None and key.type != "computed_property_name" else ""


def imports(root: Node) -> list[Node]:
    """The import statements, in order."""
    return [node for node in root.named_children if node.type == "import_statement"]


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    for child in node.named_children:
        yield from walk(child)


def _exported(node: Node) -> Node | None:
    if node.type == "export_statement" and any(child.type == "default" for child in node.children):
        return node.child_by_field_name("value") or node.child_by_field_name("declaration")
    if node.type == "expression_statement":
        assignment = node.named_children[0]
        if (
            assignment.type == "assignment_expression"
            and text(assignment.child_by_field_name("left")) == "module.exports"
        ):
            return assignment.child_by_field_name("right")
    return None


def _resolve(node: Node, root: Node, wanted: str, depth: int = 0) -> Node | None:
    """The literal of type `wanted` that an expression evaluates to, or None when that takes more than reading."""
    if node.type == wanted:
        return node
    inner: Node | None = None
    if node.type in _WRAPPERS:
        inner = node.named_children[0]
    elif node.type in {"identifier", "shorthand_property_identifier"}:
        inner = _constant(root, text(node))
    elif node.type == "call_expression" and text(node.child_by_field_name("function")) in _IDENTITY_CALLS:
        arguments = node.child_by_field_name("arguments")
        given = members(arguments) if arguments is not None else []
        inner = given[0] if len(given) == 1 else None
    elif node.type in _FUNCTIONS and wanted == "object":
        inner = _returned(node)
    return None if inner is None or depth > _MAX_DEPTH else _resolve(inner, root, wanted, depth + 1)


def _constant(root: Node, name: str) -> Node | None:
    """The value of the top-level variable `name`."""
    for node in root.named_children:
        if node.type in {"lexical_declaration", "variable_declaration"}:
            for declarator in node.named_children:
                if text(declarator.child_by_field_name("name")) == name:
                    return declarator.child_by_field_name("value")
    return None


def _returned(function: Node) -> Node | None:
    """What a function returns when it has one `return`, at its end, or is an expression."""
    body = function.child_by_field_name("body")
    if body is None or body.type != "statement_block":
        return body
    returns = [node for node in walk(body) if node.type == "return_statement"]
    if len(returns) != 1 or returns[0].parent != body or not returns[0].named_children:
        return None
    return returns[0].named_children[0]
