import pytest

from sidecar.editors.quick.colors import CSS_COLOURS, GERMAN_COLOURS, SPACED_COLOURS, alike, is_colour_word, is_hex, rgb


def test_every_css_name_is_there_with_its_value() -> None:
    """CSS Color 4 has 148 names; each value is a hex colour, and other tables only point to these."""
    assert len(CSS_COLOURS) == 148
    assert all(is_hex(value) for value in CSS_COLOURS.values())
    assert set(GERMAN_COLOURS.values()) <= set(CSS_COLOURS)
    assert set(SPACED_COLOURS.values()) <= set(CSS_COLOURS)
    assert CSS_COLOURS["rebeccapurple"] == "#663399"


def test_dark_grey_in_two_words_is_darker_than_grey() -> None:
    """CSS's darkgray is lighter than its gray, so that nobody who says “dark gray” means it."""
    dark, grey = rgb(SPACED_COLOURS["dark gray"]), rgb("gray")
    assert dark is not None
    assert grey is not None
    assert dark < grey
    assert GERMAN_COLOURS["dunkelgrau"] == SPACED_COLOURS["dark grey"]
    assert SPACED_COLOURS["dark blue"] == "darkblue"


@pytest.mark.parametrize(
    ("text", "known"),
    [("#fff", True), ("#0ec2bc", True), ("#0ec2bc80", True), ("#ff", False), ("#12345", False), ("#ggg", False)],
)
def test_hex_colours(text: str, known: bool) -> None:
    """Three, four, six or eight digits."""
    assert is_hex(text) is known


def test_rgb_of_names_and_hex() -> None:
    """Short and long notations are the same; what is neither is unknown."""
    assert rgb("#f00") == rgb("red") == rgb("#ff0000ff") == (1, 0, 0)
    assert rgb("var(--x)") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("turquoise", "#0ec2bc", True),
        ("red", "#bd303b", True),
        ("red", "green", False),
        ("turquoise", "#04211f", False),
        ("gray", "#8a8f90", True),
        ("white", "black", False),
        ("gray", "red", False),
        ("red", "var(--x)", False),
    ],
)
def test_alike(one: str, other: str, expected: bool) -> None:
    """Colours that could go by one name have about one hue and lightness; greys are told by lightness."""
    assert alike(one, other) is expected
    assert alike(other, one) is expected


@pytest.mark.parametrize(
    "name", ["turquoise", "light blue", "rotes", "amber", "#fff", "rgb(1 2 3)", "--color-x", "brand colour"]
)
def test_names_that_can_only_be_colours(name: str) -> None:
    """Such a name alone is a wish for that colour."""
    assert is_colour_word(name)


@pytest.mark.parametrize("name", ["primary", "subtle", "brand", "line"])
def test_names_that_may_be_something_else(name: str) -> None:
    """A token may be called like a variant."""
    assert not is_colour_word(name)
