import pytest

from sidecar.context.listing import of_one_noun, two_wishes
from tests.context.sample import said, spoken


def _apart(prompt: str) -> bool:
    """Whether the first separator between two nouns ends a wish."""
    found, nouns = said(prompt), spoken(prompt)
    for place, word in enumerate(found):
        before = next((noun for noun in nouns if noun.end == place), None)
        after = next((noun for noun in nouns if noun.start == place + 1), None)
        if word.is_("sep") and before is not None and after is not None:
            return two_wishes(found, before, after)
    raise AssertionError(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "remove the price, title bigger",
        "no shadow on the footer and title bold",
        "more padding in the footer, price in red",
        "rounder corners for the footer and the title needs a label",
        "mehr Abstand im Footer, price fett",
        "more padding in the footer and price gone",
        "more padding in the footer, the title sticks to the edge",
        "remove the price, the title is enough",
        "a border around the footer, title red",
    ],
)
def test_each_has_a_wish_of_its_own(prompt: str) -> None:
    """What is said before the first noun is about that one alone."""
    assert _apart(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "make title and price bigger",
        "make sure the title, the price are bold",
        "the colour of title and price is wrong",
        "bigger font in title and price",
        "make the font of title and price bold",
        "change the color of title and price to red",
        "move title and price closer together",
        "remove title and price",
        "remove title and price on mobile",
        "swap title and price",
        "more padding in title and price",
        "stack title and price vertically",
        "Schrift von title und price fett",
        "mehr Abstand in title und price hinzufügen",
        "add more padding in title and price",
    ],
)
def test_a_list_is_one(prompt: str) -> None:
    """The wish is before it, behind it, or around it."""
    assert not _apart(prompt)


@pytest.mark.parametrize(
    ("prompt", "one"),
    [
        ("a bigger and bold title", True),
        ("give me a red, rounder price", True),
        ("bigger and bold title", False),
        ("the title bigger and the price red", False),
        ("a bigger title and red price", False),
        ("a bigger and bold one", False),
    ],
)
def test_adjectives_of_one_noun(prompt: str, one: bool) -> None:
    """Behind an article, before the noun."""
    found = said(prompt)
    assert any(of_one_noun(found, place) for place, word in enumerate(found) if word.is_("sep")) == one
