import pytest

from sidecar.context.situation import Said
from sidecar.context.understanding import Engine
from tests.context.sample import situation

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


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("title bold, the price too", [("typography", "offer__title"), ("typography", "offer__price")]),
        ("bigger title, the price likewise", [("typography", "offer__title"), ("typography", "offer__price")]),
        ("title bold, the price red too", [("typography", "offer__title"), ("color", "offer__price")]),
        ("title bold, it's too stretched", [("typography", "offer__title")]),
    ],
)
def test_what_the_clause_before_asked_for(prompt: str, expected: list[tuple[str, str]]) -> None:
    """“Too” behind a wish repeats that one, in the same words, and not what the last turn did."""
    turns = [Said("more space", "spacing", "offer__footer", 2, 1)]
    found = Engine().understand(prompt, situation(turns=turns)).intents
    assert [(each.edit_type, each.target and each.target.id) for each in found] == expected
    assert not any(each.repeats for each in found)


def test_too_says_the_same_again() -> None:
    """What is to be done with the second is what was to be done with the first."""
    first, second = Engine().understand("title bold, the price too", situation()).intents
    assert first.bare == second.bare == "bold"


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a border instead of the shadow", [("border", None), ("effect", None)]),
        ("a shadow instead of the border", [("effect", None), ("border", None)]),
        ("a border like the shadow", [("border", None)]),
        ("a border instead of the outline", [("border", None)]),
    ],
)
def test_what_is_replaced_goes(prompt: str, expected: list[tuple[str, str | None]]) -> None:
    """An edge for another is two edits."""
    intents = Engine().understand(prompt, situation()).intents
    assert [(intent.edit_type, intent.target and intent.target.id) for intent in intents] == expected
