import pytest

from sidecar.errors import CannotDo
from tests.editors.quick.bench import css_after, tsx_after

LINE = 'import \'./Box.css\';\nexport const Box = () => <div className="box"><svg className="icon"{more}>{shapes}</svg></div>;\n'
PATH = '<path d="M0 0L9 9"/>'


def drawing(shapes: str = PATH, more: str = "") -> str:
    """A component with an icon in it."""
    return LINE.replace("{more}", more).replace("{shapes}", shapes)


@pytest.mark.parametrize(
    ("css", "shapes", "after"),
    [
        (".icon { fill: black }", PATH, ".icon { fill: red }"),
        (".icon { stroke: black; fill: none }", PATH, ".icon { stroke: red; fill: none }"),
        (".icon { fill: blue } .icon path { stroke: white }", PATH, ".icon { fill: red } .icon path { stroke: white }"),
        (".icon { width: 9px } .icon path { fill: blue }", PATH, ".icon { width: 9px } .icon path { fill: red }"),
        (".icon { width: 9px }", PATH, ".icon { width: 9px; fill: red }"),  # browsers fill it black
        (".icon { fill: currentColor }", PATH, ".icon { fill: currentColor; color: red }"),
        (".icon { width: 9px }", "", ".icon { width: 9px; color: red }"),
        (".icon { width: 9px }", "<Shape />", ".icon { width: 9px; color: red }"),
        (".icon { color: blue }", '<path fill="currentColor"/>', ".icon { color: red }"),
    ],
)
def test_what_paints_it_is_painted(css: str, shapes: str, after: str) -> None:
    """Its own paint before that of its shapes; `color` only where they take it over."""
    assert css_after(css, "icon red", tsx=drawing(shapes)) == after


def test_attributes_are_rewritten() -> None:
    """A literal stays a literal, where no style wins over it."""
    before = drawing('<path fill="#333" d="M0 0L9 9"/><path fill="#333" d="M9 0L0 9"/>')
    assert tsx_after(before, "icon red") == before.replace("#333", "red")
    stroked = drawing(more=' fill="none" stroke="#ärger"')
    assert tsx_after(stroked, "icon red") == stroked.replace("#ärger", "red")
    passed = drawing(more=" {...props}")
    assert css_after(".icon { width: 9px }", "icon red", tsx=passed) == ".icon { width: 9px; color: red }"


@pytest.mark.parametrize(
    ("shapes", "more", "words"),
    [
        ('<path fill="#333"/><path fill="#eee"/>', "", "several colours"),
        ("<path fill={ink}/>", "", "computed"),
        (PATH, " stroke={`url(#${id})`}", "computed"),
    ],
)
def test_what_a_quick_edit_can_not_tell(shapes: str, more: str, words: str) -> None:
    """Several colours, or one that the component reckons."""
    with pytest.raises(CannotDo, match=words):
        css_after(".icon { width: 9px }", "icon red", tsx=drawing(shapes, more))


def test_its_background_is_its_background() -> None:
    """What is named stays what it is."""
    assert (
        css_after(".icon { fill: blue }", "icon background red", tsx=drawing())
        == ".icon { fill: blue; background-color: red }"
    )
