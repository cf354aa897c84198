from dataclasses import replace

import pytest

from sidecar.context.situation import EditType, Said, Situation
from sidecar.context.understanding import Engine
from tests.context.sample import situation

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


@pytest.mark.parametrize(
    ("prompt", "about", "done", "expected"),
    [
        ("border 2px", "offer__title", "content", None),
        ("padding 20px", "offer__title", "content", None),
        ("rounder", "offer__title", "content", None),
        ("mehr Innenabstand", "offer__price", "content", None),
        ("wider", "offer__title", "typography", None),
        ("200px breit", "offer__title", "typography", None),
        ("rounder", "offer__title", "typography", None),
        ("bigger", "offer__title", "typography", "offer__title"),
        ("wider", "offer__buy", "typography", "offer__buy"),
        ("rounder", "offer__title", "color", "offer__title"),
        ("rounder", "offer__buy", "content", "offer__buy"),
        ("padding 20px", "offer__terms", "content", "offer__terms"),
        ("bold", "offer__title", "content", "offer__title"),
        ("the title's border 2px", "offer__title", "content", "offer__title"),
        ("a border under it", "offer__title", "content", "offer__title"),
    ],
)
def test_a_box_around_new_words(prompt: str, about: str, done: EditType, expected: str | None) -> None:
    """Behind new words, edges and padding are of what the text stands in; not of a button, nor where the text is named or meant by “it”."""
    turns = [Said("it should say Hello", done, about, 2, 1)]
    found = Engine().understand(prompt, situation(turns=turns, current_version_id=2))
    assert [intent.target.id if intent.target else None for intent in found.intents] == [expected]


def test_the_nearest_box_around_new_words() -> None:
    """What stands in a panel of a card has the panel around it."""
    source = 'export const Card = () => <div className="card"><div className="card__panel"><p className="card__text">Hi</p></div></div>;'
    sheet = ".card { border: 1px solid red; padding: 1px; } .card__panel { border-radius: 4px; } .card__text { color: red; }"
    turns = [Said("say hi", "content", "card__text", 2, 1)]
    where = Situation(
        "src/Card.tsx", {"src/Card.tsx": source, "src/Card.css": sheet}, turns=turns, current_version_id=2
    )
    told = {each: Engine().understand(each, where).intents[0].target for each in ("rounder", "padding 20px")}
    assert [part.id if part else None for part in told.values()] == ["card__panel", None]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("icon blue and the font larger", ["svg", "send__label"]),
        ("Icon blau und die Schrift kleiner", ["svg", "send__label"]),
        ("icon blue and larger", ["svg", "svg"]),
        ("icon blue and bolder", ["svg", "svg"]),
    ],
)
def test_letters_of_an_icon(prompt: str, expected: list[str]) -> None:
    """An icon has none: the font is that of the text beside it; a bolder icon is one."""
    source = (
        "export const Send = () => <button className='send'><svg /><span className='send__label'>Send</span></button>;"
    )
    found = Engine().understand(prompt, Situation("src/Send.tsx", {"src/Send.tsx": source}))
    assert [intent.target.id if intent.target else None for intent in found.intents] == expected
