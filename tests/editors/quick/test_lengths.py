import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.editors.quick.lengths import Scaling, parse, shifted

TOKENS = {"--a": "4px", "--b": "1em", "--c": "4px 8px", "--d": "var(--b)", "--e": "var(--e)", "--f": "0.5"}


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("11px 20px", "14.25px 26px"),
        ("0 auto", "0 auto"),
        (".5em", ".65em"),
        ("-3px -1px", "-4px -1.25px"),
        ("1rem", "1.3rem"),
        ("50%", "65%"),
        ("1.5", "1.5"),
        ("200ms", "200ms"),
        ("1fr auto", "1fr auto"),
        ("var(--a)", "calc(var(--a) * 1.3)"),
        ("var(--unknown)", "calc(var(--unknown) * 1.3)"),
        ("calc(1px + 2px)", "calc((1px + 2px) * 1.3)"),
        ("calc(var(--a) * 2)", "calc(var(--a) * 2.6)"),
        ("calc(1px + 2px * 2)", "calc((1px + 2px * 2) * 1.3)"),
        ("clamp(1px, 2vw, 3px)", "calc(clamp(1px, 2vw, 3px) * 1.3)"),
        ("min(1px, 2px) 4px", "calc(min(1px, 2px) * 1.3) 5.25px"),
        ("fit-content", "fit-content"),
    ],
)
def test_scaling(value: str, after: str) -> None:
    """Lengths are multiplied, calculations and variables wrapped, the rest stays."""
    assert Scaling(1.3, lookup=TOKENS.get).value(value) == after


@pytest.mark.parametrize(
    ("scaling", "value", "after"),
    [
        (Scaling(2, relative=False), "1em 2px", "1em 4px"),
        (Scaling(2, relative=False), "calc(1em * 2)", "calc(1em * 2)"),
        (Scaling(2, relative=False, lookup=TOKENS.get), "var(--b)", "var(--b)"),
        (Scaling(2, relative=False, lookup=TOKENS.get), "var(--d)", "var(--d)"),
        (Scaling(2, lookup=TOKENS.get), "var(--e)", "calc(var(--e) * 2)"),
        (Scaling(2, percent=False), "50% 2px", "50% 4px"),
        (Scaling(2, unitless=True), "1.5", "3"),
        (Scaling(2, unitless=True, lookup=TOKENS.get), "var(--f)", "calc(var(--f) * 2)"),
        (Scaling(2, lookup=TOKENS.get), "var(--c)", None),
    ],
)
def test_what_grows_by_itself_is_left_alone(scaling: Scaling, value: str, after: str | None) -> None:
    """Ems, percentages and numbers only where asked for, also behind a variable; a list of lengths can't be wrapped."""
    assert scaling.value(value) == after


@given(
    st.sampled_from(["8px", "var(--x)", "calc(100% - 4px)", "clamp(1px, 2vw, 3px)"]), st.sampled_from([1.25, 2, 4, 0.5])
)
def test_there_and_back(value: str, factor: float) -> None:
    """A factor and its inverse leave what was there, without layers of `calc()`."""
    there = Scaling(factor).value(value)
    assert there is not None
    assert Scaling(1 / factor).value(there) == value


@pytest.mark.parametrize(
    ("value", "delta", "after"),
    [
        ("4px 8px", "4px", "8px 12px"),
        ("0 8px", "4px", "4px 12px"),
        ("3px", "-4px", "0px"),
        ("-8px", "4px", "-4px"),
        ("1rem", "4px", "calc(1rem + 4px)"),
        ("var(--x)", "-4px", "calc(var(--x) - 4px)"),
        ("calc(var(--x) + 4px)", "4px", "calc(var(--x) + 8px)"),
        ("calc(var(--x) + 4px)", "-4px", "var(--x)"),
        ("calc(100% - 1rem)", "4px", "calc((100% - 1rem) + 4px)"),
        ("auto 4px", "1px", "auto 5px"),
        ("auto", "4px", None),
        ("1.5", "4px", None),  # a line height
        ("4px", "much", None),
    ],
)
def test_shifting(value: str, delta: str, after: str | None) -> None:
    """The same unit is added up, another one calculated, nothing falls below zero that wasn't."""
    assert shifted(value, delta) == after


@pytest.mark.parametrize(
    ("text", "known"),
    [("4px", (4.0, "px")), ("-.5EM", (-0.5, "em")), ("50%", (50.0, "%")), ("2", (2.0, "")), ("auto", None)],
)
def test_parse(text: str, known: tuple[float, str] | None) -> None:
    """A number and its unit."""
    assert parse(text) == known
