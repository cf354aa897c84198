import pytest

from sidecar.context.situation import Picked, Said
from sidecar.context.understanding import Engine
from sidecar.context.wanted import spoken_of
from tests.context.sample import names, said, situation

LAST = [Said("price bold", "typography", "offer__price", 2, 1)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("the title larger", [("typography", "offer__title")]),
        ("larger", [("size", None)]),
        ("title bold and red", [("typography", "offer__title"), ("color", "offer__title")]),
        ("no shadow", [("effect", None)]),
    ],
)
def test_edits_without_a_conversation(prompt: str, expected: list[tuple[str, str | None]]) -> None:
    """Larger letters are typography; one intent per type and element."""
    found = Engine().understand(prompt, situation()).intents
    assert [(each.edit_type, each.target and each.target.id) for each in found] == expected


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("the title too", ("typography", "offer__title")),
        ("now the same for the title", ("typography", "offer__title")),
        ("even more", ("typography", "offer__price")),
        ("smaller shadow", ("effect", None)),
        ("make the title like the price", ("typography", "offer__title")),
    ],
)
def test_edits_that_go_on(prompt: str, expected: tuple[str, str | None]) -> None:
    """What the last turn did is repeated; a shadow is that of the element that has one."""
    (got,) = Engine().understand(prompt, situation(turns=LAST)).intents
    assert (got.edit_type, got.target and got.target.id) == expected


def test_the_picked_element() -> None:
    """It is found by its classes or its text, those of a CSS module too."""
    for picked in (
        Picked("h3", ("offer__title",)),
        Picked("h3", ("_offer__title_1x2y3",)),
        Picked("button", (), "Maybe later"),
    ):
        (got,) = Engine().understand("bigger", situation(picked=picked)).intents
        assert got.target is not None
        assert got.target.tag == picked.tag


def test_what_stands_for_itself() -> None:
    """In “with red buttons” the buttons change, in “with a badge” nothing that is there."""
    assert [noun.role for noun in spoken_of(said("with red buttons"), names())] == ["object"]
    assert [noun.role for noun in spoken_of(said("with a badge"), names())] == ["with"]
