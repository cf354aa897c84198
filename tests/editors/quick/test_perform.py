import pytest

from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.bench import PARTS, PARTS_CSS, box, css_after, live, rule


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
    assert css_after(PARTS_CSS, prompt, tsx=PARTS) == PARTS_CSS.replace(before, after)


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


def test_wishes_are_carried_out_in_order() -> None:
    """Each on what the one before it left; the message and the targets are of all."""
    done = edited(box(PARTS_CSS, "the title bold and red, the icon twice as big", tsx=PARTS))
    assert done.files["src/Box.css"] == PARTS_CSS.replace("color: gray", "color: red; font-weight: 700").replace(
        "8px", "16px"
    )
    assert [target.selector for target in done.targets] == [".box__title", ".box__icon"]


def test_a_wish_that_is_so_already_doesnt_stop_the_others() -> None:
    """Only when none changes anything is it said."""
    assert css_after(PARTS_CSS, "the title gray and bold", tsx=PARTS) == PARTS_CSS.replace(
        "color: gray", "color: gray; font-weight: 700"
    )
    with pytest.raises(CannotDo) as refusal:
        css_after(PARTS_CSS, "the title gray", tsx=PARTS)
    assert refusal.value.code == "already_so"


def test_a_wish_that_cant_be_stops_all() -> None:
    """Half of a prompt is never carried out."""
    with pytest.raises(CannotDo):
        css_after(PARTS_CSS, "the title red and wider", tsx=PARTS)


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
