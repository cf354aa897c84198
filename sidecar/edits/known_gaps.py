"""Valid code that the TypeScript grammar (tree-sitter-typescript 0.23.2) reports as an error. Pure.

Each entry is small and local; without them an answer that uses one for the first time would be refused.
"""

import re

from tree_sitter import Node

# A & with tags or braces before and behind it, as it stands in JSX text: <p>R & D</p>
_IN_TEXT = re.compile(rb"(?<=[>}])[^<>{}]*&[^<>{}]*(?=[<{])")
_VARIANCE = re.compile(r"^(?:in|out|in out)\b")


def without_lone_ampersands(source: bytes, root: Node) -> bytes:
    """The source with each & in JSX text made harmless; several of them in one text derail the grammar.

    Args:
        source: What was parsed, UTF-8.
        root: The tree, which knows the & that are operators.
    """
    masked = bytearray(source)
    for text in _IN_TEXT.finditer(source):
        for at in range(text.start(), text.end()):
            if source[at : at + 1] == b"&" and not _is_operator(root, at):
                masked[at] = ord("-")
    return bytes(masked)


def _is_operator(root: Node, at: int) -> bool:
    """Whether the & at a byte must stay: in a type, or as &&; a bitwise one may become a minus."""
    node = root.descendant_for_byte_range(at, at + 1)
    must_stay = node is not None and (
        node.type == "&&" or (node.parent is not None and node.parent.type == "intersection_type")
    )
    while node is not None and not node.is_error:  # what stands inside an error says nothing
        node = node.parent
    return must_stay and node is None


def is_known_gap(error: Node) -> bool:
    """Whether an error node is one of the grammar's gaps."""
    text = (error.text or b"").decode()
    parent = error.parent.type if error.parent is not None else ""
    match parent:
        case "jsx_element":  # a lone & in text: <p>Save & close</p>
            return text.startswith("&") and not set(text) & set("<>{}")
        case "type_parameters" | "type_parameter":  # interface Box<in out T>
            before = error.prev_sibling.text if error.prev_sibling is not None else b""
            return _VARIANCE.match(text) is not None or before in {b"in", b"out"}
        case "export_statement":  # export type * from './types'
            return text == "type"
        case _:
            return False
