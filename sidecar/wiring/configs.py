"""What `sidestory init` changes in the two config files, and how it takes that back. Pure: text in, text out.

Every function gives the new text, which is the old one when there is nothing to do, or None when it doesn't
understand the file well enough to change it.
"""

import re
from collections.abc import Callable
from posixpath import basename

from tree_sitter import Node

from sidecar.wiring.lists import Edit, apply_edits, insert_item, remove_item
from sidecar.wiring.syntax import (
    config_object,
    imports,
    is_commonjs,
    list_of,
    may_be_overridden,
    members,
    parse,
    property_of,
    text,
    walk,
)

PLUGIN_FILE = "sidestory.mjs"
NAME = "sidestory"


def wire_vite(source: str, specifier: str) -> str | None:
    """A Vite config with the import of the plugin and `sidestory()` in its plugins.

    Args:
        source: The text of `vite.config.*`.
        specifier: The plugin's file as the config imports it, e.g. `./.storybook/sidestory.mjs`.
    """
    data = source.encode()
    root = parse(data)
    if root is None:
        return None
    loaded = _loading_statement(root)
    if loaded is None and any(text(node) == NAME for node in walk(root) if node.type == "identifier"):
        return None  # the name is taken
    edits = _with_item(data, root, "plugins", f"{NAME}()", _is_call)
    if edits is None:
        return None
    if loaded is None:
        edits.append(_loading_edit(data, root, specifier))
    return apply_edits(data, edits).decode()


def unwire_vite(source: str) -> str | None:
    """The Vite config without what `wire_vite` put there."""
    data = source.encode()
    root = parse(data)
    if root is None:
        return None
    edits = _without_item(data, root, "plugins", _is_call)
    loaded = _loading_statement(root)
    if edits is None:
        return source if loaded is None else None
    if loaded is not None:
        edits.append(_line_of(data, loaded))
    return apply_edits(data, edits).decode()


def wire_storybook(source: str) -> str | None:
    """A Storybook main config with the plugin's file among its addons."""
    data = source.encode()
    root = parse(data)
    if root is None:
        return None
    edits = _with_item(data, root, "addons", _quoted(source, f"./{PLUGIN_FILE}"), _is_addon)
    return None if edits is None else apply_edits(data, edits).decode()


def unwire_storybook(source: str) -> str | None:
    """The Storybook main config without what `wire_storybook` put there."""
    data = source.encode()
    root = parse(data)
    edits = None if root is None else _without_item(data, root, "addons", _is_addon)
    if edits is None:
        return None if PLUGIN_FILE in source else source
    return apply_edits(data, edits).decode()


def uses_vite(source: str) -> bool:
    """Whether a Storybook main config builds with Vite, as far as the names of its packages tell."""
    return not re.search(r"webpack|rsbuild|@storybook/(nextjs|angular|ember|server)['\"]", source)


def _with_item(data: bytes, root: Node, name: str, item: str, is_ours: Callable[[Node], bool]) -> list[Edit] | None:
    """The edits that put `item` into the list `name` of the config; None when it isn't a plain list."""
    config = config_object(root)
    if config is None:
        return None
    member = property_of(config, name)
    if may_be_overridden(config, member):
        return None
    if member is None:
        return insert_item(data, config, f"{name}: [{item}]")
    values = list_of(member, root)
    if values is None:
        return None
    return [] if any(map(is_ours, members(values))) else insert_item(data, values, item)


def _without_item(data: bytes, root: Node, name: str, is_ours: Callable[[Node], bool]) -> list[Edit] | None:
    """The edits that take our item out, and the whole member where `_with_item` made it. None: it isn't found."""
    config = config_object(root)
    member = property_of(config, name) if config is not None else None
    values = list_of(member, root) if member is not None else None
    if config is None or member is None or values is None:
        return None
    ours = next(filter(is_ours, members(values)), None)
    if ours is None:
        return None
    # An empty list that was there before got its item with spaces around it, or on a line of its own.
    alone = text(values) == f"[{text(ours)}]" and members(config)[-1] == member
    if alone and member.type == "pair" and values.parent == member:
        return remove_item(data, config, member)
    return remove_item(data, values, ours)


def _is_call(node: Node) -> bool:
    return node.type == "call_expression" and text(node.child_by_field_name("function")) == NAME


def _is_addon(node: Node) -> bool:
    if node.type == "object":
        name = property_of(node, "name")
        value = name.child_by_field_name("value") if name is not None else None
        return value is not None and _is_addon(value)
    return node.type == "string" and basename(text(node).strip("\"'")) == PLUGIN_FILE


def _loading_statement(root: Node) -> Node | None:
    """The statement that imports or requires the plugin."""
    statements = (node for node in root.named_children if node.type in {"import_statement", "lexical_declaration"})
    return next((node for node in statements if f"/{PLUGIN_FILE}" in text(node)), None)


def _loading_edit(data: bytes, root: Node, specifier: str) -> Edit:
    """The line that loads the plugin: behind the last import, or before the first statement."""
    source = data.decode()
    semicolon = ";" if _uses_semicolons(root) else ""
    quoted = _quoted(source, specifier)
    statement = (
        f"const {{ {NAME} }} = require({quoted}){semicolon}"
        if is_commonjs(root)
        else f"import {{ {NAME} }} from {quoted}{semicolon}"
    )
    eol = "\r\n" if "\r\n" in source else "\n"
    behind = imports(root) or _leading_requires(root)
    if behind:
        line_end = data.find(b"\n", behind[-1].end_byte)
        position = len(data) if line_end < 0 else line_end - (data[line_end - 1 : line_end] == b"\r")
        return position, position, (eol + statement).encode()
    position = data.rfind(b"\n", 0, _first_statement(root)) + 1
    return position, position, (statement + eol).encode()


def _first_statement(root: Node) -> int:
    """Where the first statement begins that isn't a directive, with the JSDoc comment that gives it its type."""
    nodes = [node for node in root.named_children if node.type != "hash_bang_line"]
    first = next(place for place, node in enumerate(nodes) if node.type != "comment" and not _is_directive(node))
    documented = first > 0 and text(nodes[first - 1]).startswith("/**")
    return nodes[first - 1 if documented else first].start_byte


def _is_directive(node: Node) -> bool:
    return node.type == "expression_statement" and node.named_children[0].type == "string"


def _line_of(data: bytes, statement: Node) -> Edit:
    """The edit that removes a statement with its line."""
    end = data.find(b"\n", statement.end_byte)
    return data.rfind(b"\n", 0, statement.start_byte) + 1, len(data) if end < 0 else end + 1, b""


def _leading_requires(root: Node) -> list[Node]:
    """The `require` statements on lines of their own before anything else: unlike imports, they run in order."""
    found: list[Node] = []
    for node in root.named_children:
        if node.type in {"lexical_declaration", "variable_declaration"} and "require(" in text(node):
            found.append(node)
        elif node.type != "comment" and not _is_directive(node):
            return [one for one in found if one.end_point.row < node.start_point.row]
    return found


def _uses_semicolons(root: Node) -> bool:
    statements = [node for node in root.named_children if node.type.endswith(("_statement", "_declaration"))]
    return any(text(node).endswith(";") for node in statements)


def _quoted(source: str, value: str) -> str:
    quote = '"' if source.count('"') > source.count("'") else "'"
    return f"{quote}{value}{quote}"
