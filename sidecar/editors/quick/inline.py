"""Style objects: which of them an element's `style` comes to for the open story, as layers; and how values are written.

React takes a bare number for pixels, except where the property has no unit (`lineHeight`, `opacity` …).
"""

import re
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.evaluate import Scope, truth
from sidecar.editors.quick.layers import Declared, Kind, Layer
from sidecar.editors.quick.lengths import parse
from sidecar.editors.quick.script import Script, declared, member, pairs, string_value, text_of, unwrap

if TYPE_CHECKING:
    from tree_sitter import Node

UNITLESS: Final = {
    "animation-iteration-count", "aspect-ratio", "border-image-outset", "column-count", "columns", "fill-opacity", "flex",
    "flex-grow", "flex-shrink", "flood-opacity", "font-weight", "grid-area", "grid-column", "grid-row", "line-clamp",
    "line-height", "opacity", "order", "orphans", "scale", "stroke-opacity", "stroke-width", "tab-size", "widows",
    "z-index", "zoom",
}  # fmt: skip


class StyleReader:
    """Reads `style` expressions of one component.

    Args:
        script: The component's file.
        body: The component's function body, or None.
        scope: What its expressions come to.
    """

    def __init__(self, script: Script, body: "Node | None", scope: Scope) -> None:
        self._script = script
        self._body = body
        self._scope = scope

    def layers(self, node: "Node | None", name: str = "style") -> list[Layer]:  # noqa: PLR0911
        """The layers of a `style` expression, the weakest first."""
        node = unwrap(node)
        if node is None:
            return []
        match node.type:
            case "object":
                return self._object(node, name)
            case "identifier":
                return self.layers(self._constant(text_of(node)), text_of(node))
            case "member_expression" | "subscript_expression":
                return self._member(node)
            case "binary_expression" if text_of(node.child_by_field_name("operator")) == "&&":
                known = truth(self._scope.value(node.child_by_field_name("left")))
                return self._maybe(node.child_by_field_name("right"), name, known=known)
            case "ternary_expression":
                known = truth(self._scope.value(node.child_by_field_name("condition")))
                sides = [
                    side for side, taken in (("consequence", True), ("alternative", False)) if known in {None, taken}
                ]
                return [
                    layer
                    for side in sides
                    for layer in self._maybe(
                        node.child_by_field_name(side), name, known=None if known is None else True
                    )
                ]
        return [Layer(Kind.STATE, self._script.path, text_of(node), (), conditional=True)]

    def _object(self, node: "Node", name: str) -> list[Layer]:
        found: list[Layer] = []
        run: list[Declared] = []

        def close() -> None:
            if run or not found:
                body = (node.start_byte + 1, node.end_byte - 1)
                found.append(Layer(Kind.STYLE, self._script.path, name, tuple(run), body))
                run.clear()

        for key, value in pairs(node):
            if key == "...":
                if run:
                    close()
                found.extend(self.layers(value))
            elif self._scope.value(value) is not None:  # React leaves out what is null or undefined
                run.append(self._declared(css_name(key), value))
        close()
        return found

    def _declared(self, name: str, value: "Node") -> Declared:
        node = unwrap(value)
        if node is not None and node.type == "ternary_expression":
            known = truth(self._scope.value(node.child_by_field_name("condition")))
            node = (
                unwrap(node.child_by_field_name("consequence" if known else "alternative"))
                if known is not None
                else node
            )
        if node is None:
            return Declared(name, "")
        text = text_of(node)
        if node.type in {"number", "unary_expression"} and parse(text) is not None:
            unit = "" if name in UNITLESS or float(text) == 0 else "px"
            return Declared(name, f"{text}{unit}", False, node.start_byte, node.end_byte, number=True)
        string = string_value(node)
        quote = text[:1] if string is not None and "\\" not in text else ""
        return Declared(name, string if string and quote else "", False, node.start_byte, node.end_byte, quote=quote)

    def _member(self, node: "Node") -> list[Layer]:
        holder = unwrap(node.child_by_field_name("object"))
        objects = self._constant(text_of(holder)) if holder is not None and holder.type == "identifier" else None
        if objects is None:
            return [Layer(Kind.STATE, self._script.path, text_of(node), (), conditional=True)]
        if node.type == "member_expression":
            key = text_of(node.child_by_field_name("property"))
            return self.layers(member(objects, key), f"{text_of(holder)}.{key}")
        value = self._scope.value(node.child_by_field_name("index"))
        if isinstance(value, str):
            return self.layers(member(objects, value), f"{text_of(holder)}.{value}")
        return [layer for key, value in pairs(objects) for layer in self._maybe(value, f"{text_of(node)}", known=None)]

    def _maybe(self, node: "Node | None", name: str, *, known: bool | None) -> list[Layer]:
        """Layers that hold, that don't, or of which nobody can tell: these may win but aren't edited."""
        if known is False:
            return []
        found = self.layers(node, name)
        if known:
            return found
        return [Layer(Kind.STATE, each.path, each.name, each.declarations, conditional=True) for each in found]

    def _constant(self, name: str) -> "Node | None":
        inner = declared(self._body, name) if self._body is not None else None
        value = inner if inner is not None else declared(self._script.root, name)
        if value is not None and value.type == "call_expression":  # Object.freeze({…}), defineStyles({…})
            arguments = value.child_by_field_name("arguments")
            value = unwrap(arguments.named_children[0]) if arguments is not None and arguments.named_children else None
        return value


def css_name(key: str) -> str:
    """`backgroundColor` as CSS spells it."""
    if key.startswith("--"):
        return key
    name = re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", key)
    return f"-{name}" if name.startswith("ms-") else name


def script_name(name: str) -> str:
    """`background-color` as a style object spells it."""
    return re.sub(r"-([a-z])", lambda found: found[1].upper(), name)


def script_value(name: str, value: str, before: Declared | None, quote: str = "'") -> str:
    """A CSS value as a style object writes it: numbers stay numbers, strings keep their quotes."""
    keep_string = before is not None and before.quote
    size = parse(value)
    bare = size is not None and (size[1] == ("" if name in UNITLESS else "px") or size == (0.0, ""))
    if bare and size is not None and not keep_string:
        return re.sub(r"[a-z]+$", "", value)
    mark = before.quote if before is not None and before.quote else quote
    return f"{mark}{value.replace(mark, chr(92) + mark)}{mark}"
