"""Scripts as syntax trees, and queries on them. Pure; heavy (tree-sitter), so its callers import it when needed."""

from dataclasses import dataclass
from functools import cache

import tree_sitter_typescript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from sidecar.workspace.rules import extension

_WRAPPERS = frozenset({"satisfies_expression", "as_expression", "parenthesized_expression", "non_null_expression"})


@dataclass(frozen=True, slots=True)
class Script:
    """The tree of one script.

    Attributes:
        root: Its `program` node.
        plain: Whether it was read as TypeScript proper, which has casts (`<T>x`) where TSX has elements.
    """

    root: Node
    plain: bool

    def captures(self, query: str, name: str) -> list[Node]:
        """The nodes that a tree-sitter query captures under `name`, in source order."""
        nodes = QueryCursor(_query(query, plain=self.plain)).captures(self.root).get(name, [])
        return sorted(nodes, key=lambda node: node.start_byte)


def parse_script(path: str, text: str) -> Script:
    """The tree of `text`, by the ending of `path`: JavaScript and MDX's imports are read as TSX, which contains them."""
    plain = extension(path) in {"ts", "mts", "cts"}
    return Script(Parser(_language(plain=plain)).parse(text.encode(errors="replace")).root_node, plain)


def text_of(node: Node | None) -> str:
    """The source text of a node; "" for none."""
    return node.text.decode(errors="replace") if node is not None and node.text is not None else ""


def child(node: Node | None, kind: str) -> Node | None:
    """The first named child of a kind."""
    return next((below for below in node.named_children if below.type == kind), None) if node else None


def unwrapped(node: Node) -> Node:
    """The expression inside parentheses, `as`, `satisfies` and `!`."""
    while node.type in _WRAPPERS and node.named_children:
        node = node.named_children[0]
    return node


def holder(node: Node | None) -> Node | None:
    """What holds an expression, outside parentheses, `as`, `satisfies` and `!`."""
    outer = node.parent if node else None
    while outer is not None and outer.type in _WRAPPERS:
        outer = outer.parent
    return outer


@cache
def _language(*, plain: bool) -> Language:
    if plain:
        return Language(tree_sitter_typescript.language_typescript())
    return Language(tree_sitter_typescript.language_tsx())


@cache
def _query(source: str, *, plain: bool) -> Query:
    return Query(_language(plain=plain), source)
