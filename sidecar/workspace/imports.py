"""What a source file imports and passes on, by parsing it. Pure: text in, names out; no disk.

Heavy (tree-sitter): imported by its callers when they first need it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tree_sitter import Node

from sidecar.workspace.csf import meta_components
from sidecar.workspace.rules import STYLES, extension
from sidecar.workspace.scripts import Script, child, parse_script, text_of, unwrapped
from sidecar.workspace.styleimports import style_imports

ALL = "*"

# `import('./x')`, `require('./x')`, and every string that looks like a relative path.
_CALLS = """
(call_expression function: [(import) (identifier)] @function arguments: (arguments . (string (string_fragment) @path)))
"""
_STRINGS = r'((string_fragment) @path (#match? @path "^\.\.?/"))'

_ESM_BLOCK = re.compile(r"^(?:import|export)\b.*(?:\n(?!\s*$).*)*", re.MULTILINE)
_FENCE = re.compile(r"^(```+|~~~+).*?^\1`*~*\s*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Binding:
    """A name and where it comes from.

    Attributes:
        name: As it is known here (imports) or outside (re-exports); `*` for all names of a re-export.
        source: The specifier of the module it comes from.
        imported: Its name in that module; `default`, or `*` for the whole module.
    """

    name: str
    source: str
    imported: str


@dataclass(frozen=True, slots=True)
class Module:
    """What one file says about others.

    Attributes:
        specifiers: Every module or stylesheet it loads, once each, in source order. Type-only imports are left out.
        imports: The names that it binds by import.
        reexports: The names that it passes on from elsewhere.
        exports: The names it exports, each with the local name behind it, "" where there is none.
        components: The local names that a stories file's meta gives as its component.
        paths: Every string in it that looks like a relative path, loaded or not.
    """

    specifiers: tuple[str, ...] = ()
    imports: tuple[Binding, ...] = ()
    reexports: tuple[Binding, ...] = ()
    exports: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    components: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def parse_module(path: str, text: str) -> Module:
    """The module that `text` is, by the language that the ending of `path` names; broken code gives what is readable."""
    ending = extension(path)
    if ending in STYLES:
        return Module(specifiers=tuple(dict.fromkeys(style_imports(text, ending))))
    if ending == "mdx":
        text = "\n".join(_ESM_BLOCK.findall(_FENCE.sub("", text)))
    return _script(parse_script(path, text))


def _script(script: Script) -> Module:
    found: list[tuple[int, str]] = []
    imports: list[Binding] = []
    reexports: list[Binding] = []
    exports: dict[str, str] = {}
    for node in script.root.named_children:
        if node.type == "import_statement" and not _type_only(node):
            source = _source(node) or _source(child(node, "import_require_clause"))
            found.append((node.start_byte, source))
            imports.extend(_imported(node, source))
        elif node.type == "export_statement" and not _type_only(node):
            if source := _source(node):
                found.append((node.start_byte, source))
                reexports.extend(_reexported(node, source))
            else:
                exports.update(_exported(node))
    paths = script.captures(_CALLS, "path")
    for function, path in zip(script.captures(_CALLS, "function"), paths, strict=True):
        if text_of(function) in {"import", "require"}:
            found.append((path.start_byte, text_of(path)))
    return Module(
        specifiers=tuple(dict.fromkeys(source for _, source in sorted(found) if source)),
        imports=tuple(imports),
        reexports=tuple(reexports),
        exports=MappingProxyType(exports),
        components=meta_components(script),
        paths=tuple(dict.fromkeys(text_of(node) for node in script.captures(_STRINGS, "path"))),
    )


def _imported(statement: Node, source: str) -> Iterator[Binding]:
    clause = child(statement, "import_clause")
    for node in clause.named_children if clause else ():
        if node.type == "identifier":
            yield Binding(text_of(node), source, "default")
        elif node.type == "namespace_import":
            yield Binding(text_of(child(node, "identifier")), source, ALL)
        elif node.type == "named_imports":
            for name, alias in _specifiers(node, "import_specifier"):
                yield Binding(alias, source, name)


def _reexported(statement: Node, source: str) -> Iterator[Binding]:
    if clause := child(statement, "export_clause"):
        for name, alias in _specifiers(clause, "export_specifier"):
            yield Binding(alias, source, name)
    elif namespace := child(statement, "namespace_export"):
        yield Binding(text_of(namespace.named_children[0]), source, ALL)
    else:
        yield Binding(ALL, source, ALL)


def _exported(statement: Node) -> Iterator[tuple[str, str]]:
    if clause := child(statement, "export_clause"):
        for name, alias in _specifiers(clause, "export_specifier"):
            yield alias, name
    elif value := statement.child_by_field_name("value"):
        made = unwrapped(value)
        yield "default", text_of(made) if made.type == "identifier" else ""
    elif declaration := statement.child_by_field_name("declaration"):
        is_default = any(below.type == "default" for below in statement.children)
        for node in (declaration, *declaration.named_children):  # `const a = 1, b = 2` names two
            if name := text_of(node.child_by_field_name("name")):
                yield "default" if is_default else name, name


def _specifiers(clause: Node, kind: str) -> Iterator[tuple[str, str]]:
    for node in clause.named_children:
        if node.type == kind and not _type_only(node):
            name = text_of(node.child_by_field_name("name"))
            yield name, text_of(node.child_by_field_name("alias")) or name


def _type_only(node: Node) -> bool:
    return any(below.type in {"type", "typeof"} for below in node.children)


def _source(node: Node | None) -> str:
    string = node.child_by_field_name("source") if node else None
    return text_of(child(string, "string_fragment")) if string else ""
