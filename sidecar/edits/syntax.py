"""Would an edited file still parse? Compared with how it was before, because no parser here knows every new feature.

TypeScript and JavaScript are parsed by tree-sitter, stylesheets by `css_syntax`. Other kinds of files are not judged:
the dev server does that, and the receipt tells.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

import tree_sitter_javascript
import tree_sitter_typescript
from tree_sitter import Language, Node, Parser

from sidecar.edits.css_syntax import css_problems
from sidecar.edits.jsx_tags import tag_problems
from sidecar.edits.known_gaps import is_known_gap, without_lone_ampersands

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """Where and why a file doesn't parse; `line` and `column` count from 1."""

    path: str
    line: int
    column: int
    message: str


def new_errors(path: str, before: str | None, after: str) -> list[SyntaxProblem]:
    """The syntax errors that an edit brings in.

    Args:
        path: Tells the language by its ending.
        before: The text before the edit, None for a new file.
        after: The text after it.

    Returns:
        [] when `after` parses, when it is no worse than `before`, and for languages that aren't judged.
    """
    problems = _problems(path, after)
    if not problems or before is None:
        return problems
    known = _problems(path, before)
    if not known:
        return problems
    # The text was broken before, or the parser doesn't understand it: only what comes on top counts.
    if len(problems) <= len(known):
        return []
    old = Counter((each.message, _line(before, each)) for each in known)
    new = []
    for each in problems:
        key = each.message, _line(after, each)
        if old[key]:
            old[key] -= 1
        else:
            new.append(each)
    return new


def _problems(path: str, text: str) -> list[SyntaxProblem]:
    ending = PurePosixPath(path).suffix.lower()
    if ending == ".css":
        return [_at_offset(path, text, problem.offset, problem.message) for problem in css_problems(text)]
    parser = _parser(ending)
    if parser is None:
        return []
    source = text.encode()
    root = parser.parse(source).root_node
    problems = _of_tree(path, text, root)
    if problems and (masked := without_lone_ampersands(source, root)) != source:
        return min(problems, _of_tree(path, text, parser.parse(masked).root_node), key=len)
    return problems


def _of_tree(path: str, text: str, root: Node) -> list[SyntaxProblem]:
    problems = [_at_node(path, text, node, message) for node, message in tag_problems(root)]
    return problems or [_at_node(path, text, node, _message(node)) for node in _broken(root)]


@cache
def _parser(ending: str) -> Parser | None:
    match ending:
        case ".tsx":
            return Parser(Language(tree_sitter_typescript.language_tsx()))
        case ".ts" | ".mts" | ".cts":
            return Parser(Language(tree_sitter_typescript.language_typescript()))
        case ".js" | ".jsx" | ".mjs" | ".cjs":
            return Parser(Language(tree_sitter_javascript.language()))
        case _:
            return None


def _broken(root: Node) -> Iterator[Node]:
    """The outermost nodes that didn't parse, in the order of the text, without the grammar's known gaps."""
    todo = [root]
    while todo:
        node = todo.pop()
        if node.is_missing or (node.is_error and not is_known_gap(node)):
            yield node
        elif node.has_error and not node.is_error:
            todo += reversed(node.children)


def _message(node: Node) -> str:
    if node.is_missing:
        return f"`{node.type}` is missing"
    text = " ".join((node.text or b"").decode().split())
    return f"this cannot be parsed: `{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}`"


def _at_node(path: str, text: str, node: Node, message: str) -> SyntaxProblem:
    row = node.start_point.row
    line = text.split("\n")[row].encode()
    column = len(line[: node.start_point.column].decode())
    return SyntaxProblem(path, row + 1, column + 1, message)


def _at_offset(path: str, text: str, offset: int, message: str) -> SyntaxProblem:
    line_start = text.rfind("\n", 0, offset) + 1
    return SyntaxProblem(path, text.count("\n", 0, offset) + 1, offset - line_start + 1, message)


def _line(text: str, problem: SyntaxProblem) -> str:
    return text.split("\n")[problem.line - 1].strip()
