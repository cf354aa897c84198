import pytest

from sidecar.context.continuing import continues
from tests.context.sample import said


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        ("padding 4px", "8px"),
        ("line below the title, 2px", "in red"),
        ("a ring around it", "white"),
        ("add a thin border", "red"),
        ("need a busy variant too", "in red"),
        ("ein Rahmen um den price", "rot"),
        ("more padding", "left"),
        ("add a link to the footer", "small and grey"),
        ("add a divider", "a thin grey one above the footer"),
        ("add an icon before the title", "a small star"),
        ("more padding", "left and right"),
        ("mehr Luft um den title", "links und rechts"),
        ("it was fine", "bring me there"),
    ],
)
def test_what_goes_on(before: str, piece: str) -> None:
    """It has no wish of its own."""
    assert continues(said(piece), said(before))


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        ("border thicker", "red"),
        ("add an arrow to the title", "bigger"),
        ("add an icon", "a red border"),
        ("add a shadow", "soft and big"),
        ("add a link to the footer", "the title bold"),
        ("add a link to the footer", "center it"),
        ("no border", "red"),
        ("rounder corners", "red"),
        ("a border around the title", "bold"),
        ("a border around the title", "price red"),
        ("a bigger title", "red"),
        ("a shadow", "red"),
        ("in coral", "30px"),
    ],
)
def test_a_wish_of_its_own(before: str, piece: str) -> None:
    """A colour is one, but that of a line that isn't there yet."""
    assert not continues(said(piece), said(before))
