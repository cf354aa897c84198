"""A component as its source shows it: the elements it renders, their classes, styles and texts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sidecar.editors.quick.classnames import ClassName, ClassReader
from sidecar.editors.quick.evaluate import SOMETHING, Scope, Thing, Value
from sidecar.editors.quick.script import Script, parse, string_value, text_of, unwrap, walk
from sidecar.editors.quick.stories import Stories, read_stories

if TYPE_CHECKING:
    from tree_sitter import Node

_STATES = ("disabled", "checked", "required")
_ELEMENTS = {"jsx_element", "jsx_self_closing_element"}
_FUNCTIONS = {"function_declaration", "function_expression", "arrow_function"}


@dataclass(frozen=True, slots=True, eq=False)
class JsxElement:
    """An element in a component's JSX.

    Attributes:
        tag: Its tag or the name of the component it is, e.g. `span`, `Icon`; "" for a fragment.
        node: Where it stands.
        parent: The element around it, or None.
        classes: What its `className` comes to, in order.
        style: The expression of its `style`, or None.
        attributes: Its attributes' values by name; an attribute without a value is absent.
    """

    tag: str
    node: "Node"
    parent: "JsxElement | None"
    classes: tuple[ClassName, ...]
    style: "Node | None"
    attributes: "Mapping[str, Node]"

    @property
    def sure_classes(self) -> frozenset[str]:
        """The classes it has in the open story."""
        return frozenset(name.name for name in self.classes if name.sure)


@dataclass(frozen=True, slots=True)
class Component:
    """A component's file, read for the open story.

    Attributes:
        name: Its name, e.g. `Button`.
        script: The parsed file.
        elements: Its elements in source order, the root first; empty when no JSX was found.
        defaults: The default value of each prop that has one, by the prop's name.
        locals: The local name of each prop it takes apart, by the prop's name.
        scope: What its expressions come to for the open story.
        stories: Its stories file, or None.
        body: The body of its function, or None.
    """

    name: str
    script: Script
    elements: tuple[JsxElement, ...]
    defaults: "Mapping[str, Node]"
    locals: Mapping[str, str]
    scope: Scope
    stories: Stories | None
    body: "Node | None" = None

    @property
    def states(self) -> frozenset[str]:
        """The lasting states that the open story puts the component in, as pseudo-classes: `disabled`, `checked`."""
        passed = {**self.stories.meta, **self.stories.story} if self.stories else {}
        return frozenset(name for name in _STATES if name in passed and text_of(passed[name]) == "true")

    @property
    def root(self) -> JsxElement | None:
        """The outermost element."""
        return self.elements[0] if self.elements else None


def read_component(path: str, files: Mapping[str, str], story_id: str | None, tag: str | None = None) -> Component:
    """Read a component of a file set; `tag` is the tag of the live root, when the page told it."""
    script = parse(path, files.get(path, ""))
    stories = read_stories(files, story_id)
    stem = PurePosixPath(path).name.partition(".")[0]
    name, function = _function(script.root, stem)
    body = function.child_by_field_name("body") if function is not None else None
    defaults, names = _props(function)
    # without a story the component is taken as it is with its defaults; an unknown story passes what nobody knows
    complete = story_id is None or (stories is not None and stories.complete)
    scope = _scope(body, defaults, names, stories, complete=complete)
    elements = (
        _elements(_root(body, tag), ClassReader(body, scope, (story_id or "").rpartition("--")[2]))
        if body is not None
        else ()
    )
    return Component(name or stem, script, tuple(elements), defaults, names, scope, stories, body)


def _function(root: "Node", stem: str) -> "tuple[str, Node | None]":
    """The exported function that is the component: named like the file, else the first that renders something."""
    found: list[tuple[str, Node]] = []
    for statement in root.named_children:
        holder = (
            statement.named_children[-1]
            if statement.type == "export_statement" and statement.named_children
            else statement
        )
        if holder.type == "function_declaration":
            found.append((text_of(holder.child_by_field_name("name")), holder))
        for declarator in holder.named_children if holder.type == "lexical_declaration" else ():
            value = declarator.child_by_field_name("value")
            inner = next((node for node in walk(value) if node.type in _FUNCTIONS), None) if value else None
            if inner is not None and unwrap(value) is not None and _is_component(value):
                found.append((text_of(declarator.child_by_field_name("name")), inner))
    rendering = [(name, node) for name, node in found if name[:1].isupper() and _renders(node)]
    wanted = re.sub(r"\W", "", stem).lower()
    return next((each for each in rendering if each[0].lower() == wanted), rendering[-1] if rendering else ("", None))


def _is_component(value: "Node | None") -> bool:
    """A function, or one wrapped by `forwardRef`, `memo` and the like."""
    value = unwrap(value)
    return value is not None and value.type in _FUNCTIONS | {"call_expression"}


def _renders(function: "Node") -> bool:
    return any(node.type in _ELEMENTS for node in walk(function))


def _props(function: "Node | None") -> "tuple[dict[str, Node], dict[str, str]]":
    """Defaults and local names of the props that a function takes apart in its first parameter."""
    defaults: dict[str, Node] = {}
    names: dict[str, str] = {}
    parameters = function.child_by_field_name("parameters") if function is not None else None
    first = parameters.named_children[0] if parameters is not None and parameters.named_children else None
    pattern = first.child_by_field_name("pattern") if first is not None else None
    for child in pattern.named_children if pattern is not None and pattern.type == "object_pattern" else ():
        prop, target = child, child
        if child.type == "pair_pattern":
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is None or value is None:
                continue
            prop, target = key, value
        if target.type in {"object_assignment_pattern", "assignment_pattern"}:
            left, right = target.child_by_field_name("left"), target.child_by_field_name("right")
            if left is None or right is None:
                continue
            prop, target = (left if prop is child else prop), left
            defaults[text_of(prop)] = right
        if prop.type != "rest_pattern":
            names[text_of(prop)] = text_of(target)
    return defaults, names


def _scope(
    body: "Node | None",
    defaults: "Mapping[str, Node]",
    names: Mapping[str, str],
    stories: Stories | None,
    *,
    complete: bool,
) -> Scope:
    literal = Scope(None, {}, frozenset(), complete=False)
    props: dict[str, Value | Thing] = {}
    passed = {**stories.meta, **stories.story} if stories else {}
    for prop, local in names.items():
        node = passed.get(prop)
        if node is not None and text_of(node) == "undefined":
            node = None
        if node is None:
            node = defaults.get(prop)
        if node is not None:
            value = literal.value(node)
            props[local] = value if isinstance(value, (str, float, bool)) or value is None else SOMETHING
    return Scope(body, props, frozenset(names.values()), complete=complete)


def _root(body: "Node", tag: str | None) -> "Node | None":
    """The element that the function returns; where there are several, the one with the live tag, else the last."""
    returned = [body] if body.type != "statement_block" else [
        node.named_children[0]
        for node in walk(body, into_functions=False)
        if node.type == "return_statement" and node.named_children
    ]  # fmt: skip
    roots = [root for node in returned for root in _outermost(node)]
    return next((root for root in roots if _tag(root) == tag), roots[-1] if roots else None)


def _outermost(node: "Node") -> Iterator["Node"]:
    inner = unwrap(node)
    if inner is None:
        return
    if inner.type in _ELEMENTS and _tag(inner):
        yield inner
    elif inner.type in {"jsx_element", "jsx_fragment"}:  # a fragment is no element
        children = [child for child in inner.named_children if child.type in _ELEMENTS]
        if len(children) == 1:
            yield from _outermost(children[0])
    elif inner.type == "ternary_expression":
        for side in ("alternative", "consequence"):
            yield from _outermost(branch) if (branch := inner.child_by_field_name(side)) else ()
    elif inner.type == "binary_expression" and (right := inner.child_by_field_name("right")):
        yield from _outermost(right)


def _elements(root: "Node | None", classes: ClassReader) -> Iterator[JsxElement]:
    if root is None:
        return

    def visit(node: "Node", parent: JsxElement | None) -> Iterator[JsxElement]:
        if node.type in _ELEMENTS and _tag(node):
            parent = _element(node, parent, classes)
            yield parent
        for child in node.named_children:
            yield from visit(child, parent)

    yield from visit(root, None)


def _element(node: "Node", parent: JsxElement | None, classes: ClassReader) -> JsxElement:
    opening = node.child_by_field_name("open_tag") or node
    attributes: dict[str, Node] = {}
    for child in opening.named_children:
        if child.type == "jsx_attribute" and len(child.named_children) > 1:
            attributes[text_of(child.named_children[0])] = child.named_children[1]
    style = attributes.get("style")
    return JsxElement(
        tag=_tag(node),
        node=node,
        parent=parent,
        classes=tuple(classes.read(attributes.get("className"))),
        style=unwrap(style.named_children[0]) if style is not None and style.named_children else None,
        attributes=attributes,
    )


def _tag(node: "Node") -> str:
    opening = node.child_by_field_name("open_tag") or node
    return text_of(opening.child_by_field_name("name"))


def attribute_text(element: JsxElement, name: str) -> str | None:
    """The value of an attribute that is a literal, e.g. `16` for `width="16"` and `width={16}`."""
    node = element.attributes.get(name)
    if node is not None and node.type == "jsx_expression":
        node = unwrap(node.named_children[0]) if node.named_children else None
        if node is not None and node.type == "number":
            return text_of(node)
    return string_value(node)
