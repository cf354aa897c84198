"""The elements that a component's source writes, with what people may call each of them. Pure.

All JSX of a file counts, that of further components in it too. Elements that are passed in an attribute
(`icon={<BellIcon />}`) belong to the element that they are passed to.
"""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Final

from sidecar.editors.quick.classnames import ClassReader
from sidecar.editors.quick.evaluate import Scope
from sidecar.editors.quick.script import Script, declared, parse, string_value, text_of, unwrap, walk

if TYPE_CHECKING:
    from tree_sitter import Node

_JSX: Final = {"jsx_element", "jsx_self_closing_element"}
_FUNCTIONS: Final = {"function_declaration", "function_expression", "arrow_function"}
_LOOPS: Final = {"map", "flatMap", "from"}
_SHOWN: Final = ("label", "title", "text", "heading", "name", "caption", "placeholder", "aria-label", "alt")
_KEPT: Final = 64  # parsed files that are remembered


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An element in the source.

    Attributes:
        id: A name for it that survives edits around it: its first class or its tag, numbered when it isn't the first.
        tag: Its tag or the name of the component that it is.
        classes: The classes it can have, in order; local names of a CSS module.
        text: The words written in it, or given to it as a label; "" for none.
        shows: The names of what its expressions show, e.g. `title` for `{title}`; constants are followed.
        attributes: Its attributes; "" for what is no literal.
        inner: The components that are passed to it in attributes.
        parent: The id of the element around it, None for a root.
        order: Its place in the source, from 0.
        line: The line of its start tag, from 1.
        repeated: Whether a loop writes it.
    """

    id: str
    tag: str
    classes: tuple[str, ...]
    text: str
    shows: tuple[str, ...]
    attributes: Mapping[str, str]
    inner: tuple[str, ...]
    parent: str | None
    order: int
    line: int
    repeated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The elements of a file, the root first.

    Attributes:
        name: The component's name, e.g. `PlanCard`.
        all: Its elements in source order; empty when the file has no JSX.
        declared: By class, the properties that a stylesheet declares for it, with their values.
        values: What its props can be, as their types say: `info` of `'neutral' | 'info'`.
    """

    name: str
    all: tuple[Part, ...] = ()
    declared: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: frozenset[str] = frozenset()
    by_id: Mapping[str, Part] = field(default_factory=dict)

    @property
    def root(self) -> Part | None:
        """The outermost element."""
        return self.all[0] if self.all else None

    def ancestors(self, part: Part) -> Iterator[Part]:
        """The elements around one, the nearest first."""
        while part.parent is not None:
            part = self.by_id[part.parent]
            yield part

    def children(self, part: Part) -> list[Part]:
        """The elements directly in one."""
        return [each for each in self.all if each.parent == part.id]

    def around(self, parts: Sequence[Part]) -> Part | None:
        """The nearest element that all of these lie in; None for none."""
        lines = [[each.id for each in self.ancestors(part)] for part in parts]
        shared = [name for name in lines[0] if all(name in line for line in lines[1:])] if lines else []
        return self.by_id[shared[0]] if shared else None


class Elements:
    """Reads components, each content once.

    Safe to be used by several threads.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, Parts] = OrderedDict()
        self._lock = Lock()

    def read(self, path: str, files: Mapping[str, str]) -> Parts:
        """The elements of the component at `path`; `files` are texts by path, of which stylesheets are looked at too."""
        sheets = [text for name, text in sorted(files.items()) if name.endswith(".css")]
        key = hashlib.sha256("\0".join((path, files.get(path, ""), *sheets)).encode(errors="replace")).hexdigest()
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = read_parts(path, files.get(path, ""), sheets)
        with self._lock:
            self._known[key] = found
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found


def read_parts(path: str, text: str, sheets: Sequence[str] = ()) -> Parts:
    """The elements of a file; never fails, a file that isn't one has none."""
    script = parse(path, text.encode(errors="replace").decode())
    found = tuple(_Reader(script).parts())
    return Parts(_name(script, path), found, _declarations(sheets), _values(text), {part.id: part for part in found})


_UNION: Final = re.compile(r"""(?:(?:'[\w-]+'|"[\w-]+")\s*\|\s*)+(?:'[\w-]+'|"[\w-]+")""")


def _values(text: str) -> frozenset[str]:
    """The texts of all unions of texts in a file, in lower case."""
    return frozenset(value.lower() for union in _UNION.findall(text) for value in re.findall(r"[\w-]+", union))


def _name(script: Script, path: str) -> str:
    """The component's name: the exported function that is called like the file, else the file's name."""
    stem = PurePosixPath(path).name.partition(".")[0]
    if stem.lower() == "index":
        stem = PurePosixPath(path).parent.name or stem
    names = [text_of(node.child_by_field_name("name")) for node in walk(script.root) if node.type == _DECLARED]
    return next((name for name in names if name.lower() == stem.lower()), stem)


_DECLARED: Final = "function_declaration"
_ONE_CLASS: Final = re.compile(r"\.([\w-]+)")


def _declarations(sheets: Sequence[str]) -> dict[str, dict[str, str]]:
    """The properties that the rules of single classes declare, with their values."""
    from sidecar.edits import stylesheet  # noqa: PLC0415  loads the CSS parser

    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        for rule in stylesheet.parse(sheet).rules:
            told = {declaration.name: declaration.value for declaration in rule.declarations}
            for selector in rule.selector.split(","):
                if (match := _ONE_CLASS.fullmatch(selector.strip())) is not None:
                    found[match[1]] = found.get(match[1], {}) | told
    return found


class _Reader:
    """Walks one file."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._used: dict[str, int] = {}
        self._order = 0

    def parts(self) -> Iterator[Part]:
        yield from self._visit(self._script.root, None, None, repeated=False)

    def _visit(self, node: "Node", parent: Part | None, body: "Node | None", *, repeated: bool) -> Iterator[Part]:
        if node.type in _FUNCTIONS and body is None:
            body = node.child_by_field_name("body")
        if node.type == "call_expression":
            function = node.child_by_field_name("function")
            called = function.child_by_field_name("property") if function is not None else None
            repeated = repeated or text_of(called) in _LOOPS
        if node.type in _JSX and (tag := _tag(node)):
            part = self._part(node, tag, parent, body, repeated=repeated)
            yield part
            parent, repeated = part, False
        for child in node.named_children:
            if child.type == "jsx_attribute":
                continue
            at_top = parent is None and node.type in {"program", "export_statement"}
            yield from self._visit(child, parent, None if at_top else body, repeated=repeated)

    def _part(self, node: "Node", tag: str, parent: Part | None, body: "Node | None", *, repeated: bool) -> Part:
        attributes = _attributes(node)
        classes = ClassReader(body, Scope(body, {}, frozenset(), complete=False), "").read(attributes.get("className"))
        names = tuple(dict.fromkeys(each.name for each in classes if "\0" not in each.name))
        if not any(each.sure or "--" in each.name for each in classes):
            names = names[::-1]  # `flush ? styles.flush : styles.body`: mostly it is the body
        style = attributes.get("style")
        if not names and style is not None:
            names = tuple(text_of(each.child_by_field_name("property")) for each in _members(style))
        literal = {name: _literal(each) or "" for name, each in attributes.items()}
        alone = node.type == "jsx_self_closing_element"
        shown = (
            _SHOWN if alone else [name for name in _SHOWN if name != "aria-label"]
        )  # the name of a region is no text
        part = Part(
            id=self._id(names[0] if names else tag),
            tag=tag,
            classes=names,
            text=_text(node) or next((literal[name] for name in shown if literal.get(name)), ""),
            shows=tuple(dict.fromkeys(_shows(node, body))),
            attributes=literal,
            inner=tuple(_tag(each) for value in attributes.values() for each in walk(value) if each.type in _JSX),
            parent=parent.id if parent else None,
            order=self._order,
            line=node.start_point[0] + 1,
            repeated=repeated,
        )
        self._order += 1
        return part

    def _id(self, name: str) -> str:
        count = self._used[name] = self._used.get(name, 0) + 1
        return name if count == 1 else f"{name}:{count}"


def _tag(node: "Node") -> str:
    return text_of((node.child_by_field_name("open_tag") or node).child_by_field_name("name"))


def _attributes(node: "Node") -> "dict[str, Node]":
    opening = node.child_by_field_name("open_tag") or node
    return {
        text_of(child.named_children[0]): child.named_children[1]
        for child in opening.named_children
        if child.type == "jsx_attribute" and len(child.named_children) > 1
    }


def _members(node: "Node") -> "Iterator[Node]":
    """`styles.dot`, but not what an object is spread from."""
    inner = unwrap(node.named_children[0]) if node.type == "jsx_expression" and node.named_children else None
    if inner is not None and inner.type == "member_expression":
        yield inner


def _literal(node: "Node") -> str | None:
    if node.type == "jsx_expression":
        return string_value(node.named_children[0]) if node.named_children else None
    return string_value(node)


def _text(node: "Node") -> str:
    written = [text_of(child) for child in node.named_children if child.type == "jsx_text"]
    return " ".join(" ".join(written).split())


def _shows(node: "Node", body: "Node | None") -> Iterator[str]:
    for child in node.named_children:
        if child.type == "jsx_expression" and child.named_children:
            yield from _names(child.named_children[0], body, 0)


def _names(node: "Node", body: "Node | None", depth: int) -> Iterator[str]:  # noqa: C901  one case per kind of expression
    """The identifiers that an expression may come to; those in JSX within it are other elements'."""
    inner = unwrap(node)
    if inner is None or depth > 3:  # noqa: PLR2004 - constants of constants
        return
    match inner.type:
        case "identifier":
            yield text_of(inner)
            constant = declared(body, text_of(inner)) if body is not None else None
            if constant is not None:
                yield from _names(constant, body, depth + 1)
        case "member_expression":
            yield text_of(inner.child_by_field_name("property"))
        case "binary_expression":
            sides = ["right"] if text_of(inner.child_by_field_name("operator")) == "&&" else ["left", "right"]
            for side in sides:
                if (operand := inner.child_by_field_name(side)) is not None:
                    yield from _names(operand, body, depth + 1)
        case "call_expression":
            function = inner.child_by_field_name("function")
            if function is not None and function.type == "identifier":
                yield text_of(function)
        case "ternary_expression":
            for side in ("consequence", "alternative"):
                if (branch := inner.child_by_field_name(side)) is not None:
                    yield from _names(branch, body, depth + 1)
