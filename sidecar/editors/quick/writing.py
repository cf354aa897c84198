"""The smallest edits: another value, one more declaration, a rule for a class that has none yet."""

import re
from collections.abc import Mapping

from sidecar.editors.quick.component import JsxElement
from sidecar.editors.quick.inline import script_name, script_value
from sidecar.editors.quick.layers import Declared, Edit, Kind, Layer


def replaced(layer: Layer, declared: Declared, value: str, source: bytes) -> Edit:
    """Another value in the place of a declaration's; one that began on a line of its own may now begin beside its name."""
    if layer.kind is Kind.STYLE:
        return Edit(layer.path, declared.start, declared.end, script_value(declared.name, value, declared))
    start = declared.start
    if "\n" in declared.value and "\n" not in value:
        start = source.rindex(b":", 0, start) + 1
        value = value if source[start : declared.start].strip() else f" {value}"
        start = declared.start if source[start : declared.start].strip() else start
    return Edit(layer.path, start, declared.end, value)


def added(layer: Layer, name: str, value: str, source: bytes) -> Edit:
    """One more declaration at the end of a layer's own, with their indentation."""
    if layer.kind is Kind.STYLE:
        return _added_to_object(layer, name, value, source)
    start, end = layer.body
    if not layer.declarations:
        return _added_to_empty(layer, f"{name}: {value};", source)
    last = layer.declarations[-1]
    place = _after_value(source, last.end, end)
    closed = source[place - 1 : place] == b";"
    lead = _lead(source, _line_start(source, layer.declarations[-1], start), start)
    text = f"{'' if closed else ';'}{lead}{name}: {value}"
    if closed or "\n" in lead:
        text += ";"
    return Edit(layer.path, place, place, text)


def new_rule(path: str, selector: str, new: Mapping[str, str], sibling: Layer, source: bytes) -> Edit:
    """A rule after another one of the same sheet, written like it."""
    start, end = sibling.body
    indent = _lead(source, sibling.declarations[0].start, start) if sibling.declarations else "\n  "
    indent = indent if "\n" in indent else "\n  "
    place = end + 1
    lines = "".join(f"{indent}{name}: {value};" for name, value in new.items())
    return Edit(path, place, place, f"\n\n{selector} {{{lines}\n}}")


def new_style(path: str, element: JsxElement, new: Mapping[str, str]) -> Edit:
    """A `style` attribute right after an element's tag."""
    members = ", ".join(f"{script_name(name)}: {script_value(name, value, None)}" for name, value in new.items())
    opening = element.node.child_by_field_name("open_tag") or element.node
    name = opening.child_by_field_name("name")
    place = name.end_byte if name is not None else opening.start_byte + 1
    return Edit(path, place, place, f" style={{{{ {members} }}}}")


def apply(source: bytes, edits: list[Edit]) -> bytes:
    """The bytes of one file with its edits made; they must not overlap."""
    for edit in reversed(sorted(edits, key=lambda each: each.start)):  # noqa: C413 - keeps edits of one place in order
        source = source[: edit.start] + edit.text.encode() + source[edit.end :]
    return source


def _after_value(source: bytes, value_end: int, body_end: int) -> int:
    """The place after a declaration's `!important` and semicolon."""
    match = re.compile(rb"\s*(?:!\s*important)?\s*;?", re.IGNORECASE).match(source, value_end, body_end)
    if match is None or not match[0].strip():
        return value_end
    return value_end + len(match[0].rstrip()) if match[0].strip() else value_end


def _line_start(source: bytes, declared: Declared, body_start: int) -> int:
    """Where a declaration's name begins: before its colon, back to a semicolon, brace or comment."""
    colon = source.rfind(b":", body_start, declared.start)
    while colon > body_start and not source[colon - 1 : colon].strip():
        colon -= 1
    place = colon
    while place > body_start and (source[place - 1 : place].isalnum() or source[place - 1 : place] in b"-_"):
        place -= 1
    return place


def _lead(source: bytes, place: int, body_start: int) -> str:
    """The white space before a place: a line break with its indentation, or a space."""
    begin = place
    while begin > body_start and source[begin - 1 : begin].isspace():
        begin -= 1
    space = source[begin:place].decode()
    return "\n" + space.rpartition("\n")[2] if "\n" in space else " "


def _added_to_empty(layer: Layer, text: str, source: bytes) -> Edit:
    start, end = layer.body
    line_start = source.rfind(b"\n", 0, start) + 1
    outer = re.match(rb"\s*", source[line_start:start])
    indent = outer[0].decode() if outer else ""
    return Edit(layer.path, start, start if source[start:end].strip() else end, f"\n{indent}  {text}\n{indent}")


def _added_to_object(layer: Layer, name: str, value: str, source: bytes) -> Edit:
    start, end = layer.body
    inside = source[start:end]
    quote = '"' if source.count(b'"') > source.count(b"'") else "'"
    member = f"{script_name(name)}: {script_value(name, value, None, quote)}"
    content = inside.rstrip()
    place = start + len(content)
    if not content.strip():
        return Edit(layer.path, start, end, f" {member} ")
    comma = content.endswith(b",")
    if b"\n" in inside:
        first = len(inside) - len(inside.lstrip())
        lead = "\n" + inside[:first].decode().rpartition("\n")[2]
        return Edit(layer.path, place, place, f"{'' if comma else ','}{lead}{member},")
    return Edit(layer.path, place, place, f"{'' if comma else ','} {member}{',' if comma else ''}")
