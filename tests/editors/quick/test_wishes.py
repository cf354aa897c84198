import pytest

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
    describe,
)

RED = Colour("red", "var(--red)")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Scale("size", 1.3), "30% larger"),
        (Scale("size", 0.5, "icon"), "icon half as large"),
        (Scale("size", 3), "3 times as large"),
        (Scale("padding-block", 0.8), "20% less vertical padding"),
        (Scale("border-radius", 1.5), "more rounded"),
        (Scale("font-size", 1.2, TEXT), "text 20% larger"),
        (Shift("gap", "-4px"), "4px less gap"),
        (Put("font-size", "18px"), "font size 18px"),
        (Paint("background", RED), "background red"),
        (Paint("any", RED, "icon"), "icon colour red"),
        (Shade("any", -0.15), "15% darker"),
        (Shade("text", 0.08, "title"), "title text colour 8% brighter"),
        (Weigh(-2), "lighter font weight"),
        (Border("border", "2px", "solid", RED), "border 2px solid red"),
        (Border(), "add a border"),
        (Shadow("weaker"), "weaker shadow"),
        (Remove("border-top"), "no border top"),
        (Align("along", "center"), "justify content center"),
        (Relabel("Go", "title"), "title “Go”"),
    ],
)
def test_wishes_in_words(wish: Wish, words: str) -> None:
    """Short, and as one would type it."""
    assert describe(wish) == words
