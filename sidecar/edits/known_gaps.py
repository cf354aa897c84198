"""Valid code that the TypeScript grammar (tree-sitter-typescript 0.23.2) reports as an error. Pure.

Each entry is small and local; without them an answer that uses one for the first time would be refused.
"""

import re

from tree_sitter import Node

_VARIANCE = re.compile(r"^(?:in|out|in out)\b")


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
