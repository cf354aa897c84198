import pytest

from sidecar.errors import CannotDo
from tests.editors.quick.bench import css_after, live, rule


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("color: red", "center the text", "color: red; text-align: center"),
        ("text-align: left", "align the text right", "text-align: right"),
        ("display: flex", "center the text", "display: flex; justify-content: center"),
        (
            "display: flex; flex-direction: column",
            "center the text",
            "display: flex; flex-direction: column; text-align: center",
        ),
        ("color: red", "center the content", "color: red; text-align: center"),
        ("display: flex", "align content right", "display: flex; justify-content: flex-end"),
        (
            "display: flex; flex-direction: column",
            "align content right",
            "display: flex; flex-direction: column; align-items: flex-end",
        ),
        ("display: flex", "center the content vertically", "display: flex; align-items: center"),
        ("display: flex; align-items: center", "align-items: start", "display: flex; align-items: flex-start"),
        ("display: flex", "justify content space-between", "display: flex; justify-content: space-between"),
    ],
)
def test_alignment(css: str, prompt: str, after: str) -> None:
    """Text moves by `text-align`, what a flex container holds along or across its axis."""
    assert css_after(f".box {{ {css} }}", prompt) == f".box {{ {after} }}"


def test_the_live_element_says_whether_it_is_a_flex_container() -> None:
    """Where the sheets don't say it, the computed value does."""
    css = ".box { color: red }"
    element = live(rule(".box", {"color": "red"}), display="flex")
    assert css_after(css, "center the text", element=element) == ".box { color: red; justify-content: center }"


@pytest.mark.parametrize(
    ("css", "prompt"),
    [
        ("color: red", "align-items: center"),
        ("color: red", "center the content vertically"),
        ("display: flex", "align items space-between"),
    ],
)
def test_what_has_no_axis_cannot_be_aligned(css: str, prompt: str) -> None:
    """Without a flex container, or across its axis, there is nothing to align or spread."""
    with pytest.raises(CannotDo):
        css_after(f".box {{ {css} }}", prompt)
