"""A stylesheet as its style rules and declarations, with byte spans, read by tree-sitter.

The tree gives the structure (rules, at-rules, declarations); a value stays one span of source text, because the CSS
grammar splits values such as `14px/1.2` in ways that no browser does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_TIGHT = re.compile(r"\s*([>+~,=])\s*|(?<=[(\[])\s+|\s+(?=[)\]])")
_MEDIA = re.compile(r"@media\b\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One `property: value`. Offsets are bytes of the sheet's source.

    Attributes:
        name: The property, lower case unless it is a custom one.
        value: The source text of the value, without `!important`.
        important: Whether `!important` follows.
        start, end: The whole declaration, its semicolon included where there is one.
        value_start, value_end: The value.
    """

    name: str
    value: str
    important: bool
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A style rule, or the declarations that an at-rule nested in a style rule holds directly.

    Attributes:
        selector: The rule's own selector as written, e.g. `.card > h2` or, nested, `&:hover`.
        parents: The selectors of the enclosing style rules, outermost first.
        media: The conditions of the enclosing `@media` rules, outermost first.
        scopes: The heads of the other enclosing at-rules, e.g. `@layer base`, `@supports (display: grid)`.
        index: Position among the sheet's style rules in source order, nested ones included. An at-rule's own
            declarations have the index of the style rule around it.
        declarations: Those that stand directly in it, in order.
        start, end: The rule from the first byte of its selector to after its brace.
        body_start, body_end: What stands between its braces.
    """

    selector: str
    parents: tuple[str, ...]
    media: tuple[str, ...]
    scopes: tuple[str, ...]
    index: int
    declarations: tuple[Declaration, ...]
    start: int
    end: int
    body_start: int
    body_end: int

    @property
    def nested(self) -> bool:
        """Whether it stands inside another style rule."""
        return bool(self.parents)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A parsed sheet: its bytes, its style rules in source order and the number of places that aren't valid CSS."""

    source: bytes
    rules: tuple[Rule, ...]
    errors: int

    def text(self, start: int, end: int) -> str:
        """The source between two byte offsets."""
        return self.source[start:end].decode()


@lru_cache(maxsize=64)
def parse(text: str) -> Stylesheet:
    """Read a sheet; never fails, `errors` counts what the grammar could not read.

    One change looks at the same few sheets a dozen times, hence the cache.
    """
    source = text.encode()
    root = _parser().parse(source).root_node
    reader = _Reader(source)
    reader.block(root, _Where())
    return Stylesheet(source, tuple(sorted(reader.rules, key=lambda rule: rule.start)), count_errors(root))


def count_errors(root: "Node") -> int:
    """How many nodes of a tree-sitter tree are errors or were missing in the source."""
    return sum(node.is_error or node.is_missing for node in _walk(root)) if root.has_error else 0


@lru_cache(maxsize=4_096)
def normal_selector(selector: str) -> str:
    """A selector in one spelling: no comments, no needless spaces, double quotes, `::` before pseudo-elements."""
    text = _SPACE.sub(" ", _COMMENT.sub(" ", selector)).strip()
    text = _TIGHT.sub(lambda found: found[1] or "", text).replace("'", '"')
    text = re.sub(r"""=([^"\]\s]+)\]""", r'="\1"]', text)
    return re.sub(r"(?<!:):(before|after|first-line|first-letter)\b", r"::\1", text)


def normal_media(condition: str) -> str:
    """A media condition in one spelling: lower case, no needless spaces."""
    text = _SPACE.sub(" ", _COMMENT.sub(" ", condition)).strip().lower()
    return re.sub(r"\s*(<=|>=|[:<>=,()])\s*", r"\1", text)


def normal_value(value: str) -> str:
    """A value without comments and needless spaces, as far as that cannot change its meaning."""
    text = _SPACE.sub(" ", _COMMENT.sub(" ", value)).strip()
    return re.sub(r"\s*,\s*", ", ", re.sub(r"\(\s+", "(", re.sub(r"\s+\)", ")", text)))


@dataclass(frozen=True, slots=True)
class _Where:
    """The rules around a place in the sheet."""

    parents: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    index: int = -1


@dataclass(slots=True)
class _Reader:
    source: bytes
    rules: list[Rule] = field(default_factory=list)
    count: int = 0

    def block(self, node: "Node", where: _Where) -> None:
        for child in node.children:
            match child.type:
                case "rule_set":
                    self._style_rule(child, where)
                case "media_statement" | "supports_statement" | "at_rule" | "scope_statement":
                    self._at_rule(child, where)
                case "ERROR":
                    self.block(child, where)
                case _:
                    pass

    def _style_rule(self, node: "Node", where: _Where) -> None:
        body = _body(node)
        if body is None:
            return
        selector = self._text(node.start_byte, body.start_byte)
        if selector.startswith("--"):  # a custom property whose value is a block
            return
        index = self.count
        self.count += 1
        self._keep(node, body, selector, where, index)
        inner = _Where((*where.parents, selector), where.media, where.scopes, index)
        self.block(body, inner)

    def _at_rule(self, node: "Node", where: _Where) -> None:
        body = _body(node)
        if body is None:
            return
        head = self._text(node.start_byte, body.start_byte)
        if media := _MEDIA.fullmatch(head):
            where = _Where(where.parents, (*where.media, media[1]), where.scopes, where.index)
        else:
            where = _Where(where.parents, where.media, (*where.scopes, head), where.index)
        if where.parents:
            outer = _Where(where.parents[:-1], where.media, where.scopes)
            self._keep(node, body, where.parents[-1], outer, where.index, if_empty=False)
        self.block(body, where)

    def _keep(
        self, node: "Node", body: "Node", selector: str, where: _Where, index: int, *, if_empty: bool = True
    ) -> None:
        declarations = tuple(self._declarations(body))
        if not declarations and not if_empty:
            return
        body_end = body.end_byte - 1 if self.source[body.end_byte - 1 : body.end_byte] == b"}" else body.end_byte
        self.rules.append(
            Rule(
                selector,
                where.parents,
                where.media,
                where.scopes,
                index,
                declarations,
                node.start_byte,
                node.end_byte,
                body.start_byte + 1,
                body_end,
            )
        )

    def _declarations(self, body: "Node") -> Iterator[Declaration]:
        for child in body.children:
            if child.type == "declaration" and (declaration := self._declaration(child)):
                yield declaration

    def _declaration(self, node: "Node") -> Declaration | None:
        parts = node.children
        colon = next((place for place, part in enumerate(parts) if part.type == ":"), None)
        if colon is None:
            return None
        name = self._text(parts[0].start_byte, parts[0].end_byte)
        important = next((part for part in parts[colon:] if part.type == "important"), None)
        end = node.end_byte - 1 if self.source[node.end_byte - 1 : node.end_byte] == b";" else node.end_byte
        stop = important.start_byte if important else end
        raw = self.source[parts[colon].end_byte : stop]
        start = parts[colon].end_byte + len(raw) - len(raw.lstrip())
        value_end = start + len(raw.strip())
        return Declaration(
            name=name if name.startswith("--") else name.lower(),
            value=self._text(start, value_end),
            important=important is not None,
            start=node.start_byte,
            end=node.end_byte,
            value_start=start,
            value_end=value_end,
        )

    def _text(self, start: int, end: int) -> str:
        return self.source[start:end].decode(errors="replace").strip()


def _body(node: "Node") -> "Node | None":
    return next((child for child in node.children if child.type == "block"), None)


def _walk(node: "Node") -> Iterator["Node"]:
    yield node
    for child in node.children:
        yield from _walk(child)


@cache
def _parser() -> "Parser":
    # Loaded with the first stylesheet, not with the program.
    import tree_sitter_css  # noqa: PLC0415
    from tree_sitter import Language, Parser  # noqa: PLC0415

    return Parser(Language(tree_sitter_css.language()))
