import pytest

from sidecar.editors.quick.shorthands import canonical, is_colour, longhands, rewrite, slot
from sidecar.editors.quick.values import components


def edges(part: str, value: str) -> dict[str, str]:
    """A value for all four edges of a border."""
    return {f"border-{edge}-{part}": value for edge in ("top", "right", "bottom", "left")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("padding", ("padding-top", "padding-right", "padding-bottom", "padding-left")),
        ("padding-inline", ("padding-left", "padding-right")),
        ("padding-inline-start", ("padding-left",)),
        ("gap", ("row-gap", "column-gap")),
        ("border-top", ("border-top-width", "border-top-style", "border-top-color")),
        ("inline-size", ("width",)),
        ("color", ("color",)),
    ],
)
def test_longhands(name: str, expected: tuple[str, ...]) -> None:
    """What a property stands for, logical ones in their usual direction."""
    assert longhands(name) == expected


def test_canonical_names() -> None:
    """Logical and old names are told by their physical, present ones."""
    assert canonical("border-start-end-radius") == "border-top-right-radius"
    assert canonical("grid-gap") == "gap"


@pytest.mark.parametrize(
    ("name", "value", "longhand", "text"),
    [
        ("padding", "1px 2px 3px", "padding-left", "2px"),
        ("padding", "1px", "padding-bottom", "1px"),
        ("padding-inline", "1px 2px", "padding-right", "2px"),
        ("gap", "1px", "column-gap", "1px"),
        ("border", "1px solid #ccc", "border-left-color", "#ccc"),
        ("border", "thin var(--c)", "border-top-color", "var(--c)"),
        ("border", "1px solid", "border-top-color", None),
        ("background", "url(a.png) no-repeat red", "background-color", "red"),
        ("background", "url(a.png)", "background-color", None),
        ("font", "italic bold 14px/1.2 serif", "font-size", "14px"),
        ("font", "italic bold 14px/1.2 serif", "line-height", "1.2"),
        ("font", "italic bold 14px/1.2 serif", "font-weight", "bold"),
        ("font", "600 14px serif", "font-weight", "600"),
        ("font", "caption", "font-size", None),
        ("border-radius", "1px / 2px", "border-top-left-radius", None),
        ("color", "red", "color", "red"),
    ],
)
def test_slots(name: str, value: str, longhand: str, text: str | None) -> None:
    """Where in a shorthand's value a longhand is."""
    found = slot(name, value, longhand)
    assert (found.text if found else None) == text


SIDES = ("padding-top", "padding-right", "padding-bottom", "padding-left")


@pytest.mark.parametrize(
    ("name", "value", "changes", "after"),
    [
        ("padding", "1px 2px", dict.fromkeys(SIDES, "9px"), "9px"),
        ("padding", "1px 1px", dict.fromkeys(SIDES, "9px"), "9px 9px"),
        ("padding", "1px 2px", {"padding-left": "9px"}, "1px 2px 1px 9px"),
        ("padding", "1px 2px 3px 4px", {"padding-left": "2px"}, "1px 2px 3px 2px"),
        ("padding", "1px 2px", {"padding-left": "9px", "padding-right": "9px"}, "1px 9px"),
        ("gap", "1px", {"column-gap": "9px"}, "1px 9px"),
        ("border", "1px solid red", edges("width", "9px"), "9px solid red"),
        ("border", "1px solid red", {"border-top-width": "9px"}, None),
        ("border-top", "1px solid red", {"border-top-width": "9px"}, "9px solid red"),
        ("border", "1px solid red", edges("width", "9px") | {"border-left-width": "8px"}, None),
        ("border", "solid", edges("width", "9px") | edges("color", "red"), "9px solid red"),
        ("border", "none", edges("color", "red"), "red"),
        ("background", "url(a.png)", {"background-color": "red"}, "url(a.png) red"),
        ("background", "var(--b)", {"background-color": "red"}, "red"),
        ("background", "var(--b) no-repeat", {"background-color": "red"}, None),
        ("font", "var(--f)", {"font-size": "9px"}, None),
        ("padding", "inherit", {"padding-left": "9px"}, None),
        ("color", "inherit", {"color": "red"}, "red"),
        ("border-radius", "1px / 2px", {"border-top-left-radius": "9px"}, None),
    ],
)
def test_rewriting(name: str, value: str, changes: dict[str, str], after: str | None) -> None:
    """As little as possible changes; what a shorthand can't say is None."""
    assert rewrite(name, value, changes) == after


def test_what_loses_anyway_needs_no_value_of_its_own() -> None:
    """A side that another declaration decides doesn't force four values."""
    changes = dict.fromkeys(SIDES[:3], "9px")
    assert rewrite("padding", "1px", changes) == "9px 9px 9px 1px"
    assert rewrite("padding", "1px", changes, ["padding-left"]) == "9px"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("red", True), ("#fff", True), ("rgb(1 2 3)", True), ("currentColor", True), ("auto", False), ("var(--x)", False)],
)
def test_colours(text: str, expected: bool) -> None:
    """What is surely a colour."""
    assert is_colour(components(text)[0]) is expected
