import hypothesis.strategies as st
import pytest
from hypothesis import given
from tree_sitter import Node

from sidecar.wiring.lists import apply_edits, insert_item, remove_item
from sidecar.wiring.syntax import members, parse


def container(source: str) -> Node:
    """The array or object literal of `x = …`."""
    root = parse(source.encode())
    assert root is not None
    value = root.named_children[0].named_children[0].child_by_field_name("right")
    assert value is not None
    return value


def inserted(source: str, item: str = "new") -> str:
    """The source with the item inserted."""
    return apply_edits(source.encode(), insert_item(source.encode(), container(source), item)).decode()


def removed(source: str, place: int = -1) -> str:
    """The source without one item of its list."""
    node = container(source)
    return apply_edits(source.encode(), remove_item(source.encode(), node, members(node)[place])).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = []", "x = [ new ]"),
        ("x = [ ]", "x = [ new ]"),
        ("x = {}", "x = { new }"),
        ("x = [a]", "x = [a, new]"),
        ("x = [a,]", "x = [a, new,]"),
        ("x = [\n  a,\n]", "x = [\n  a,\n  new,\n]"),
        ("x = [\n  a\n]", "x = [\n  a,\n  new\n]"),
        ("x = [\r\n  a\r\n]", "x = [\r\n  a,\r\n  new\r\n]"),
        ("x = [\n  a, // why\n  // end\n]", "x = [\n  a, // why\n  new,\n  // end\n]"),
        ("x = [\n  a // why\n]", "x = [\n  a, // why\n  new\n]"),
        ("x = [\n  // none yet\n]", "x = [\n  new,\n  // none yet\n]"),
        ("x = [a({\n  b,\n})]", "x = [a({\n  b,\n}), new]"),
    ],
)
def test_insertion_keeps_the_style(before: str, after: str) -> None:
    """One line stays one line, one item a line stays so, commas and comments stay with their items."""
    assert inserted(before) == after


@pytest.mark.parametrize(
    ("before", "place", "after"),
    [
        ("x = [new, a]", 0, "x = [a]"),
        ("x = [a, new, b]", 1, "x = [a, b]"),
        ("x = [\n  new,\n  a,\n]", 0, "x = [\n  a,\n]"),
        ("x = [\n  a,\n  new,\n  b,\n]", 1, "x = [\n  a,\n  b,\n]"),
        ("x = [new]", 0, "x = []"),
        ("x = [new /* why */]", 0, "x = [ /* why */]"),
    ],
)
def test_removal_anywhere(before: str, place: int, after: str) -> None:
    """Somebody may have moved our item."""
    assert removed(before, place) == after


@given(
    items=st.lists(st.sampled_from(["a", "b()", "...c", "{ d }"]), min_size=1, max_size=4),
    separator=st.sampled_from([", ", ",", ",\n  ", ",\r\n  ", ", // c\n  "]),
    trailing=st.booleans(),
)
def test_removal_undoes_insertion(items: list[str], separator: str, trailing: bool) -> None:
    """For every list that wasn't empty, to the byte."""
    lines = "\n" in separator
    end = ("," if trailing else "") + ("\n" if lines else "")
    source = f"x = [{chr(10) + '  ' if lines else ''}{separator.join(items)}{end}]"
    assert removed(inserted(source)) == source
