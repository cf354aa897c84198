import pytest

from sidecar.editors.quick.numbers import like, number


@pytest.mark.parametrize(
    ("value", "text"), [(14.3, "14.3"), (26.0, "26"), (-0.0001, "0"), (1 / 3, "0.333"), (-2.5, "-2.5"), (100.0, "100")]
)
def test_numbers_have_three_decimals_at_most(value: float, text: str) -> None:
    """No trailing zeros, no negative zero."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "written", "text"),
    [(0.65, ".5", ".65"), (-0.65, "-.5", "-.65"), (0.65, "0.5", "0.65"), (1.5, ".5", "1.5")],
)
def test_numbers_are_written_like_the_one_before(value: float, written: str, text: str) -> None:
    """A missing leading zero stays missing."""
    assert like(value, written) == text
