"""The class names an expression can give an element: those it surely has for the open story, and those it may have."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sidecar.editors.quick.evaluate import Scope, truth
from sidecar.editors.quick.script import declared, pairs, string_value, text_of, unwrap, walk

if TYPE_CHECKING:
    from tree_sitter import Node

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class, by its local name in a CSS module; `sure` when the element has it in the open story."""

    name: str
    sure: bool


class ClassReader:
    """Reads `className` expressions of one component.

    Args:
        body: The component's function body, for constants that collect classes; None when it has none.
        scope: What its expressions come to.
        hint: The open story's last name, e.g. `primary`: it fills a hole that cannot be told, `button--${variant}`.
    """

    def __init__(self, body: "Node | None", scope: Scope, hint: str) -> None:
        self._body = body
        self._scope = scope
        self._hint = hint

    def read(self, node: "Node | None", *, sure: bool = True, depth: int = 0) -> list[ClassName]:  # noqa: C901, PLR0911 - one line per kind of expression
        """The classes of an expression, in the order in which they are written."""
        node = unwrap(node)
        if node is None or depth > _DEEPEST:
            return []
        match node.type:
            case "jsx_expression":
                return self._children(node.named_children, sure, depth)
            case "string":
                return _split(string_value(node) or "", sure)
            case "template_string":
                return self._template(node, sure, depth)
            case "member_expression":
                return [ClassName(text_of(node.child_by_field_name("property")), sure)]
            case "subscript_expression":
                value = self._scope.value(node.child_by_field_name("index"))
                return [ClassName(value, sure)] if isinstance(value, str) else []
            case "binary_expression":
                return self._binary(node, sure, depth)
            case "ternary_expression":
                return self._choice(node, sure, depth)
            case "call_expression":
                return self._call(node, sure, depth)
            case "array":
                return self._children(node.named_children, sure, depth)
            case "object":
                return self._conditions(node, sure)
            case "identifier":
                return self._constant(text_of(node), sure, depth)
        return []

    def _children(self, nodes: "list[Node]", sure: bool, depth: int) -> list[ClassName]:
        return [name for node in nodes for name in self.read(node, sure=sure, depth=depth + 1)]

    def _template(self, node: "Node", sure: bool, depth: int) -> list[ClassName]:
        """A template is text with holes: a hole with spaces around it is an expression of its own."""
        whole = self._scope.value(node)
        if isinstance(whole, str):
            return _split(whole, sure)
        found: list[ClassName] = []
        text = ""
        for child in node.named_children:
            if child.type != "template_substitution":
                text += text_of(child)
                continue
            value = self._scope.value(child.named_children[0])
            if isinstance(value, str):
                text += value
            elif not text or text[-1].isspace():
                found.extend(self.read(child.named_children[0], sure=sure, depth=depth + 1))
            else:
                text += self._hint or "\0"  # part of a name that cannot be told
        return _split(text, sure) + found

    def _binary(self, node: "Node", sure: bool, depth: int) -> list[ClassName]:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        match text_of(node.child_by_field_name("operator")):
            case "&&":
                known = truth(self._scope.value(left))
                return [] if known is False else self.read(right, sure=sure and known is True, depth=depth + 1)
            case "||" | "??":
                return self.read(left, sure=False, depth=depth + 1) + self.read(right, sure=False, depth=depth + 1)
            case "+":
                return self.read(left, sure=sure, depth=depth + 1) + self.read(right, sure=sure, depth=depth + 1)
        return []

    def _choice(self, node: "Node", sure: bool, depth: int) -> list[ClassName]:
        """The branch that is taken; of two possible ones, what both have is sure."""
        known = truth(self._scope.value(node.child_by_field_name("condition")))
        yes = self.read(node.child_by_field_name("consequence"), sure=sure, depth=depth + 1)
        no = self.read(node.child_by_field_name("alternative"), sure=sure, depth=depth + 1)
        if known is not None:
            return yes if known else no
        both = {name.name for name in yes if name.sure} & {name.name for name in no if name.sure}
        return [ClassName(name, name in both) for name in dict.fromkeys(each.name for each in [*yes, *no])]

    def _call(self, node: "Node", sure: bool, depth: int) -> list[ClassName]:
        """`clsx(…)` and its kin, and `[…].filter(Boolean).join(' ')`."""
        function = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        if function is not None and function.type == "member_expression":
            method = text_of(function.child_by_field_name("property"))
            if method in {"join", "filter", "trim", "flat"}:
                return self.read(function.child_by_field_name("object"), sure=sure, depth=depth + 1)
            if method != "concat":
                return []
            return self._children([function, *(arguments.named_children if arguments else ())], sure, depth)
        return self._children(arguments.named_children if arguments else [], sure, depth)

    def _conditions(self, node: "Node", sure: bool) -> list[ClassName]:
        """`{ 'is-open': open }`."""
        found: list[ClassName] = []
        for key, value in pairs(node):
            known = truth(self._scope.value(value))
            if key != "..." and known is not False:
                found.extend(_split(key, sure and known is True))
        return found

    def _constant(self, name: str, sure: bool, depth: int) -> list[ClassName]:
        """`const classes = […]`, with what is pushed to it later."""
        constant = declared(self._body, name) if self._body is not None else None
        if constant is None or self._body is None:
            return []
        found = self.read(constant, sure=sure, depth=depth + 1)
        for node in walk(self._body, into_functions=False):
            if node.type == "call_expression" and text_of(node.child_by_field_name("function")) == f"{name}.push":
                known = self._reached(node)
                arguments = node.child_by_field_name("arguments")
                if known is not False and arguments is not None:
                    found.extend(self._children(arguments.named_children, sure and known is True, depth))
        return found

    def _reached(self, node: "Node") -> bool | None:
        """Whether the `if`s around a statement let it run."""
        reached: bool | None = True
        while node.parent is not None and node.parent != self._body:
            parent = node.parent
            if parent.type == "if_statement":
                known = truth(self._scope.value(parent.child_by_field_name("condition")))
                inside_else = parent.child_by_field_name("alternative") == node
                if known is not None and known == inside_else:
                    return False
                reached = reached if known is not None else None
            node = parent
        return reached


def _split(text: str, sure: bool) -> list[ClassName]:
    return [ClassName(name, sure) for name in text.split() if "\0" not in name]
