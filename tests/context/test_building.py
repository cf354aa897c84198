import pytest

from sidecar.context.building import Building
from sidecar.context.facts import Signals
from tests.context.sample import names, said, spoken


def _building(prompt: str) -> Building:
    return Building(said(prompt), spoken(prompt), names())


@pytest.mark.parametrize(
    ("prompt", "adds"), [("add a badge", True), ("remove the price", False), ("merge title and price", False)]
)
def test_what_is_built(prompt: str, adds: bool) -> None:
    """Added, removed, wrapped: the structure changes."""
    told = _building(prompt).built()
    assert told is not None
    assert (told.types, told.adds) == (("structure",), adds)


def test_one_thing_of_another_is_a_variant() -> None:
    """“Make the title a link” adds none."""
    for prompt in ("make the title a link", "make it a link"):
        assert _building(prompt).built() == Signals(("variant",), sure=0.75)
    assert _building("give it a link").built() != Signals(("variant",), sure=0.75)


@pytest.mark.parametrize(
    ("prompt", "together"),
    [
        ("fass Titel und Preis zusammen", True),
        ("leg Titel und Preis zusammen", True),
        ("put the title and the price in a container", True),
        ("put the title in a container", True),
        ("Reihenfolge von Titel und Preis umdrehen", True),
        ("fass den Titel nicht an", False),
        ("pack den Titel dazu", False),
        ("put the title in the footer", False),
        ("put a badge in a container", False),
        ("put the title in a container with a background", False),
    ],
)
def test_what_is_brought_together(prompt: str, together: bool) -> None:
    """By a verb in two halves, in something around them, in another order."""
    told = _building(prompt).built()
    assert (told is not None and told.together and told.plain) is together


def test_what_is_new_beside_what_is_there() -> None:
    """However it looks."""
    told = _building("a tiny house in front of it").beside()
    assert told is not None
    assert told.adds
    assert _building("a darker title").beside() is None


def test_what_is_not_there_yet() -> None:
    """“Pills next to the title”."""
    told = _building("stickers next to the title").new()
    assert told is not None
    assert told.types == ("structure",)


@pytest.mark.parametrize(
    ("prompt", "plain"),
    [
        ("the price is useless", True),
        ("der Preis muss nicht sein", True),
        ("remove the price", True),
        ("remove the price gently", False),
        ("no price look", False),
        ("no badge", False),
        ("the remove title", False),
    ],
)
def test_whether_nothing_but_what_goes_is_said(prompt: str, plain: bool) -> None:
    """What isn't there can't go, and “no button look” leaves the button."""
    told = _building(prompt).built()
    assert (told is not None and told.plain) is plain
