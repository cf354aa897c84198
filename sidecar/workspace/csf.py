"""Which component a stories file is about, by its meta. Pure.

Format: https://storybook.js.org/docs/api/csf; `export default { component: X }`, `const meta = { component: X }
satisfies Meta`, and the factories (`preview.meta({ component: X })`).
"""

from collections.abc import Iterator

from tree_sitter import Node

from sidecar.workspace.scripts import Script, holder, text_of, unwrapped

_PAIRS = '(pair key: (property_identifier) @key value: (_) @value (#eq? @key "component"))'
_SHORTHANDS = '((shorthand_property_identifier) @name (#eq? @name "component"))'

_HOLDERS = frozenset({"variable_declarator", "export_statement", "arguments", "assignment_expression"})


def meta_components(script: Script) -> tuple[str, ...]:
    """The local names that stand as `component` in a meta, most likely one, in source order."""
    found = [
        (value.start_byte, name)
        for value in script.captures(_PAIRS, "value")
        if _is_meta(value.parent)
        for name in _names(value)
    ]
    found += [(node.start_byte, text_of(node)) for node in script.captures(_SHORTHANDS, "name") if _is_meta(node)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _is_meta(member: Node | None) -> bool:
    """Whether the object that this member belongs to stands by itself, not inside another one."""
    outer = holder(member.parent) if member else None
    return outer is not None and outer.type in _HOLDERS


def _names(value: Node) -> Iterator[str]:
    value = unwrapped(value)
    if value.type == "identifier":
        yield text_of(value)
    elif value.type == "member_expression" and (owner := value.child_by_field_name("object")):
        yield from _names(owner)
    elif value.type == "call_expression" and (arguments := value.child_by_field_name("arguments")):
        for argument in arguments.named_children:  # `memo(Button)`
            yield from _names(argument)
