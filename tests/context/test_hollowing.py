import pytest

from sidecar.context.hollowing import hollows
from sidecar.context.understanding import Engine
from tests.context.sample import said, situation

ENGINE = Engine()


@pytest.mark.parametrize(
    ("before", "clause"),
    [
        ("a ring only", "no fill"),
        ("outlined", "not filled"),
        ("nur Umriss", "keine Füllung"),
        ("als Ring", "innen leer"),
        ("outline only", "transparent background"),
        ("ghost style", "just a thin outline"),
        ("ghost button", "only a border"),
        ("outlined instead of filled", "same red"),
        ("umrandet statt gefüllt", "gleiche Farbe"),
    ],
)
def test_what_is_said_once_more(before: str, clause: str) -> None:
    """An outline has no ground, and the colour that it was."""
    assert hollows(said(clause), said(before))


@pytest.mark.parametrize(
    ("before", "clause"),
    [
        ("title bold", "no fill"),
        ("no border", "no fill"),
        ("no fill", "2px outline"),
        ("outlined", "no shadow"),
        ("outlined", "red"),
        ("ghost style", "a thicker border"),
        ("title bigger", "same red"),
        ("outlined", "same red as the price"),
        ("2px border", "no background"),
    ],
)
def test_what_is_a_wish_of_its_own(before: str, clause: str) -> None:
    """A figure, another thing, or no outline before it."""
    assert not hollows(said(clause), said(before))


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("terms outlined, no fill", 1),
        ("price as a ring only, no fill", 1),
        ("terms: ghost, only a border", 1),
        ("terms outlined, no shadow", 2),
        ("no fill, title bold", 2),
    ],
)
def test_how_many_wishes(prompt: str, count: int) -> None:
    """One look, however much is said of it."""
    assert len(ENGINE.understand(prompt, situation()).intents) == count
