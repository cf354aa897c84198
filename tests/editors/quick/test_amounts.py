import pytest

from sidecar.editors.quick.amounts import default_factor, is_length_measure, takes_percent


@pytest.mark.parametrize(
    "measure", ["size", "padding-left", "border-radius", "border-width", "opacity", "width", "gap"]
)
def test_degrees_are_in_order(measure: str) -> None:
    """A bit, more and much more grow; a bit less, less and much less shrink, and never to nothing."""
    up = [default_factor(measure, 1, degree) for degree in ("small", "", "great")]
    down = [default_factor(measure, -1, degree) for degree in ("small", "", "great")]
    assert 1 < up[0] < up[1] < up[2]
    assert 1 > down[0] > down[1] > down[2] > 0


def test_what_a_length_can_be_added_to() -> None:
    """The size is several lengths at once, opacity is none."""
    assert is_length_measure("padding")
    assert not is_length_measure("size")
    assert not is_length_measure("opacity")


def test_where_a_percentage_is_a_value() -> None:
    """“width 50%” is CSS; “padding 20%” may mean 20% more."""
    assert takes_percent("width")
    assert not takes_percent("padding")
