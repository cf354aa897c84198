import pytest

from sidecar.context.situation import Known, Said
from sidecar.context.taking_back import changed_by_name, given_up, is_last_change, taken_back
from sidecar.context.understanding import Engine
from tests.context.sample import situation

TURNS = [
    Said("price in coral", "color", "offer__price", 2, 1),
    Said("title 20% bigger", "size", "offer__title", 3, 2),
]
VERSIONS = [
    Known(1, None, "Original", "original"),
    Known(2, 1, "price in coral"),
    Known(3, 2, "title 20% bigger"),
    Known(4, 3, "give it a big soft shadow"),
]
UNDONE = situation(turns=TURNS, versions=VERSIONS, current_version_id=3, redo_version_id=4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take the rounding back off", "the rounding"),
        ("can you take the rounding back as well", "the rounding"),
        ("take back the rounding too", "the rounding"),
        ("nimm die Größe auch noch zurück", "die groesse"),
        ("nimm die ooch noch zurück", ""),
        ("scratch that as well", ""),
        ("das auch wieder zurück", ""),
        ("take the badge back a bit", None),
        ("take the padding back to 12px", None),
        ("take the badge off again", None),
        ("drop it too", None),
        ("das Badge zurück", None),
    ],
)
def test_what_is_taken_back(text: str, expected: str | None) -> None:
    """It stands in a frame; what goes back by degrees, or to somewhere, isn't taken back."""
    assert taken_back(text) == expected


def test_a_change_by_its_name() -> None:
    """It tells its type; what is changed doesn't."""
    assert changed_by_name("the resize") == "size"
    assert changed_by_name("the colour change") == "color"
    assert changed_by_name("the badge") is None


def test_the_last_change_by_its_name() -> None:
    """Or by its figure."""
    assert is_last_change("the resize", UNDONE)
    assert is_last_change("the 20%", UNDONE)
    assert not is_last_change("the colour", UNDONE)
    assert not is_last_change("the resize", situation())


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("take the resize back as well", ("undo", None)),
        ("can you take the resize back", ("undo", None)),
        ("nimm die Vergrößerung auch noch zurück", ("undo", None)),
        ("ach die groesse ist auch nix, nimm die ooch noch zurueck", ("undo", None)),
        ("take it off again please", ("undo", None)),
        ("take the coral back", ("edit", "color")),
        ("nimm die Farbe zurück", ("edit", "color")),
        ("bring it back", ("redo", None)),
        ("put the shadow back", ("redo", None)),
        ("hol das zurück", ("redo", None)),
        ("take the padding back to 12px", ("edit", "spacing")),
    ],
)
def test_only_the_last_change_is_undone(prompt: str, expected: tuple[str, str | None]) -> None:
    """What was undone a moment ago is no reason to bring it back; an earlier change is an edit."""
    found = Engine().understand(prompt, UNDONE).intents
    assert [(intent.kind, intent.edit_type) for intent in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forget the animation", "animation"),
        ("ok drop the animation idea", "animation"),
        ("vergiss die Animation", "animation"),
        ("make the animation slower", None),
    ],
)
def test_what_is_given_up(text: str, expected: str | None) -> None:
    """Without the words that call it an idea."""
    assert given_up(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drop the size tweak as well", "the size tweak"),
        ("die Vergrößerung auch weg", "die vergroesserung"),
        ("the resize can go too", "the resize"),
        ("drop the colour", None),
        ("drop the badge as well", None),
    ],
)
def test_a_change_that_goes(text: str, expected: str | None) -> None:
    """A name for a change needs no “again”; one for a trait of an element does."""
    assert taken_back(text) == expected
