import pytest

from sidecar.context.meaning import Meaning, meaning
from sidecar.context.situation import Picked, Said, Situation
from sidecar.context.understanding import Engine
from sidecar.editors.base import Step
from tests.context.sample import situation

ENGINE = Engine()
LAST = [Said("make the price 20% larger", "typography", "offer__price", 2, 1)]


def meant(prompt: str, within: Situation) -> Meaning:
    """What editors are told of a prompt."""
    return meaning(ENGINE.understand(prompt, within), within, ENGINE)


def test_plain_words_are_left_to_the_editor() -> None:
    """They say by themselves what they are about; the history learns it all the same."""
    found = meant("more padding", situation())
    assert (found.as_said, found.steps, found.references) == (True, (Step("more padding"),), ())
    assert (found.edit_type, found.target) == ("spacing", None)


def test_a_pronoun_becomes_a_step() -> None:
    """“It” is the price, for a quick edit and for a model."""
    found = meant("make it red", situation(turns=LAST))
    assert found.steps == (Step("color make red", 7, "p", "price text"),)
    assert not found.as_said
    assert found.references == ('“make it red” is about <p className="offer__price"> in line 7.',)


def test_a_repetition_brings_what_was_asked_for() -> None:
    """“The same for the title” is what was done to the price, “a bit less” is less of it."""
    found = meant("now the same for the title", situation(turns=LAST))
    assert found.steps == (Step("make 20% larger", 6, "h3", "title"),)
    assert "“make the price 20% larger” asked for" in found.references[0]
    less = meant("a bit less", situation(turns=LAST))
    assert (less.as_said, less.steps) == (False, (Step("make 20% larger", 7, "p", "price text", "a bit less"),))
    assert meant("the title 24px", situation(turns=LAST)).as_said  # an element with its figure says all of it


def test_the_picked_element_stays_the_page_s() -> None:
    """The page describes it better than the source does."""
    found = meant("bold", situation(picked=Picked("h3", ("offer__title",))))
    assert (found.as_said, found.steps) == (True, (Step("bold"),))
    assert meant("the whole offer wider", situation(picked=Picked("h3", ("offer__title",)))).steps == ()


@pytest.mark.parametrize("prompt", ["sort the perks", "add a badge", "make the title bold and add a badge"])
def test_what_no_quick_edit_does_has_no_steps(prompt: str) -> None:
    """All or nothing."""
    assert meant(prompt, situation()).steps == ()


@pytest.mark.parametrize(
    "prompt", ["price 20px, but not bold", "price bigger and nicer", "the price bigger, the title nicer"]
)
def test_what_is_understood_in_part_has_no_steps(prompt: str) -> None:
    """A quick edit that did the rest of it would say that all was done."""
    found = meant(prompt, situation())
    assert (found.steps, found.as_said) == ((), True)


@pytest.mark.parametrize(
    "prompt", ["hide the price", "please hide it", "blende den Preis aus", "the price should be hidden"]
)
def test_hiding_an_element_is_a_step(prompt: str) -> None:
    """Whatever it is called, and where only the conversation tells which one."""
    found = meant(prompt, situation(turns=LAST))
    assert [(step.text, step.label) for step in found.steps] == [("display: none", "price text")]


def test_no_figure_gets_lost() -> None:
    """“Like 72px” reads as a comparison; whose it is must be clear."""
    like = [Said("make the price bold", "typography", "offer__price", 2, 1)]
    assert [step.text for step in meant("taller, like 72px", situation(turns=like)).steps] == ["taller, 72px"]
    assert meant("the title taller, the price wider, like 72px", situation()).steps == ()


def test_a_figure_that_is_no_repetition_is_none() -> None:
    """“600 is enough” after “bolder” is less of it, and a placeholder has letters of its own."""
    bolder = [Said("make the price bolder", "typography", "offer__price", 2, 1)]
    assert meant("actually 600 is enough", situation(turns=bolder)).steps == ()
    assert meant("the placeholder italic", situation()).steps == ()
    assert meant("the title like it was before", situation(turns=bolder)).steps == ()


@pytest.mark.parametrize("prompt", ["center the price", "price centered please", "den Preis zentrieren"])
def test_centring_an_element_is_a_step(prompt: str) -> None:
    """What is in it, as quick edits have it."""
    found = meant(prompt, situation())
    assert [(step.text, step.label) for step in found.steps] == [("center the content", "price text")]


@pytest.mark.parametrize(
    "prompt", ["hide the offer", "hide the price on mobile", "hide the price on click", "remove the price"]
)
def test_what_is_more_than_hiding_an_element_is_none(prompt: str) -> None:
    """The whole component, a condition, and what is gone for good."""
    assert meant(prompt, situation(turns=LAST)).steps == ()


def test_commands_are_no_part_of_the_edit() -> None:
    """What is left after “undo that” is the prompt."""
    found = meant("undo that, and make the price blue", situation(turns=LAST))
    assert found.text == "make the price blue"
    assert meant("undo", situation(turns=LAST)) == Meaning("undo")


def test_a_chosen_element() -> None:
    """What was asked back is answered: the step is about it."""
    found = meant("the button red", situation(chosen="offer__buy"))
    assert found.steps == (Step("color red", 15, "button", "“Buy now” button"),)
    assert not found.as_said


@pytest.mark.parametrize(
    ("prompt", "step"),
    [
        ("the price bold and italic", "bold, italic"),
        ("price smaller, bold", "smaller, bold"),
        ("Preis fett, kursiv", "fett, kursiv"),
    ],
)
def test_several_wishes_of_one_type_are_one_step(prompt: str, step: str) -> None:
    """With the words of all of them: the second was lost, and the rest confirmed."""
    assert [each.text for each in meant(prompt, situation()).steps] == [step]


@pytest.mark.parametrize(
    "prompt", ["show it again", "the title back to normal", "make the title normal again", "zeig ihn wieder"]
)
def test_the_opposite_of_the_last_wish_is_no_repetition_of_it(prompt: str) -> None:
    """“Hide the price”, “show the title again” hid the title."""
    hidden = [Said("hide the price", "structure", "offer__price", 2, 1)]
    assert meant(prompt, situation(turns=hidden)).steps == ()


@pytest.mark.parametrize(
    ("prompt", "step"), [("email smaller", "email smaller"), ("the price and the email bigger", "email bigger")]
)
def test_what_is_not_there_stays_in_the_words(prompt: str, step: str) -> None:
    """A quick edit doesn't know it either, and refuses: it was taken for the whole component, or for the other one alone."""
    assert [each.text for each in meant(prompt, situation()).steps] == [step]
