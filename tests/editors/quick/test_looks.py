import pytest

from sidecar.errors import CannotDo
from tests.editors.quick.bench import css_after
from tests.editors.quick.harbour import changes, request

TOKENS = ":root { --shadow-small: 0 1px red; --shadow-large: 0 9px red; --color-brand: #0ec2bc; }"


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("background: white", "turquoise", "background: turquoise"),
        ("padding: 1px", "turquoise", "padding: 1px; color: turquoise"),
        ("color: black", "background red", "color: black; background-color: red"),
        ("background: var(--bg)", "background red", "background: red"),
        (
            "background-image: linear-gradient(red, blue)",
            "background lime",
            "background-image: none; background-color: lime",
        ),
        ("background: red", "gradient from white to blue", "background: linear-gradient(white, blue)"),
        (
            "background-color: red",
            "gradient from white to blue",
            "background-color: red; background-image: linear-gradient(white, blue)",
        ),
        (
            "background-image: linear-gradient(red, blue)",
            "gradient from white to blue",
            "background-image: linear-gradient(white, blue)",
        ),
        ("background: linear-gradient(red, blue)", "background lime", "background: lime"),
        ("background: red", "no background", "background: transparent"),
        ("color: black", "border red", "color: black; border: 1px solid red"),
        ("color: black", "add a border", "color: black; border: 1px solid currentColor"),
        ("border: 0", "add a border", "border: 1px solid currentColor"),
        ("border-bottom: 1px solid red", "bottom border blue", "border-bottom: 1px solid blue"),
        ("border: 1px solid red", "bottom border blue", "border: 1px solid red; border-bottom-color: blue"),
        ("border: 1px solid red", "top border 3px", "border: 1px solid red; border-top-width: 3px"),
        ("color: black", "bottom border 1px solid red", "color: black; border-bottom: 1px solid red"),
        (
            "border-width: 1px; border-style: solid",
            "border red",
            "border-width: 1px; border-style: solid; border-color: red",
        ),
        ("color: black", "add a soft shadow", "color: black; box-shadow: 0 2px 8px rgb(0 0 0 / 0.12)"),
        ("box-shadow: 0 2px 8px red", "no shadow", "box-shadow: none"),
        ("box-shadow: 0 2px 8px red", "stronger shadow", "box-shadow: 0 3px 12px red"),
        ("box-shadow: 0 3px 12px red", "softer shadow", "box-shadow: 0 2px 8px red"),
        ("box-shadow: 0 0 0 1px red, 0 2px 4px red", "stronger shadow", "box-shadow: 0 0 0 1px red, 0 3px 6px red"),
        ("font-weight: 400", "bolder", "font-weight: 600"),
        ("font-weight: 550", "bolder", "font-weight: 700"),
        ("font-weight: bold", "lighter font weight", "font-weight: 500"),
        ("color: black", "bold", "color: black; font-weight: 700"),
    ],
)
def test_looks(css: str, prompt: str, after: str) -> None:
    """Colours, borders, shadows and weights change where they are declared, or are added."""
    assert css_after(f".box {{ {css} }}", prompt) == f".box {{ {after} }}"


NESTED = """import './Box.css';
export const Box = ({ text, title }) => (
  <div className="box"><p className="box__text">{text}</p><h2 className="box__title">{title}</h2><button className="box__go">Go</button></div>
);
"""


@pytest.mark.parametrize(
    ("part", "after"),
    [("text", "font-weight: 700"), ("title", "font-weight: 900"), ("go", "font-weight: 600")],
)
def test_bolder_than_what_is_inherited(part: str, after: str) -> None:
    """An element without a weight has that of what it lies in, or what the browser gives its tag."""
    css = ".box { font-weight: 550 }\n.box__text { color: red }\n.box__title { color: red }\n.box__go { color: red }"
    rule = f".box__{part} {{ color: red"
    assert css_after(css, f".box__{part} bolder", tsx=NESTED) == css.replace(rule, f"{rule}; {after}")


@pytest.mark.parametrize(
    ("css", "prompt", "code"),
    [
        ("background: transparent", "turquoise", "not_a_quick_edit"),
        ("border: 1px solid red", "add a border", "already_so"),
        ("border: 0", "no border", "already_so"),
        ("color: black", "no border", "already_so"),
        ("box-shadow: inset 0 0 0 1px red", "no border", "not_a_quick_edit"),
        ("box-shadow: 0 1px 2px red", "no border", "already_so"),
        ("color: black", "no shadow", "already_so"),
        ("color: black", "stronger shadow", "not_a_quick_edit"),
        ("box-shadow: 0 0 0 1px red", "stronger shadow", "not_a_quick_edit"),
        ("font-weight: 900", "bolder", "already_so"),
        ("background: var(--image) no-repeat", "background red", "not_a_quick_edit"),
        ("background: red", "background red", "already_so"),
    ],
)
def test_what_cannot_be_is_said(css: str, prompt: str, code: str) -> None:
    """What is so already, and what a quick edit might get wrong."""
    with pytest.raises(CannotDo) as refusal:
        css_after(f".box {{ {css} }}", prompt)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("color: black", "add a strong shadow", "color: black; box-shadow: var(--shadow-large)"),
        ("box-shadow: var(--shadow-small)", "stronger shadow", "box-shadow: var(--shadow-large)"),
        ("box-shadow: var(--shadow-large)", "softer shadow", "box-shadow: var(--shadow-small)"),
        ("background: white", "background brand", "background: var(--color-brand)"),
        ("background: white", "background --color-brand", "background: var(--color-brand)"),
    ],
)
def test_the_projects_tokens_are_used(css: str, prompt: str, after: str) -> None:
    """Where the project has a shadow or a colour of that name, its variable is written."""
    assert css_after(f".box {{ {css} }}", prompt, reference=TOKENS) == f".box {{ {after} }}"


def test_the_part_that_is_seen_as_the_box_is_edited() -> None:
    """A text field's ground and corners are those of its control."""
    assert changes(request("TextField", "background turquoise", "default")) == [
        "-background-color: var(--color-surface);",
        "+background-color: var(--color-brand);",
    ]
    assert changes(request("TextField", "more rounded", "default")) == [
        "-border-radius: var(--radius-medium);",
        "+border-radius: calc(var(--radius-medium) * 1.5);",
    ]


def test_several_parts_are_not_guessed_between() -> None:
    """Where several parts have what is to change, the refusal names them."""
    with pytest.raises(CannotDo) as refusal:
        changes(request("Card", "more padding", "default"))
    assert "“header”, “body”, “footer”" in refusal.value.message


def test_a_value_on_lines_of_its_own_makes_way() -> None:
    """A value that began below its property may begin beside it now."""
    before = ".box {\n  box-shadow:\n    0 0 1px red,\n    0 2px 4px red;\n}"
    assert css_after(before, "no shadow") == ".box {\n  box-shadow: none;\n}"
