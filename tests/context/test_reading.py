import pytest

from sidecar.context.situation import Known, Said
from sidecar.context.understanding import Engine
from tests.context.sample import situation

ENGINE = Engine()
SHADOWED = [
    Said("price green", "color", "offer__price", 2, 1),
    Said("stronger shadow", "effect", None, 3, 2),
]
STATES = [
    Known(1, None, "Original", "original"),
    Known(2, 1, "price green"),
    Known(3, 2, "stronger shadow"),
    Known(4, 3, "bolder title"),
]


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("title bolder, the corners stay", ["typography"]),
        ("keep the corners, title bolder", ["typography"]),
        ("title smaller, leave the padding as it is", ["typography"]),
        ("red, without changing the size", ["color"]),
        ("I like the font, but center the title", ["layout"]),
        ("die Größe passt, aber den Titel zentrieren", ["layout"]),
        ("title red. It feels a bit cramped.", ["color"]),
    ],
)
def test_what_stays_is_no_wish(prompt: str, types: list[str]) -> None:
    """Neither the rules nor the table hear of it."""
    assert [intent.edit_type for intent in ENGINE.understand(prompt, situation()).intents] == types


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("shadow's overkill, take that off again", ["undo"]),
        ("make it red, then undo the shadow", ["edit", "undo"]),
        ("price smaller, then back to version 2", ["edit", "restore"]),
        ("price smaller and redo", ["edit", "redo"]),
        ("too light, redo", ["redo"]),
        ("the version with the green price, and the small title", ["restore"]),
        ("the version with the green price, and a bigger title", ["restore", "edit"]),
        ("back to version 2, and the small title", ["restore", "edit"]),
        ("It was fine before we made the price green. Take me there", ["restore"]),
    ],
)
def test_going_back_and_edits(prompt: str, kinds: list[str]) -> None:
    """An edit without a verb says why one goes back, unless something shall follow it; a description goes on until there is a wish."""
    within = situation(turns=SHADOWED, versions=STATES, current_version_id=3, redo_version_id=4)
    assert [intent.kind for intent in ENGINE.understand(prompt, within).intents] == kinds


def test_a_version_that_is_asked_for_twice() -> None:
    """“Again” behind it repeats no edit."""
    within = situation(turns=SHADOWED, versions=STATES, current_version_id=3)
    found = ENGINE.understand("the one with the green price, can I have that again", within).intents
    assert [(intent.kind, intent.version_id) for intent in found] == [("restore", 2)]
