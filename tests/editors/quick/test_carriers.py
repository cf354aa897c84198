import pytest

from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.bench import PARTS, PARTS_CSS, box, css_after, live, rule


def test_text_that_stands_in_several_places() -> None:
    """“The text red” is the text wherever it is decided."""
    tsx = PARTS.replace("box__text", "box__body")
    css = PARTS_CSS.replace("box__text", "box__body")
    assert css_after(css, "make the text red", tsx=tsx) == css.replace("black", "red").replace("gray", "red")


def test_text_of_several_sizes_is_not_made_one() -> None:
    """One size for all would flatten what is graded; the part has to be named."""
    with pytest.raises(CannotDo, match="several sizes"):
        css_after(PARTS_CSS, "font size 12px", tsx=PARTS)


def test_naming_the_component_means_all_of_it() -> None:
    """Also when the page's element is a part."""
    element = live(rule(".box__icon", {"width": "8px"}), tag="i", classes=("box__icon",))
    picked = css_after(PARTS_CSS, "twice as big", tsx=PARTS, element=element)
    assert picked == PARTS_CSS.replace("8px", "16px")
    whole = css_after(PARTS_CSS, "make the box twice as big", tsx=PARTS, element=element)
    assert "font-size: 40px" in whole


def test_an_unknown_class_is_said() -> None:
    """A class that neither a rule nor an element has."""
    with pytest.raises(CannotDo, match=r"\.nope"):
        css_after(PARTS_CSS, ".nope larger", tsx=PARTS)


def test_a_badge_deep_in_a_page_isnt_the_pages_box() -> None:
    """The only part with a ground stands for the component where it fills it, not among other content."""
    css = ".tip { background: lime; }\n"
    page = (
        "import './Box.css';\nexport const Box = () => <article><section><h2>Title</h2>"
        '<p><span className="tip">Tip</span></p></section></article>;\n'
    )
    done = edited(box(css, "background #eee", tsx=page)).files
    assert "src/Box.css" not in done
    assert "<article style={{ backgroundColor: '#eee' }}>" in done["src/Box.tsx"]
    wrapper = page.replace("<h2>Title</h2>", "")
    assert edited(box(css, "background #eee", tsx=wrapper)).files == {"src/Box.css": css.replace("lime", "#eee")}


@pytest.mark.parametrize(
    ("css", "after"),
    [
        (".box { display: flex; gap: 4px }", ".box { display: flex; gap: 9px }"),
        (".box { display: flex; gap: 4px } .box__icon { gap: 1px }", ".box { display: flex; gap: 4px } .box__icon { gap: 9px }"),
        (".box { display: flex } .box__icon { top: 0 }", ".box { display: flex } .box__icon { top: 0; gap: 9px }"),
    ],
)  # fmt: skip
def test_the_gap_of_what_has_nothing_in_it(css: str, after: str) -> None:
    """It is the one beside it, where what it lies in has one."""
    assert css_after(css, "icon gap 9px", tsx=PARTS) == after


def test_the_box_of_a_field() -> None:
    """A field without edge and ground has those of the element that it was put into; one that has some has its own."""
    tsx = 'import \'./Box.css\';\nexport const Box = () => <label className="box"><span className="box__row"><input className="box__field" /></span></label>;\n'
    css = ".box { top: 0 }\n.box__row { border: 1px solid red; border-radius: 4px }\n.box__field { border: 0 }\n"
    assert css_after(css, "field radius 9px", tsx=tsx) == css.replace("4px", "9px")
    with pytest.raises(CannotDo, match="no background of its own"):
        css_after(css, "field lime", tsx=tsx)  # its text, or the ground of what it was put into?
    own = css.replace("border: 0", "border: 2px solid red")
    assert "border: 2px solid red; border-radius: 9px" in css_after(own, "field radius 9px", tsx=tsx)


@pytest.mark.parametrize(
    ("css", "after"),
    [
        (".box { display: flex; gap: 4px }", ".box { display: flex; gap: 9px }"),
        (".box { gap: 4px } .box__icon { padding: 1px }", ".box { gap: 4px } .box__icon { padding: 9px }"),
        (".box { padding: 4px } .box__icon { top: 0 }", ".box { padding: 4px } .box__icon { top: 0; padding: 9px }"),
    ],
)
def test_an_abstand_is_a_gap_or_a_padding(css: str, after: str) -> None:
    """German has one word for both."""
    assert css_after(css, "icon Abstand 9px", tsx=PARTS) == after
    assert css_after(".box { padding: 4px; gap: 1px }", "Abstand 9px", tsx=PARTS) == ".box { padding: 9px; gap: 1px }"
