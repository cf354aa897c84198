import pytest

from sidecar.editors.quick.following import followed, follows
from sidecar.editors.quick.wishes import (
    TEXT,
    Align,
    Border,
    Colour,
    Paint,
    Put,
    Relabel,
    Remove,
    Scale,
    Shade,
    Shadow,
    Shift,
    Weigh,
    Wish,
)
from tests.editors.quick.prompts import VOCABULARY

BIGGER, PADDED = Scale("size", 1.25), Put("padding", "20px")


@pytest.mark.parametrize(
    ("wish", "words", "expected"),
    [
        (BIGGER, "more", BIGGER),
        (BIGGER, "noch mehr", BIGGER),
        (BIGGER, "less", Scale("size", 0.8)),
        (BIGGER, "a bit more", Scale("size", 1.1)),
        (BIGGER, "etwas weniger", Scale("size", 0.9)),
        (BIGGER, "10% more", Scale("size", 1.1)),
        (Scale("size", 0.8, "icon"), "a bit more", Scale("size", 0.9, "icon")),
        (Scale("size", 0.8), "10% more please", Scale("size", 0.9)),
        (Scale("padding", 1.5), "4px less", Shift("padding", "-4px")),
        (Shift("padding", "4px"), "less", Shift("padding", "-4px")),
        (Shift("padding", "-4px"), "much more", Shift("padding", "-8px")),
        (Weigh(2, TEXT), "a bit less", Weigh(-1, TEXT)),
        (Shade("any", -0.15), "more", Shade("any", -0.15)),
        (Shade("any", -0.15), "a bit less", Shade("any", 0.08)),
        (Shade("text", 0.15, TEXT), "much more", Shade("text", 0.3, TEXT)),
        (Shadow("stronger"), "less", Shadow("weaker")),
        (Shadow("soft"), "more", Shadow("stronger")),
        (Shadow("weaker"), "more", Shadow("weaker")),
        (Put("font-weight", "700"), "a bit less", Weigh(-1)),
        (PADDED, "a bit more", Scale("padding", 1.25)),
        (Put("padding", "var(--space-5)"), "a bit more", Scale("padding", 1.25)),
        (PADDED, "40px", Put("padding", "40px")),
        (PADDED, "to 8px 12px", Put("padding", "8px 12px")),
        (Put("padding-inline", "20px"), "40", Put("padding-inline", "40px")),
        (Put("font-size", "20px", TEXT), "1.5rem", Put("font-size", "1.5rem", TEXT)),
        (Put("opacity", "0.8"), "60%", Put("opacity", "0.6")),
        (Put("size", "24px", "icon"), "20px", Put("size", "20px", "icon")),
        (Scale("border-top-width", 2.0), "10% more", Scale("border-top-width", 1.1)),
        (Scale("border-top-width", 2.0), "1px less", Shift("border-top-width", "-1px")),
        (Scale("width", 1.2), "400px", Put("width", "400px")),
        (Border(width="2px"), "4px", Border(width="4px")),
    ],
)
def test_what_goes_on(wish: Wish, words: str, expected: Wish) -> None:
    """The same measure of the same element, further in its direction, or back."""
    found = followed([wish], words, VOCABULARY)
    assert found is not None
    (made,) = found
    if isinstance(expected, Scale):
        assert isinstance(made, Scale)
        assert (made.measure, made.part) == (expected.measure, expected.part)
        assert made.factor == pytest.approx(expected.factor)
        return
    assert made == expected


@pytest.mark.parametrize(
    ("said", "words", "factor"),
    [
        ("less padding", "less", 0.65),
        ("less padding", "more", 1 / 0.65),
        ("weniger Abstand", "etwas weniger", 0.8),
        ("less padding", "10% less", 0.9),
        ("less padding", "10% more", 1.1),
        ("smaller padding", "more", 0.65),
        ("smaller padding", "less", 1 / 0.65),
        ("smaller padding", "noch weniger", 0.65),
        ("more padding", "noch weniger", 1 / 1.5),
    ],
)
def test_less_of_what_was_less(said: str, words: str, factor: float) -> None:
    """Who counted goes on counting; who compared goes on in that direction."""
    wish = Scale("padding", 1.5 if "more" in said else 0.65)
    (made,) = followed([wish], words, VOCABULARY, said) or (None,)
    assert isinstance(made, Scale)
    assert made.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (BIGGER, "40px"),  # of which of its lengths?
        (BIGGER, "4px more"),
        (Paint("background", Colour("red", "red")), "more"),
        (Remove("border"), "less"),
        (Put("padding", "0"), "more"),
        (Put("font-weight", "600"), "4px more"),
        (Put("font-weight", "600"), "10% more"),
        (PADDED, "200% more"),  # as “200% more padding” isn't understood
        (Scale("padding", 1.5), "-4px more"),
        (Put("font-style", "italic"), "more"),
        (Border(), "4px"),
        (Align("text", "left"), "more"),
        (Relabel("Save"), "more"),
        (PADDED, "-40px"),
        (PADDED, "more red"),
        (PADDED, "40% of it"),
    ],
)
def test_what_has_no_more(wish: Wish, words: str) -> None:
    """Nothing is guessed."""
    assert followed([wish], words, VOCABULARY) is None


def test_all_of_them_or_none() -> None:
    """Of two wishes both go on; a figure is for one."""
    assert followed([BIGGER, PADDED], "more", VOCABULARY) == (BIGGER, Scale("padding", 1.5))
    assert followed([BIGGER, Remove("border")], "more", VOCABULARY) is None
    assert followed([PADDED, Put("margin", "4px")], "40px", VOCABULARY) is None


def test_which_words_need_something_before_them() -> None:
    """“More” does, “more padding” doesn't."""
    assert all(follows(words, VOCABULARY) for words in ("more", "etwas weniger", "even more", "40px", "10% less"))
    assert not any(follows(words, VOCABULARY) for words in ("more padding", "bigger", "more red", "please"))
