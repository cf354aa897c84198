from dataclasses import replace

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


CHIP = """
export const Chip = () => (
  <div className="chip">
    <span className="chip__dot" /><span className="chip__label">Ready</span>
    <button className="chip__icon" aria-label="Menu"><svg /></button>
  </div>
);
"""
PANEL = "export const Panel = () => <div><h2>Hello</h2><button>One</button><button>Two</button></div>;"


@pytest.mark.parametrize(
    ("source", "last", "prompt", "expected"),
    [
        (CHIP, "chip__dot", "capital letters", [("typography", "chip__label")]),
        (CHIP, None, "letters bolder", [("typography", "chip__label")]),
        (CHIP, "chip__dot", "should be dismissible on click", [("behavior", None)]),
        (CHIP, "chip__icon", "should be disabled on click", [("behavior", "chip__icon")]),
        (
            PANEL,
            None,
            "both buttons green and bolder",
            [("color", "button"), ("color", "button:2"), ("typography", "button"), ("typography", "button:2")],
        ),
    ],
)
def test_what_a_detail_cannot_be(
    source: str, last: str | None, prompt: str, expected: list[tuple[str, str | None]]
) -> None:
    """A dot that was spoken of has no letters and does nothing; a button does, whatever it shows."""
    turns = [Said("larger", "size", last, 2, 1)] if last else []
    found = Engine().understand(
        prompt, replace(situation(turns=turns), component_path="a.tsx", files={"a.tsx": source})
    )
    assert sorted((str(each.edit_type), each.target and each.target.id) for each in found.intents) == sorted(expected)


@pytest.mark.parametrize(
    ("prompt", "bare"),
    [
        ("make the title red", "make red"),
        ("make the small title red", "make the small title red"),
        ("the active link coral", "the active link coral"),
        ("the second link coral", "coral"),
    ],
)
def test_which_one_is_never_left_out(prompt: str, bare: str) -> None:
    """What is said of one of several must not be done to all: who carries it out sees the words that tell which."""
    intent = Engine().understand(prompt, situation()).intents[0]
    assert intent.bare == bare


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


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("less shadow", None),
        ("a softer shadow", None),
        ("weniger Schatten", None),
        ("add a shadow", "offer__price"),
        ("less padding", "offer__price"),
        ("the coral is too strong", "offer__terms"),
        ("use the coral", "offer__price"),
        ("the title in a darker coral", "offer__title"),
        ("it is too coral", "offer__price"),
    ],
)
def test_whose_it_is(prompt: str, expected: str | None) -> None:
    """A shadow by degrees is of what has one, and a colour that is spoken of again of what got it."""
    turns = [
        Said("link in coral", "color", "offer__terms", 2, 1),
        Said("price bold", "typography", "offer__price", 3, 2),
    ]
    (intent,) = Engine().understand(prompt, situation(turns=turns)).intents
    assert (intent.target and intent.target.id) == expected
