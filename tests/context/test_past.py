import pytest

from sidecar.context.situation import Known, Said
from sidecar.context.understanding import Engine
from tests.context.sample import situation

TURNS = [
    Said("title red", "color", "offer__title", 2, 1),
    Said("more padding", "spacing", None, 3, 2),
]
VERSIONS = [
    Known(1, None, "Original", "original"),
    Known(2, 1, "title red"),
    Known(3, 2, "more padding"),
    Known(4, 3, "give it a soft shadow"),
]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("undo", ("undo", None, None, None)),
        ("undo the padding", ("undo", None, None, None)),
        ("undo the colour", ("edit", "color", "offer__title", None)),
        ("undo twice", ("undo", None, None, 1)),
        ("go back to version 2", ("restore", None, None, 2)),
        ("back to the original", ("restore", None, None, 1)),
        ("redo", ("redo", None, None, None)),
        ("bring the shadow back", ("redo", None, None, None)),
        ("put it back", ("redo", None, None, None)),
        ("doch lieber mit Schatten", ("redo", None, None, None)),
        ("as large as originally", ("edit", "size", None, None)),
        ("set the title back to the original", ("edit", "color", "offer__title", None)),
    ],
)
def test_going_back(prompt: str, expected: tuple[str, str | None, str | None, int | None]) -> None:
    """Commands go where they say; taking back what wasn't the last change is an edit."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=3, redo_version_id=4)
    got = Engine().understand(prompt, within).intents[-1]
    assert (got.kind, got.edit_type, got.target and got.target.id, got.version_id) == expected


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("take the padding off again", "undo"),
        ("drop the padding again", "undo"),
        ("das Padding wieder raus", "undo"),
        ("remove the padding of the title again", "edit"),
        ("remove the border again", "edit"),
        ("remove the colour again", "edit"),
        ("remove the title again", "edit"),
        ("remove the padding on hover again", "edit"),
        ("reduce the padding by 4px again", "edit"),
        ("remove the padding", "edit"),
        ("padding again", "edit"),
    ],
)
def test_what_was_put_on_last_is_taken_off_again(prompt: str, kind: str) -> None:
    """Just that, and all of it; anything else is an edit, though it goes back."""
    within = situation(turns=TURNS, versions=VERSIONS[:3], current_version_id=3)
    assert Engine().understand(prompt, within).intents[-1].kind == kind


@pytest.mark.parametrize(
    "prompt",
    [
        "put the title back in the middle",
        "put the perks back on the left",
        "move the price back up",
        "bring the title forward",
        "a redo icon next to the title",
        "add a back button",
        "einen Zurück-Knopf einbauen",
        "Titel doch lieber in Blau",
    ],
)
def test_an_element_that_is_put_somewhere_does_not_come_back(prompt: str) -> None:
    """Though a shadow was undone just now."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=3, redo_version_id=4)
    assert {intent.kind for intent in Engine().understand(prompt, within).intents} == {"edit"}


def test_nothing_was_undone() -> None:
    """Then nothing can be brought back, and the shadow is a wish."""
    within = situation(turns=TURNS, versions=VERSIONS[:3], current_version_id=3)
    (got,) = Engine().understand("bring the shadow back", within).intents
    assert (got.kind, got.edit_type) == ("edit", "effect")


@pytest.mark.parametrize(
    ("prompt", "steps", "version"),
    [
        ("the last 2 were rubbish, undo them", 2, 1),
        ("both were wrong, undo them", 2, 1),
        ("the last 2 were rubbish, undo that", None, None),
        ("the first three perks were wrong, undo them", None, None),
    ],
)
def test_how_many_are_taken_back(prompt: str, steps: int | None, version: int | None) -> None:
    """“Them” are as many as were counted before; counted elements are no steps."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=3)
    got = Engine().understand(prompt, within).intents[-1]
    assert (got.kind, got.amount and got.amount.steps, got.version_id) == ("undo", steps, version)


def test_the_whole_prompt_describes_a_version() -> None:
    """Where the clause that goes back says nothing of it."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=3)
    got = Engine().understand("back to the state, in which only the title was red", within).intents
    assert [(intent.kind, intent.version_id) for intent in got] == [("restore", 2)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("can I have the original back", ["restore"]),
        ("the very first version again", ["restore"]),
        ("take everything back", ["restore"]),
        ("drop all edits", ["restore"]),
        ("how it was at the very start", ["restore"]),
        ("so wie es ganz am Anfang war", ["restore"]),
        ("stell den Ausgangszustand wieder her", ["restore"]),
        ("zurück auf Null", ["restore"]),
        ("go back to where nothing was changed and only make the corners rounder", ["restore", "border"]),
        ("nimm beides zurück und mach den Titel fett", ["undo", "typography"]),
        ("roll that back and make the title bold", ["undo", "typography"]),
        ("das Angebot wieder so schmal wie ganz am Anfang", ["size"]),
        ("corners as square as in the beginning", ["border"]),
        ("die Ecken des Titels lieber wie am Anfang", ["border"]),
        ("put the price at the start", ["structure"]),
    ],
)
def test_everything_is_taken_back(prompt: str, expected: list[str]) -> None:
    """The original comes back; something that shall be as much as in it is an edit."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=3, redo_version_id=4)
    got = Engine().understand(prompt, within).intents
    assert [intent.edit_type or intent.kind for intent in got] == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ('go back to "title red"', ("restore", 2)),
        ('back to "version 2"', ("restore", 2)),
        ("zurück zu „more padding“", ("restore", 3)),
        ('back to "Starter"', ("edit", None)),
        ('title: "title red"', ("edit", None)),
        ('rename it to "version 2"', ("edit", None)),
    ],
)
def test_a_prompt_that_is_quoted(prompt: str, expected: tuple[str, int | None]) -> None:
    """It is the version that it made; a text for an element stays one."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=4)
    assert [(each.kind, each.version_id) for each in Engine().understand(prompt, within).intents] == [expected]


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("forget the animation, make the title bigger", ["typography"]),
        ("vergiss die Animation, Titel größer", ["typography"]),
        ("forget the animation", ["effect"]),
        ("drop the shadow on the price, title bigger", ["effect", "typography"]),
    ],
)
def test_what_failed_and_is_given_up(prompt: str, types: list[str]) -> None:
    """Beside another wish it is none; of something else it is."""
    turns = [*TURNS, Said("animate it when it opens", "effect", None, None, None, False)]
    within = situation(turns=turns, versions=VERSIONS[:3], current_version_id=3)
    assert [each.edit_type for each in Engine().understand(prompt, within).intents] == types


@pytest.mark.parametrize(
    ("prompt", "edit_type"),
    [
        ("bring the shadow back but half as big", "effect"),
        ("Schatten wieder her, aber nur halb so groß", "effect"),
        ("redo, but smaller", "effect"),
        ("redo it, and make it bigger", "size"),
    ],
)
def test_what_comes_back_smaller(prompt: str, edit_type: str) -> None:
    """“But smaller” is said of what comes back, “and make it bigger” of the element."""
    within = situation(turns=TURNS, versions=VERSIONS, current_version_id=3, redo_version_id=4)
    got = Engine().understand(prompt, within).intents
    assert [(each.kind, each.edit_type) for each in got] == [("redo", None), ("edit", edit_type)]
