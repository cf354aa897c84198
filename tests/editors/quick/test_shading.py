import pytest

from sidecar.editors.quick.editor import edited
from sidecar.editors.quick.shading import shaded
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box, css_after
from tests.editors.quick.test_drawing import drawing


@pytest.mark.parametrize(
    ("value", "amount", "after"),
    [
        ("#f00", -0.15, "#d90000"),
        ("red", 0.3, "#ff4c4c"),
        ("var(--Ink)", -0.15, "color-mix(in srgb, var(--Ink), black 15%)"),
        ("#ff000080", 0.1, "color-mix(in srgb, #ff000080, white 10%)"),
        ("color-mix(in srgb, var(--ink), black 15%)", -0.15, "color-mix(in srgb, var(--ink), black 27.8%)"),
        ("color-mix(in srgb, var(--ink), black 15%)", 0.15, "var(--ink)"),
        ("color-mix(in srgb, var(--ink), black 15%)", 0.08, "color-mix(in srgb, var(--ink), black 7%)"),
        ("color-mix(in srgb, var(--ink), black 15%)", 0.3, "color-mix(in srgb, var(--ink), white 15%)"),
        (
            "color-mix(in srgb, light-dark(#fff, #000), white 10%)",
            0.1,
            "color-mix(in srgb, light-dark(#fff, #000), white 19%)",
        ),
        (
            "color-mix(in oklab, red, black 15%)",
            0.1,
            "color-mix(in srgb, color-mix(in oklab, red, black 15%), white 10%)",
        ),
        (
            "color-mix(in srgb, red, navy 15%)",
            0.1,
            "color-mix(in srgb, color-mix(in srgb, red, navy 15%), white 10%)",
        ),
    ],
)
def test_a_colour_mixed_with_black_or_white(value: str, amount: float, after: str) -> None:
    """Reckoned where it is written out, else left to the browser; mixes of ours don't pile up."""
    assert shaded(value, amount) == after


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("background: #f00", "darker", "background: #d90000"),
        ("background: #f00", "a bit darker", "background: #eb0000"),
        ("background: #f00", "much darker", "background: #b20000"),
        ("background: #f00", "etwas dunkler", "background: #eb0000"),
        ("background: #000", "background 10% brighter", "background: #1a1a1a"),
        ("background: #000", "background lighter", "background: #262626"),
        ("background: #000", "hellerer Hintergrund", "background: #262626"),
        ("background: var(--a)", "darker", "background: color-mix(in srgb, var(--a), black 15%)"),
        ("color: #f00", "darker", "color: #d90000"),
        ("color: #f00; background: #fff", "darker text", "color: #d90000; background: #fff"),
        (
            "background: #fff",
            "text color darker",
            "background: #fff; color: color-mix(in srgb, currentColor, black 15%)",
        ),
        ("border: 1px solid #f00", "border darker", "border: 1px solid #d90000"),
        ("border: 1px solid", "border darker", "border: 1px solid color-mix(in srgb, currentColor, black 15%)"),
        ("border: 1px solid #f00", "bottom border darker", "border: 1px solid #f00; border-bottom-color: #d90000"),
    ],
)
def test_what_is_darker_or_brighter(css: str, prompt: str, after: str) -> None:
    """The ground where there is one, else the text; or what is named."""
    assert css_after(f".box {{ {css} }}", prompt) == f".box {{ {after} }}"


def test_drawings_keep_what_paints_them() -> None:
    """Their `fill` or `stroke`, as it is written."""
    assert css_after(".icon { fill: #f00 }", "icon darker", tsx=drawing()) == ".icon { fill: #d90000 }"
    mixed = ".icon { stroke: color-mix(in srgb, var(--Ink), white 15%) }"
    assert css_after(".icon { stroke: var(--Ink) }", "icon brighter", tsx=drawing()) == mixed
    assert css_after(".icon { width: 9px }", "icon brighter", tsx=drawing()) == ".icon { width: 9px; fill: #262626 }"


@pytest.mark.parametrize(
    ("css", "prompt", "code"),
    [
        ("background: linear-gradient(red, blue)", "darker", "not_a_quick_edit"),
        ("background: var(--sky)", "darker", "not_a_quick_edit"),
        ("color: red", "background darker", "not_a_quick_edit"),
        ("background: transparent", "background darker", "not_a_quick_edit"),
        ("color: red", "border darker", "not_a_quick_edit"),
        ("background: black", "darker", "already_so"),
    ],
)
def test_what_has_no_colour_to_mix(css: str, prompt: str, code: str) -> None:
    """It is said what to say instead."""
    tokens = ":root { --sky: linear-gradient(red, blue) }"
    with pytest.raises(CannotDo) as refused:
        css_after(f".box {{ {css} }}", prompt, reference=tokens)
    assert refused.value.code == code


def test_it_says_what_was_done_and_what_can_not_be_read() -> None:
    """Also of a mix, whose contrast is known where its colour is."""
    css = ".box { background: var(--ground); color: #777 }"
    message = edited(box(css, "much darker", reference=":root { --ground: #aaa }")).message
    before, after = "var(--ground)", "color-mix(in srgb, var(--ground), black 30%)"
    assert message.startswith(f"Made the box 30% darker: background {before} → {after}.")
    assert "hard to read now: its contrast is 1.0" in message
