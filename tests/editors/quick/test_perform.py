import pytest

from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from sidecar.models import Element
from tests.editors.quick.bench import box, css_after, live, rule

TSX = """import './Box.css';
export const Box = ({ title, children }) => (
  <div className="box">
    <h2 className="box__title">{title}</h2>
    <p className="box__text">{children}</p>
    <i className="box__icon" />
  </div>
);
"""
CSS = """.box { color: black }
.box__title { font-size: 20px; color: gray }
.box__text { font-weight: 400 }
.box__icon { width: 8px; height: 8px }
"""


@pytest.mark.parametrize(
    ("prompt", "before", "after"),
    [
        ("the title 24px", "font-size: 20px", "font-size: 24px"),
        ("the icon 12px", "width: 8px; height: 8px", "width: 12px; height: 12px"),
        ("the title red", "color: gray", "color: red"),
        ("text bold", "font-weight: 400", "font-weight: 700"),
        (".box__text bold", "font-weight: 400", "font-weight: 700"),
    ],
)
def test_parts(prompt: str, before: str, after: str) -> None:
    """What a prompt names is changed where that is decided, and nothing else."""
    assert css_after(CSS, prompt, tsx=TSX) == CSS.replace(before, after)


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        (".box { margin: 4px 8px }", "margin: 0 auto", ".box { margin: 0 auto }"),
        (".box { margin-left: 8px }", "margin: 0 auto", ".box { margin-left: auto; margin-top: 0; margin-right: auto; margin-bottom: 0 }"),
        (".box { display: flex }", "flex-direction: column", ".box { display: flex; flex-direction: column }"),
        (".box { color: black }", "color: red", ".box { color: red }"),
        (".box { width: 8px }", "width: calc(100% - 2px)", ".box { width: calc(100% - 2px) }"),
        (".box { color: red }", "italic", ".box { color: red; font-style: italic }"),
    ],
)  # fmt: skip
def test_declarations_are_taken_as_they_are(css: str, prompt: str, after: str) -> None:
    """Where something decides the property already, there; else in the element's own rule."""
    assert css_after(css, prompt) == after


def test_a_declaration_that_would_do_nothing() -> None:
    """It is refused with the reason."""
    with pytest.raises(CannotDo, match="no flex or grid container"):
        css_after(".box { display: block }", "flex-direction: column")


def test_text_that_stands_in_several_places() -> None:
    """“The text red” is the text wherever it is decided."""
    tsx = TSX.replace("box__text", "box__body")
    css = CSS.replace("box__text", "box__body")
    assert css_after(css, "make the text red", tsx=tsx) == css.replace("black", "red").replace("gray", "red")


def test_text_of_several_sizes_is_not_made_one() -> None:
    """One size for all would flatten what is graded; the part has to be named."""
    with pytest.raises(CannotDo, match="several sizes"):
        css_after(CSS, "font size 12px", tsx=TSX)


def test_naming_the_component_means_all_of_it() -> None:
    """Also when the page's element is a part."""
    element = live(rule(".box__icon", {"width": "8px"}), tag="i", classes=("box__icon",))
    picked = css_after(CSS, "twice as big", tsx=TSX, element=element)
    assert picked == CSS.replace("8px", "16px")
    whole = css_after(CSS, "make the box twice as big", tsx=TSX, element=element)
    assert "font-size: 40px" in whole


def test_wishes_are_carried_out_in_order() -> None:
    """Each on what the one before it left; the message and the targets are of all."""
    done = edited(box(CSS, "the title bold and red, the icon twice as big", tsx=TSX))
    assert done.files["src/Box.css"] == CSS.replace("color: gray", "color: red; font-weight: 700").replace(
        "8px", "16px"
    )
    assert [target.selector for target in done.targets] == [".box__title", ".box__icon"]


def test_a_wish_that_is_so_already_doesnt_stop_the_others() -> None:
    """Only when none changes anything is it said."""
    assert css_after(CSS, "the title gray and bold", tsx=TSX) == CSS.replace(
        "color: gray", "color: gray; font-weight: 700"
    )
    with pytest.raises(CannotDo) as refusal:
        css_after(CSS, "the title gray", tsx=TSX)
    assert refusal.value.code == "already_so"


def test_a_wish_that_cant_be_stops_all() -> None:
    """Half of a prompt is never carried out."""
    with pytest.raises(CannotDo):
        css_after(CSS, "the title red and wider", tsx=TSX)


def test_an_unknown_class_is_said() -> None:
    """A class that neither a rule nor an element has."""
    with pytest.raises(CannotDo, match=r"\.nope"):
        css_after(CSS, ".nope larger", tsx=TSX)


def test_an_element_of_another_component_is_not_this_one() -> None:
    """What another component rendered inside has no own rule here, so nothing is changed."""
    inner = Element(tag="button", classes=["button"], ancestors=["div.box"])
    with pytest.raises(CannotDo):
        css_after(CSS, "background red", tsx=TSX, element=inner)


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


def test_full_width_of_what_has_none() -> None:
    """An inline element has no width; that is said instead of a declaration that does nothing."""
    assert "width: 100%" in css_after(".box { color: red }", "full width")
    with pytest.raises(CannotDo, match="inline"):
        css_after(".box { display: inline }", "full width")


SPANS = """import './Box.css';
export const Box = () => (
  <div className="box">
    <span className="box__label">Label</span>
    <span className="box__hint">Hint</span>
    <ul className="box__list"><li className="box__item">Item</li></ul>
  </div>
);
"""
SPANS_CSS = ".box { color: black }\n.box__label { color: red }\n.box__hint { color: red }\n.box__list { margin: 0 }\n.box__item { margin: 0 }\n"


@pytest.mark.parametrize("named", ["label,hint", "label, hint", "label hint", "label-hint", "label and hint"])
def test_parts_side_by_side_are_two(named: str) -> None:
    """However they are listed: none of them is a part of the other."""
    after = SPANS_CSS.replace("color: red }", "color: red; font-weight: 700 }")
    assert css_after(SPANS_CSS, f"{named} bold", tsx=SPANS) == after
    hidden = SPANS_CSS.replace("color: red }", "color: red; display: none }")
    assert css_after(SPANS_CSS, f"hide {named}", tsx=SPANS) == hidden


@pytest.mark.parametrize("named", ["list item", "list-item"])
def test_a_part_of_a_part_is_one(named: str) -> None:
    """The item in the list is an item; with a comma both are meant."""
    item = ".box__item { margin: 0"
    assert css_after(SPANS_CSS, f"{named} bold", tsx=SPANS) == SPANS_CSS.replace(item, f"{item}; font-weight: 700")
    both = SPANS_CSS.replace("margin: 0", "margin: 4px")
    assert css_after(SPANS_CSS, "list,item margin 4px", tsx=SPANS) == both


def test_what_is_not_uppercase_already() -> None:
    """Nothing is declared against what nothing sets; what is set around it, or outside, is taken back."""
    for prompt in ("not uppercase", "the label not uppercase"):
        with pytest.raises(CannotDo, match="like that already") as refusal:
            css_after(SPANS_CSS, prompt, tsx=SPANS)
        assert refusal.value.code == "already_so"
    css = ".box { text-transform: uppercase }"
    assert css_after(css, "not uppercase") == ".box { text-transform: none }"
    around = SPANS_CSS.replace("color: black", "color: black; text-transform: uppercase")
    item = ".box__item { margin: 0"
    assert css_after(around, "the item not uppercase", tsx=SPANS) == around.replace(
        item, f"{item}; text-transform: none"
    )
    element = live(rule(".box", {"color": "black"}), text_transform="uppercase")
    after = ".box { color: black; text-transform: none }"
    assert css_after(".box { color: black }", "not uppercase", element=element) == after


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
    assert css_after(css, "icon gap 9px", tsx=TSX) == after
