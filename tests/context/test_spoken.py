import pytest

from sidecar.context.spoken import language
from tests.context.sample import said


def test_the_longest_phrase_wins() -> None:
    """“Letter spacing” is one thing, and “black and white” no list."""
    assert [word.key for word in said("letter spacing")] == ["letter spacing"]
    assert said("black and white, red and blue")[0].key == "black and white"
    assert [word.key for word in said("red and blue")] == ["red", "and", "blue"]


def test_manners() -> None:
    """A polite “Sie” stands for nothing, and “it would be great if” is a wish, no condition."""
    assert not any(word.is_("pointer") for word in said("Machen Sie bitte"))
    assert not any(word.is_("pointer", "when") for word in said("It would be great if the title was red"))
    assert not any(word.is_("pointer", "when") for word in said("es wäre schön, wenn der Titel rot wäre"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“Hi there”", "quote"),
        ("12px", "figure"),
        ("30 %", "figure"),
        ("3", "number"),
        ("#ff00aa", "colour"),
        (",", "sep"),
    ],
)
def test_notations(text: str, kind: str) -> None:
    """Quotes, figures, numbers, colours, marks."""
    (word,) = said(text)
    assert kind in word.kinds


def test_a_text_of_the_component_is_a_name() -> None:
    """As words and as a quote."""
    assert said("maybe later")[0].ids == ("offer__later",)
    assert said("'Maybe later'")[0].ids == ("offer__later",)


def test_plurals_and_compounds() -> None:
    """“Buttons” are several; a German compound is two words; “pills” are no adjective."""
    assert [(word.name, word.plural) for word in said("buttons")] == [("button", True)]
    assert [word.key for word in said("Titelfarbe")] == ["titel", "farbe"]
    assert "look" not in said("pills")[0].kinds


@pytest.mark.parametrize(
    ("prompt", "spoken"),
    [("make the title bold", "en"), ("den Titel fett", "de"), ("größer", "de"), ("mach den Button bigger bitte", "de")],
)
def test_the_language(prompt: str, spoken: str) -> None:
    """That of most words."""
    assert language(said(prompt)) == spoken


@pytest.mark.parametrize(
    ("prompt", "kinds"),
    [
        ("ok, bigger", ["noise", "sep", "look"]),
        ("right, bigger", ["noise", "sep", "look"]),
        ("right: bigger", ["place", "sep", "look"]),
        ("right bigger", ["place", "look"]),
        ("bigger, right", ["look", "sep", "place"]),
        ("still not right, bigger", ["noise", "sep", "look"]),
        ("OK in blue", ["noise", "place", "colour"]),
        ("title bold, ok red", ["thing", "look", "sep", "noise", "colour"]),
        ("ok button", ["thing", "thing"]),
        ("bigger ok", ["look", "thing"]),
    ],
)
def test_agreeing(prompt: str, kinds: list[str]) -> None:
    """“Ok” at the beginning agrees, “right” before a comma; before a noun, and elsewhere, it is what says so."""
    assert [next(iter(word.kinds)) for word in said(prompt)] == kinds


@pytest.mark.parametrize(
    ("prompt", "colour"),
    [("korallenfarben", "koralle"), ("türkisfarbener", "türkis"), ("andersfarbig", None), ("Textfarben", None)],
)
def test_of_a_colour(prompt: str, colour: str | None) -> None:
    """By what is of that colour, where that is one."""
    (word,) = said(prompt)
    assert word.kinds.get("colour") == colour


def test_typed_without_quotes() -> None:
    """A new text is one quote; “Terms” is an element, and “Left” a place."""
    assert [word.key for word in said("Terms → Imprint, bold") if word.is_("quote")] == ["imprint"]
    assert not any(word.is_("quote") for word in said("Terms → Left"))


def test_each_other() -> None:
    """Neither they nor hints are elements."""
    assert [word.kinds for word in said("each other")] == [{"noise": ""}]
    assert [word.key for word in said("a shadow that hints at depth") if word.is_("thing")] == []


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        ("1. title bold 2. price red", 2),
        ("1) title bold 2) price red 3) padding", 3),
        ("1. title bold\n2. price red", 2),
        ("1. Button rot, 2. Button blau", 0),
        ("1. button red 2. button blue", 0),
        ("the 1. button", 0),
        ("1. button red", 0),
        ("2. button red", 0),
        ("padding 1. 5px", 0),
    ],
)
def test_numbered_lists(prompt: str, lines: int) -> None:
    """Their figures part wishes; “the 1. button” is the first one."""
    assert sum(word.is_("sep", "\n") for word in said(prompt)) in {lines, lines * 2 - 1 if "\n" in prompt else lines}
