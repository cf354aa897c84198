import pytest

from sidecar.context.turning import Turning
from tests.context.sample import names, said, spoken


def _types(prompt: str) -> tuple[str, ...]:
    told = Turning(said(prompt), spoken(prompt), names()).turned()
    assert told is None or told.plain
    return told.types if told else ()


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("replace the title by a checkbox", ("structure",)),
        ("ersetze den Preis durch eine Tabelle", ("structure",)),
        ("turn the title into a list", ("structure",)),
        ("statt dem Preis eine Tabelle", ("structure",)),
        ("make the icon a heart", ("content",)),
        ("a star instead of the icon", ("content",)),
        ("make the title a link", ()),
        ("replace the button by a link", ()),
        ("replace the title by 'Hi'", ()),
        ("replace the title with the price", ()),
        ("replace the price with a smaller gap", ()),
        ("the title with a checkbox", ()),
        ("make the title a bit bigger", ()),
        ("make the title a red", ()),
    ],
)
def test_an_element_of_another_kind(prompt: str, types: tuple[str, ...]) -> None:
    """A picture for a picture is other content, a link for a button another variant."""
    assert _types(prompt) == types


@pytest.mark.parametrize(
    ("prompt", "copied"),
    [
        ("a copy of the price below the title", True),
        ("repeat the price at the bottom", True),
        ("den Preis duplizieren", True),
        ("den Preis zweimal anzeigen", True),
        ("copy the price", False),
        ("copy the price to the clipboard", False),
        ("copy the price on click", False),
        ("repeat the animation twice", False),
        ("repeat that", False),
        ("the copy below the title smaller", False),
        ("undo twice", False),
        ("a copy of the red price in bold", False),
    ],
)
def test_one_more_of_what_is_there(prompt: str, copied: bool) -> None:
    """“Copy” alone is what a click does."""
    assert (_types(prompt) == ("structure",)) is copied


@pytest.mark.parametrize(
    ("prompt", "fused"),
    [
        ("flip the title and the price", True),
        ("Titel und Preis verbinden", True),
        ("join title and price", True),
        ("flip the icon", False),
        ("flip the layout", False),
        ("flip the title and the price on hover", False),
        ("title and price in one row", False),
        ("join the title", False),
        ("title and price closer", False),
        ("box the title", False),
    ],
)
def test_two_that_become_one_or_change_places(prompt: str, fused: bool) -> None:
    """One alone is flipped by an animation."""
    assert (_types(prompt) == ("structure",)) is fused


@pytest.mark.parametrize(
    ("prompt", "alone"),
    [
        ("only show the price", True),
        ("nur den Preis anzeigen", True),
        ("only the price should be visible", True),
        ("only show the price on hover", False),
        ("price only visible for admins", False),
        ("show the price only if there is one", False),
        ("only the price red", False),
        ("nur den Titel fett", False),
        ("Preis erst bei Fokus einblenden", False),
        ("show the price", False),
        ("only show title and price", False),
    ],
)
def test_what_alone_shall_be_seen(prompt: str, alone: bool) -> None:
    """At some time or for someone is behaviour."""
    assert (_types(prompt) == ("structure",)) is alone
