"""Putting one item into an array or object literal and taking it out again, in the style that is there. Pure."""

from tree_sitter import Node

from sidecar.wiring.syntax import members

Edit = tuple[int, int, bytes]  # replace source[start:end]


def apply_edits(source: bytes, edits: list[Edit]) -> bytes:
    """`source` with all edits made; they must not overlap."""
    for start, end, replacement in sorted(edits, reverse=True):
        source = source[:start] + replacement + source[end:]
    return source


def insert_item(source: bytes, container: Node, item: str) -> list[Edit]:
    """The edits that make `item` the last one of `container` (an `array` or `object` node)."""
    items = members(container)
    if not items:
        return [_first_item(source, container, item)]
    last, comma = items[-1], _comma_after(items[-1])
    end = comma.end_byte if comma else last.end_byte
    if not _starts_line(source, last.start_byte):
        return [(last.end_byte, last.end_byte, f", {item}".encode())]
    eol = _eol(source)
    line_end = _line_end(source, end, container.end_byte - 1)
    indent = source[_line_start(source, last.start_byte) : last.start_byte]
    added = eol + indent + item.encode() + (b"," if comma else b"")
    if comma or line_end == end:
        return [(line_end, line_end, added if comma else b"," + added)]
    return [(end, end, b","), (line_end, line_end, added)]


def remove_item(source: bytes, container: Node, item: Node) -> list[Edit]:
    """The edits that take `item` out of `container`: the inverse of `insert_item`."""
    items = members(container)
    place = items.index(item)
    before = items[place - 1] if place else None
    comma = _comma_after(item)
    end = comma.end_byte if comma else item.end_byte
    if before is None:
        return [_remove_first(source, container, item, items[1] if len(items) > 1 else None)]
    if not _starts_line(source, item.start_byte):
        # `a, item` and `a, item,`: what stays keeps the comma behind it.
        return [(before.end_byte, item.end_byte, b"")]
    start = _line_start(source, item.start_byte) - len(_eol_before(source, item.start_byte))
    edits: list[Edit] = [(start, end, b"")]
    before_comma = _comma_after(before)
    if comma is None and before_comma is not None:
        edits.append((before_comma.start_byte, before_comma.end_byte, b""))
    return edits


def _first_item(source: bytes, container: Node, item: str) -> Edit:
    start, end = container.start_byte + 1, container.end_byte - 1
    inside = source[start:end]
    if inside.strip() or b"\n" in inside:  # comments, or braces on lines of their own
        eol = _eol(source)
        outer = source[_line_start(source, container.end_byte) :]
        margin = outer[: len(outer) - len(outer.lstrip(b" \t"))]
        return start, start, eol + margin + b"  " + item.encode() + b","
    return start, end, f" {item} ".encode()  # the spaces tell that the brackets were there before


def _remove_first(source: bytes, container: Node, item: Node, following: Node | None) -> Edit:
    comma = _comma_after(item)
    end = comma.end_byte if comma else item.end_byte
    if _starts_line(source, item.start_byte):
        return _line_start(source, item.start_byte) - len(_eol_before(source, item.start_byte)), end, b""
    if following is not None:
        return item.start_byte, following.start_byte, b""
    start, stop = container.start_byte + 1, container.end_byte - 1
    alone = not (source[start : item.start_byte] + source[end:stop]).strip()
    return (start, stop, b"") if alone else (item.start_byte, end, b"")


def _comma_after(item: Node) -> Node | None:
    node = item.next_sibling
    while node is not None and node.type == "comment":
        node = node.next_sibling
    return node if node is not None and node.type == "," else None


def _starts_line(source: bytes, position: int) -> bool:
    start = _line_start(source, position)
    return start > 0 and not source[start:position].strip()


def _line_start(source: bytes, position: int) -> int:
    return source.rfind(b"\n", 0, position) + 1


def _line_end(source: bytes, position: int, limit: int) -> int:
    """The end of the line if only a comment follows on it, else `position`."""
    end = source.find(b"\n", position, limit)
    if end < 0:
        return position
    end -= source[end - 1 : end] == b"\r"
    rest = source[position:end].strip()
    return end if rest.startswith(b"//") or (rest.startswith(b"/*") and rest.endswith(b"*/")) else position


def _eol_before(source: bytes, position: int) -> bytes:
    start = _line_start(source, position)
    return b"\r\n" if source[:start].endswith(b"\r\n") else b"\n"


def _eol(source: bytes) -> bytes:
    return b"\r\n" if b"\r\n" in source else b"\n"
