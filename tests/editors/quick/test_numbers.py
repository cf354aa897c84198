import pytest

from sidecar.editors.quick.numbers import like, number, rounded


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


@pytest.mark.parametrize(
    ("value", "unit", "before", "expected"),
    [
        (9.295, "px", 14.3, 9.25),
        (14.3, "PX", 11.0, 14.25),
        (-3.9, "px", -3.0, -4.0),
        (0.8, "px", 0.4, 0.8),
        (12.12, "px", 12.0, 12.12),
        (0.9625, "rem", 0.875, 0.9625),
        (33.6, "%", 28.0, 33.6),
    ],
)
def test_pixels_come_in_quarters(value: float, unit: str, before: float, expected: float) -> None:
    """Unless there is less than one of them, or nothing would change; other units are fine as they are."""
    assert rounded(value, unit, before) == expected
