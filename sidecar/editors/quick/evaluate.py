"""What an expression of a component comes to for the open story, as far as that can be told without running it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.script import declared, string_value, text_of, unwrap

if TYPE_CHECKING:
    from tree_sitter import Node


class _Unknown:
    """Stands for a value that cannot be told."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = _Unknown()
Value = str | float | bool | None | _Unknown


class Thing:
    """Stands for a value that is there (an element, an object, a function) but has no literal."""


SOMETHING: Final = Thing()
_Value = Value | Thing
_DEEPEST = 20


class Scope:
    """Props and constants of a component, for evaluating its expressions.

    Args:
        body: The function's body, whose constants are looked up; None when it has none.
        props: The props of the open story; those it doesn't pass are absent, so the defaults apply.
        complete: Whether `props` are all there are: then what isn't passed is undefined, else it is unknown.
    """

    def __init__(
        self, body: "Node | None", props: Mapping[str, _Value], names: frozenset[str], *, complete: bool
    ) -> None:
        self._body = body
        self._props = props
        self._names = names
        self._complete = complete

    def value(self, node: "Node | None", depth: int = 0) -> _Value:  # noqa: C901, PLR0911, PLR0912 - one line per kind of expression
        """The value of an expression, or `UNKNOWN`."""
        node = unwrap(node)
        if node is None or depth > _DEEPEST:
            return UNKNOWN
        match node.type:
            case "string":
                return string_value(node) or ""
            case "template_string":
                return self._template(node, depth)
            case "number":
                return _float(text_of(node))
            case "true" | "false":
                return node.type == "true"
            case "null" | "undefined":
                return None
            case "identifier" | "shorthand_property_identifier":
                return self._name(text_of(node), depth)
            case "member_expression" if text_of(node.child_by_field_name("object")) == "props":
                return self._name(text_of(node.child_by_field_name("property")), depth)
            case "unary_expression" if text_of(node).startswith("!"):
                known = truth(self.value(node.child_by_field_name("argument"), depth + 1))
                return UNKNOWN if known is None else not known
            case "binary_expression":
                return self._binary(node, depth)
            case "ternary_expression":
                known = truth(self.value(node.child_by_field_name("condition"), depth + 1))
                if known is None:
                    return UNKNOWN
                return self.value(node.child_by_field_name("consequence" if known else "alternative"), depth + 1)
            case "jsx_element" | "jsx_self_closing_element" | "arrow_function" | "object" | "array":
                return SOMETHING
        return UNKNOWN

    def _name(self, name: str, depth: int) -> _Value:
        if name == "undefined":
            return None
        if name in self._props:
            return self._props[name]
        if name in self._names:
            return None if self._complete else UNKNOWN
        constant = declared(self._body, name) if self._body is not None else None
        return self.value(constant, depth + 1) if constant is not None else UNKNOWN

    def _template(self, node: "Node", depth: int) -> _Value:
        pieces: list[str] = []
        for child in node.named_children:
            if child.type != "template_substitution":
                pieces.append(text_of(child))
                continue
            value = self.value(child.named_children[0], depth + 1)
            if not isinstance(value, str):
                return UNKNOWN
            pieces.append(value)
        return "".join(pieces)

    def _binary(self, node: "Node", depth: int) -> _Value:  # noqa: PLR0911 - one line per operator
        left = self.value(node.child_by_field_name("left"), depth + 1)
        right_node = node.child_by_field_name("right")
        match text_of(node.child_by_field_name("operator")):
            case "&&":
                known = truth(left)
                return UNKNOWN if known is None else self.value(right_node, depth + 1) if known else left
            case "||":
                known = truth(left)
                return UNKNOWN if known is None else left if known else self.value(right_node, depth + 1)
            case "??":
                if left is UNKNOWN:
                    return UNKNOWN
                return self.value(right_node, depth + 1) if left is None else left
            case "===" | "==" | "!==" | "!=" as operator:
                right = self.value(right_node, depth + 1)
                if left is UNKNOWN or right is UNKNOWN or left is SOMETHING or right is SOMETHING:
                    return UNKNOWN
                return (left == right) == operator.startswith("=")
            case "+":
                right = self.value(right_node, depth + 1)
                return left + right if isinstance(left, str) and isinstance(right, str) else UNKNOWN
        return UNKNOWN


def truth(value: _Value) -> bool | None:
    """Whether JavaScript takes a value for true; None when it isn't known."""
    if isinstance(value, _Unknown):
        return None
    return True if isinstance(value, Thing) else bool(value)


def _float(text: str) -> _Value:
    try:
        return float(text)
    except ValueError:  # hexadecimal and the like: no class name depends on these
        return UNKNOWN
