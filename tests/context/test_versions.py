import pytest

from sidecar.context.situation import Known, Said
from sidecar.context.versions import Described, describes
from tests.context.sample import names, said, situation

VERSIONS = [
    Known(1, None, "Original", "original"),
    Known(2, 1, "bigger title"),
    Known(3, 2, "make the price green"),
    Known(4, 3, "stronger shadow"),
]


@pytest.mark.parametrize(
    ("about", "version"),
    [
        ("the version with the green price", 3),
        ("the version before the shadow", 3),
        ("when the title was small", 1),
        ("zurück zu grün", 3),
        ("the version with the elephant", None),
    ],
)
def test_which_version_is_meant(about: str, version: int | None) -> None:
    """The one that brought it about; its parent for “before”, and for the opposite of what it did."""
    assert Described(situation(versions=VERSIONS, current_version_id=4), names()).version(about) == version


LONGER = [
    *VERSIONS,
    Known(5, 4, "rounder corners"),
    Known(6, 5, "", "external"),
]


@pytest.mark.parametrize(
    ("about", "version"),
    [
        ("the untouched version", 1),
        ("before I touched anything", 1),
        ("before I touched the price", 2),
        ("the untouched price", 3),
        ("vor allen Änderungen", 1),
        ("before any of it", 1),
        ("before all the shadow stuff", 3),
        ("what I did by hand", 6),
        ("before my manual edit", 5),
        ("the price in my hand", 3),
        ("the version where the price was not green yet", 2),
        ("large, aber noch nicht grün", 2),
        ("the green price", 3),
        ("with normal corners", 4),
        ("with round corners", 5),
        ("the version pre shadow", 3),
        ("the drop shadow version", 4),
        ("version without shadow", 3),
    ],
)
def test_what_it_was_not_yet_like(about: str, version: int) -> None:
    """What lacks something came before it; untouched is the original where nothing is named; a hand's work is found, too."""
    assert Described(situation(versions=LONGER, current_version_id=6), names()).version(about) == version


def test_what_goes_on_with_a_version_is_about_what_was_named_before() -> None:
    """“And in blue” of the price; of the versions that fit equally the one on the path."""
    versions = [
        Known(1, None, "Original", "original"),
        Known(2, 1, "price bold"),
        Known(3, 2, "and blue"),
        Known(4, 2, "price green"),
    ]
    here = situation(versions=versions, current_version_id=4)
    assert Described(here, names()).version("the blue price") == 3
    assert Described(here, names()).version("the green price") == 4


@pytest.mark.parametrize(
    ("about", "version", "expected"),
    [
        ("the green", 3, True),
        ("the green price", 3, True),
        ("the shadow", 4, True),
        ("the price", 3, False),
        ("the green title", 3, False),
        ("the shadow", 3, False),
        ("the shadow on hover", 4, False),
        ("the shadow of the price", 4, False),
    ],
)
def test_what_a_version_did(about: str, version: int, *, expected: bool) -> None:
    """All that is named, and more than the element that it was done to."""
    assert Described(situation(versions=VERSIONS, current_version_id=4), names()).did(about, version) is expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the small title", True),
        ("bold title", True),
        ("without colour", True),
        ("mit Schatten", True),
        ("als der Titel groß war", True),
        ("not round yet", True),
        ("noch nicht rund", True),
        ("nicht rund", False),
        ("a bigger title", False),
        ("make it red", False),
        ("title bold", False),
        ("the title", False),
    ],
)
def test_what_only_describes(clause: str, *, expected: bool) -> None:
    """How something was; a verb, or a comparison with what is there, asks for something."""
    assert describes(said(clause)) is expected


def test_of_the_same_wish_twice_the_later_one_is_meant() -> None:
    """Unless it is what one sees already: then nobody would ask for it."""
    again = [
        *VERSIONS,
        Known(5, 4, "make the price blue"),
        Known(6, 5, "make the price green"),
        Known(7, 6, "bolder title"),
    ]
    assert Described(situation(versions=again, current_version_id=7), names()).version("the green price") == 6
    assert Described(situation(versions=again, current_version_id=6), names()).version("the green price") == 3


@pytest.mark.parametrize(
    ("about", "version"),
    [
        ("back to just the bigger title, no green", 2),
        ("take me back to the one that was bigger no green", 2),
        ("the green price but still no shadow", 3),
        ("grüner Preis, aber kein Schatten", 3),
        ("bigger title, no border", 2),
    ],
)
def test_what_a_version_lacked(about: str, version: int) -> None:
    """“No shadow” means the one before it, where one version brought it about."""
    assert Described(situation(versions=VERSIONS, current_version_id=4), names()).version(about) == version


@pytest.mark.parametrize(
    ("about", "did"),
    [
        ("the colour change", True),
        ("die Färbung", True),
        ("the green colour", True),
        ("the resize", False),
        ("the price", False),
    ],
)
def test_a_change_by_its_name(about: str, *, did: bool) -> None:
    """A name for its type tells it, and words like “effect” behind what it brought about tell nothing."""
    turns = [Said("make the price green", "color", "offer__price", 3, 2)]
    within = situation(turns=turns, versions=VERSIONS, current_version_id=4)
    assert Described(within, names()).did(about, 3) is did
