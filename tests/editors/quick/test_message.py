import pytest

from sidecar.editors.quick.message import sentence
from sidecar.editors.quick.styling import Change
from sidecar.editors.quick.wishes import TEXT, Align, Blend, Colour, Paint, Put, Relabel, Remove, Scale, Shade, Wish


@pytest.mark.parametrize(
    ("wish", "changes", "expected"),
    [
        (Scale("size", 1.3), [Change("gap", "1px", "1.3px")], "Made the card 30% larger: gap 1px → 1.3px."),
        (Scale("size", 2, "icon"), [Change("gap", "1px", "2px")], "Made the icon twice as large: gap 1px → 2px."),
        (Shade("text", 0.15, TEXT), [Change("color", "a", "b")], "Made the text 15% brighter: color a → b."),
        (Shade("any", 0.15), [Change("color", "a", "b")], "Made the card 15% brighter: color a → b."),
        (
            Blend(Colour("red", "red"), Colour("white", "var(--w)")),
            [Change("background-image", None, "x")],
            "Gave the card a gradient from red to white: added background-image x.",
        ),
        (Put("gap", "2px"), [Change("gap", None, "2px")], "Changed the card: added gap 2px."),
        (
            Paint("text", Colour("red", "red"), TEXT),
            [Change("color", "a", "red")],
            "Coloured the text red: color a → red.",
        ),
        (
            Remove("shadow"),
            [Change("box-shadow", "a,\n  b", "none")],
            "Took the shadow off the card: box-shadow a, b → none.",
        ),
        (
            Align("items", "left"),
            [Change("justify-content", None, "left")],
            "Aligned the content of the card: added justify-content left.",
        ),
        (Relabel("Go"), [Change("label", "“A”", "“Go”")], "Changed the text of the card: label “A” → “Go”."),
    ],
)
def test_one_sentence_per_wish(wish: Wish, changes: list[Change], expected: str) -> None:
    """What was done, and the values before and after on one line."""
    assert sentence("card", [(wish, changes)]) == expected


def test_many_changes_are_counted() -> None:
    """Four are listed (five when there are just five), equal ones once."""
    changes = [Change(f"p{count}", "1", "2") for count in range(6)]
    wish = Scale("size", 1.5)
    assert sentence("card", [(wish, changes)]).endswith("p3 1 → 2 and 2 more.")
    assert sentence("card", [(wish, changes[:5])]).endswith("p3 1 → 2, p4 1 → 2.")
    assert sentence("card", [(wish, [changes[0]] * 9)]).endswith("larger: p0 1 → 2.")
