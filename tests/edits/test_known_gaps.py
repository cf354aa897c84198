import pytest

from sidecar.edits.syntax import new_errors


@pytest.mark.parametrize(
    "text",
    [
        "interface A<in T> { x: T }",
        "interface A<out T, in U> { x: T }",
        "export type * from './a';",
        "export type * as a from './a';",
        "const e = <p>a & b && c</p>;",
        "const e = <><b/> & <i/></>;",
        "type A = B<C> & D<E>; const e = <p>R & D & more; (a & b)</p>; const f = (a > b) & (c < d);",
        "const e = <p>\n  a & b\n  c & d {e} & <b>f & g</b>\n</p>;",
    ],
)
def test_gaps_of_the_grammar_are_no_errors(text: str) -> None:
    """Valid code that the grammar doesn't know passes."""
    assert new_errors("a.tsx", "", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "const e = <p>a & b & c</q>;",
        "const e = <p>a > b</p>;",
        "const e = <p>a } b</p>;",
        "interface A<x y T> {}",
        "export typo * from './a';",
    ],
)
def test_mistakes_in_the_same_places_are_errors(text: str) -> None:
    """The exceptions are no wider than the gaps."""
    assert new_errors("a.tsx", "", text) != []
