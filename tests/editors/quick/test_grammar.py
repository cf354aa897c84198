import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.editors.quick.grammar import NotUnderstood, Understood, normal, understand
from sidecar.editors.quick.wishes import Paint, Relabel, Scale, Wish, describe
from sidecar.editors.quick.words import Vocabulary
from tests.editors.quick.prompts import REFUSED, UNDERSTOOD, VOCABULARY

ASKED = [prompt for prompt, _ in UNDERSTOOD]


def wishes(prompt: str) -> list[Wish]:
    """The wishes of a prompt that is understood."""
    reading = understand(prompt, VOCABULARY)
    assert isinstance(reading, Understood), reading
    return list(reading.wishes)


def refusal(prompt: str) -> NotUnderstood:
    """Why a prompt is not understood."""
    reading = understand(prompt, VOCABULARY)
    assert isinstance(reading, NotUnderstood), reading
    return reading


@pytest.mark.parametrize(("prompt", "expected"), UNDERSTOOD, ids=ASKED)
def test_understands(prompt: str, expected: list[Wish]) -> None:
    """A prompt means exactly these wishes."""
    assert wishes(prompt) == expected


@pytest.mark.parametrize("prompt", REFUSED)
def test_refuses(prompt: str) -> None:
    """What is vague, negated, compared, contradictory or not about looks is not understood."""
    assert refusal(prompt).unknown


@pytest.mark.parametrize("frame", ["please {}", "Hi, could you {}?", "{}, please!", "bitte {}", "now {} please"])
def test_manners_change_nothing(frame: str) -> None:
    """Polite words around a prompt don't change what it means."""
    for prompt, expected in UNDERSTOOD:
        if not {"say", "rename"} & set(prompt.split()):  # a label without quotes goes on to the end
            assert wishes(frame.format(prompt.rstrip("?"))) == expected


@pytest.mark.parametrize(
    "frame", ["don't {}", "{} but not on hover", "{}, and nicer", "{} like the others", "never {}"]
)
def test_one_word_too_much_is_too_much(frame: str) -> None:
    """A prompt with anything that isn't understood is not carried out in part."""
    for prompt in ASKED[::5]:
        refusal(frame.format(prompt))


def test_a_refused_part_spoils_the_whole() -> None:
    """What is refused alone is refused after something that is understood."""
    for prompt in REFUSED[::2]:
        refusal(f"radius 7px. {prompt}" if len(prompt.split()) > 2 else prompt)


def test_a_description_is_understood_again() -> None:
    """What a hint says can be typed, and says the same."""
    for wish in [wish for _, expected in UNDERSTOOD for wish in expected]:
        assert [describe(again) for again in wishes(describe(wish))] == [describe(wish)]


@pytest.mark.parametrize(
    ("prompt", "unknown", "nearest"),
    [
        ("make it 30% larger and nicer", "nicer", "30% larger"),
        ("bckground turkoise", "turkoise", "background turquoise"),
        ("make it 200% larger", "200% larger", ""),
        ("padding", "padding", "padding 12px"),
        ("lighter", "lighter", ""),
        ("not bigger", "not", ""),
        ("bigger, but not the icon", "but not", ""),
        ("text larger than the icon", "than", ""),
        ("text too large", "too", ""),
        ("make it less big", "less big", ""),
        ("more colour", "more colour", ""),
        ("nicer padding, 30% larger", "nicer", "30% larger"),
        ("make it pop", "pop", ""),
        ("the icon red, padding 4px", "the icon red, padding 4px", "icon colour red"),
        ("margin: 0 banana", "banana", ""),
    ],
)
def test_a_refusal_says_what_and_offers_the_nearest(prompt: str, unknown: str, nearest: str) -> None:
    """The words not understood, and what would be: corrected, reduced, or an example with the same word."""
    assert refusal(prompt) == NotUnderstood(unknown, nearest)


def test_an_offer_is_understood_and_new() -> None:
    """What a refusal offers would be understood, and is not what was just refused."""
    for prompt in REFUSED:
        offer = refusal(prompt).nearest
        assert normal(offer) != normal(prompt)
        assert not offer or wishes(offer), offer


def test_a_projects_names_come_first() -> None:
    """A token beats a CSS colour of the same name, and a part beats a word."""
    vocabulary = Vocabulary(colours={"red": "var(--red)"}, parts={"text": "text-part"})
    reading = understand("text red", vocabulary)
    assert isinstance(reading, Understood)
    (wish,) = reading.wishes
    assert isinstance(wish, Paint)
    assert (wish.colour.value, wish.part) == ("var(--red)", "text-part")


@pytest.mark.parametrize("quotes", ["'{}'", '"{}"', "“{}”", "„{}“", "«{}»", "`{}`", "\u2018{}\u2019"])
def test_a_label_may_hold_anything(quotes: str) -> None:
    """What stands in quotes is taken as it is, words with a meaning included."""
    text = "Bigger, and don\u2019t: 30%"
    assert wishes(f"label {quotes.format(text)}") == [Relabel(text, "label")]


def test_an_apostrophe_is_no_quote() -> None:
    """A label may contain one."""
    assert wishes("label 'Don't stop'") == [Relabel("Don't stop", "label")]


@settings(deadline=None)  # the first parse loads the grammar
@given(st.floats(0.5, 99).map(lambda value: round(value, 1)))
def test_any_percentage_is_a_factor(percent: float) -> None:
    """“p% larger” and “p% smaller” are 1 ± p/100."""
    assert wishes(f"{percent}% larger") == [Scale("size", 1 + percent / 100)]
    assert wishes(f"make it {percent} % smaller") == [Scale("size", 1 - percent / 100)]


@settings(deadline=None)  # the first parse loads the grammar
@given(st.text(max_size=80))
def test_any_text_gets_an_answer(prompt: str) -> None:
    """Whatever is typed is understood or refused, never an error."""
    assert isinstance(understand(prompt, VOCABULARY), (Understood, NotUnderstood))


@settings(deadline=None)  # the first parse loads the grammar
@given(st.lists(st.sampled_from(" ".join([*ASKED, *REFUSED]).split()), max_size=7).map(" ".join))
def test_any_order_of_words_gets_an_answer(prompt: str) -> None:
    """Known words in any order are understood or refused, never an error."""
    assert isinstance(understand(prompt, VOCABULARY), (Understood, NotUnderstood))
