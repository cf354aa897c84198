"""Whether JSX tags pair up: tree-sitter's grammar accepts `<div></span>`, and places an unclosed tag badly. Pure."""

from collections.abc import Iterator

from tree_sitter import Node


def tag_problems(root: Node) -> list[tuple[Node, str]]:
    """The tags of a parsed file that don't pair up, with what is wrong about each."""
    problems: list[tuple[Node, str]] = []
    opened: list[Node] = []
    for tag in _tags(root):
        if tag.type == "jsx_opening_element":
            opened.append(tag)
        elif opened and _name(opened[-1]) == _name(tag):
            opened.pop()
        elif any(_name(each) == _name(tag) for each in opened):
            while _name(opened[-1]) != _name(tag):
                problems.append((opened[-1], f"`<{_name(opened.pop())}>` is never closed"))
            opened.pop()
        elif opened:
            problems.append((tag, f"`<{_name(opened.pop())}>` is closed by `</{_name(tag)}>`"))
        else:
            problems.append((tag, f"`</{_name(tag)}>` closes nothing"))
    return problems + [(tag, f"`<{_name(tag)}>` is never closed") for tag in opened]


def _tags(root: Node) -> Iterator[Node]:
    """In the order of the text; without recursion, because expressions can nest deeper than Python's stack."""
    todo = [root]
    while todo:
        node = todo.pop()
        if node.type in {"jsx_opening_element", "jsx_closing_element"}:
            yield node
        todo += reversed(node.children)


def _name(tag: Node) -> str:
    name = tag.child_by_field_name("name")
    return (name.text or b"").decode() if name is not None else ""
