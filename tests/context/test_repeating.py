import pytest

from sidecar.context.repeating import Repeated, repeated
from sidecar.context.situation import Said, Situation
from sidecar.context.understanding import Engine
from tests.context.sample import situation

ENGINE = Engine()
LAST = Said("make the price 20% larger", "typography", "offer__price", 2, 1)
PADDED = Said("padding 20px", "spacing", None, 2, 1)


def goes_on(prompt: str, within: Situation) -> Repeated | None:
    """What a prompt repeats."""
    return repeated(ENGINE.understand(prompt, within).intents[0], within, ENGINE)


def test_repeating_needs_somebody_who_said_it() -> None:
    """A turn that only said “too” is passed over; without any there is nothing to repeat."""
    too = Said("the title too", "typography", "offer__title", 3, 2)
    assert goes_on("the same for the title", situation(turns=[LAST, too])) == Repeated(LAST, "make 20% larger")
    assert goes_on("a bit more", situation()) is None


@pytest.mark.parametrize("words", ["a bit more", "more", "less", "mehr", "noch mehr", "etwas weniger", "even more"])
def test_more_of_it(words: str) -> None:
    """How much more or less is told beside what was asked for."""
    assert goes_on(words, situation(turns=[LAST])) == Repeated(LAST, "make 20% larger", words)


def test_more_of_it_elsewhere() -> None:
    """The words for the element are no part of how much."""
    assert goes_on("the title a bit more", situation(turns=[LAST])) == Repeated(LAST, "make 20% larger", "bit more")


def test_a_figure_for_what_had_one() -> None:
    """“40px” is no second “padding 20px”."""
    assert goes_on("40px", situation(turns=[PADDED])) == Repeated(PADDED, "padding 20px", "40px")


def test_again_after_more() -> None:
    """The last turn is repeated as it was meant: a bit more, and that once more."""
    more = Said("a bit more", "spacing", None, 3, 2)
    assert goes_on("again", situation(turns=[PADDED, more])) == Repeated(PADDED, "padding 20px", "a bit more")


def test_only_the_last_change_goes_on() -> None:
    """What was refused is passed over; another change in between, or several at once, leave nothing to go on from."""
    red = Said("make the price red", "color", "offer__price", 3, 2)
    refused = Said("sort the perks", "structure", None, None, 2, success=False)
    both = Said("more padding and a red title", "spacing", None, 2, 1)
    assert goes_on("more", situation(turns=[PADDED, refused])) == Repeated(PADDED, "padding 20px", "more")
    assert goes_on("40px", situation(turns=[PADDED, red])) is None
    assert goes_on("more", situation(turns=[both])) is None
