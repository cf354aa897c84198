from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.editors.quick.values import components, layers, substitute, variable_of


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("11px 20px", ["11px", "20px"]),
        ("bold 14px/1.2 'A b', serif", ["bold", "14px", "/", "1.2", "'A b'", ",", "serif"]),
        ("calc(1px + (2px * 3)) auto", ["calc(1px + (2px * 3))", "auto"]),
        ("url(a b.png) red", ["url(a b.png)", "red"]),
        ("1px /* c, d */ 2px", ["1px", "2px"]),
        ("rgb(0 0 0 / 40%)", ["rgb(0 0 0 / 40%)"]),
        ("-1px -webkit-box", ["-1px", "-webkit-box"]),
        ("", []),
    ],
)
def test_components(value: str, parts: list[str]) -> None:
    """Functions are one component, comments none."""
    assert [part.text for part in components(value)] == parts


def test_layers_are_parted_by_commas_at_the_top() -> None:
    """Commas within functions don't count."""
    assert [[part.text for part in layer] for layer in layers("0 1px rgb(1, 2, 3), inset 0 0 1px red")] == [
        ["0", "1px", "rgb(1, 2, 3)"],
        ["inset", "0", "0", "1px", "red"],
    ]


@given(st.text(alphabet="ab1p ,/()'\"*-", max_size=30))
def test_components_are_pieces_of_the_value(value: str) -> None:
    """Each one is what stands at its place, in order; substituting it by itself changes nothing."""
    parts = components(value)
    assert all(value[part.start : part.end] == part.text for part in parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert substitute(value, [(part, part.text) for part in parts]) == value


def test_the_function_of_a_component() -> None:
    """In lower case; words have none."""
    call, word = components("RGB(1 2 3) red")
    assert (call.function, word.function) == ("rgb", "")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("var(--gap)", "--gap"),
        (" var( --gap-2 ) ", "--gap-2"),
        ("var(--gap, 4px)", None),
        ("calc(var(--gap) * 2)", None),
        ("4px", None),
    ],
)
def test_the_variable_that_a_value_is(value: str, name: str | None) -> None:
    """And nothing else."""
    assert variable_of(value) == name
