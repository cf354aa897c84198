import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.editors.quick.editor import edited
from sidecar.editors.quick.lengths import parse
from sidecar.edits.stylesheet import parse as parse_sheet
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box, css_after, live, rule, tsx_after
from tests.editors.quick.harbour import changes, request


@pytest.mark.parametrize(
    ("css", "after"),
    [
        ("padding: 10px; font-size: 10px", "padding: 20px; font-size: 20px"),
        ("font-size: 1rem; line-height: 24px", "font-size: 2rem; line-height: 48px"),
        ("font-size: 10px; line-height: 1.5", "font-size: 20px; line-height: 1.5"),
        ("font-size: 10px; padding: 1em", "font-size: 20px; padding: 1em"),
        ("font-size: 0.9em; padding: 1em", "font-size: 1.8em; padding: 1em"),
        ("font-size: 120%", "font-size: 240%"),
        (
            "font-size: 10px; border: 1px solid; border-radius: 4px",
            "font-size: 20px; border: 1px solid; border-radius: 4px",
        ),
        (
            "font-size: 10px; margin: 8px; box-shadow: 0 1px 2px red",
            "font-size: 20px; margin: 8px; box-shadow: 0 1px 2px red",
        ),
        ("font-size: 10px; width: 100%; max-width: 300px", "font-size: 20px; width: 100%; max-width: 600px"),
        ("font-size: 10px; height: auto; gap: 0 4px", "font-size: 20px; height: auto; gap: 0 8px"),
        ("font-size: 10px; padding: var(--p)", "font-size: 20px; padding: calc(var(--p) * 2)"),
        ("font-size: clamp(1rem, 2vw, 2rem)", "font-size: calc(clamp(1rem, 2vw, 2rem) * 2)"),
        ("font: bold 14px/18px serif", "font: bold 28px/36px serif"),
        ("font: bold 14px/1.2 serif", "font: bold 28px/1.2 serif"),
    ],
)
def test_size_is_what_makes_the_box(css: str, after: str) -> None:
    """Lengths double; ems, percentages, borders, radii, shadows and the outer margin don't."""
    assert css_after(f".box {{ {css} }}", "twice as big") == f".box {{ {after} }}"


def test_an_inherited_font_size_becomes_its_own() -> None:
    """Text that inherits its size gets one relative to that, so that it grows with its box."""
    assert css_after(".box { padding: 4px }", "twice as big") == ".box { padding: 8px; font-size: 2em }"


def test_a_controls_font_size_is_the_browsers() -> None:
    """A button doesn't inherit its font size: the live one counts, without a page the usual 13.333 px."""
    tsx = "import './Box.css';\nexport const Box = () => <button className=\"box\">Hello</button>;\n"
    css = ".box { padding: 4px }"
    assert css_after(css, "twice as big", tsx=tsx) == ".box { padding: 8px; font-size: 26.75px }"
    element = live(rule(".box", {"padding": "4px"}), tag="button", font_size="15px")
    assert css_after(css, "twice as big", tsx=tsx, element=element) == ".box { padding: 8px; font-size: 30px }"


def test_what_shows_no_text_gets_no_font_size() -> None:
    """A picture grows by its width and height alone."""
    tsx = "import './Box.css';\nexport const Box = () => <span className=\"box\" />;\n"
    assert (
        css_after(".box { width: 8px; height: 8px }", "twice as big", tsx=tsx) == ".box { width: 16px; height: 16px }"
    )


def test_parts_grow_along_but_never_twice() -> None:
    """Lengths of the parts grow, ems among them don't; variants that aren't shown stay."""
    css = (
        ".box { font-size: 10px }\n.box__icon { font-size: 1.2em; margin: 4px }\n"
        ".box__name { font-size: 20px }\n.box--big { font-size: 40px }\n.other { font-size: 9px }\n"
    )
    tsx = (
        "export const Box = ({ big }) => (\n"
        "  <div className={big ? 'box box--big' : 'box'}>\n"
        '    <i className="box__icon" />\n    <b className="box__name">Hello</b>\n  </div>\n);\n'
    )
    assert css_after(css, "twice as big", tsx=tsx) == css.replace("10px", "20px", 1).replace("4px", "8px", 1).replace(
        "font-size: 20px }\n.box--big", "font-size: 40px }\n.box--big"
    )


def test_pictures_in_the_jsx_grow_by_their_attributes() -> None:
    """An `svg` that is sized by its attributes keeps them, larger."""
    tsx = (
        "export const Box = () => (\n"
        '  <div className="box"><svg width="16" height={16} viewBox="0 0 16 16" /></div>\n);\n'
    )
    after = tsx_after(tsx, "twice as big", css=".box { padding: 2px }")
    assert 'width="32" height={32} viewBox="0 0 16 16"' in after


def test_a_part_grows_alone() -> None:
    """“the icon 30% larger” leaves the rest as it is."""
    assert changes(request("Button", "the icon twice as big", "with-icon")) == [
        "-font-size: 1.15em;",
        "+font-size: 2.3em;",
    ]


def test_a_token_of_several_lengths_is_not_multiplied() -> None:
    """`calc(var(--p) * 2)` would be invalid for `4px 8px`, so it is refused."""
    with pytest.raises(CannotDo):
        css_after(".box { padding: var(--p) }", "double the padding", reference=":root { --p: 4px 8px }")


def test_a_square_grows_on_both_sides() -> None:
    """The side that is a share of what is around it grows, the other one follows; what fills all of it stays."""
    tsx = "import './Box.css';\nexport const Box = () => <i className=\"box\" />;\n"
    for css, after in [
        ("width: 25%; min-width: 10px; aspect-ratio: 1", "width: 30%; min-width: 12px; aspect-ratio: 1"),
        ("width: 100%; min-width: 10px; aspect-ratio: 16 / 9", "width: 100%; min-width: 12px; aspect-ratio: 16 / 9"),
        ("width: 25%; min-width: 10px", "width: 25%; min-width: 12px"),
    ]:
        assert css_after(f".box {{ {css} }}", "20% bigger", tsx=tsx) == f".box {{ {after} }}"


def test_a_token_in_ems_grows_by_itself() -> None:
    """What a variable holds decides whether it is scaled."""
    css = ".box { font-size: 10px; padding: var(--p) }"
    assert css_after(css, "twice as big", reference=":root { --p: 1em }") == css.replace("10px", "20px")


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("padding: 10px", "20% more padding", "padding: 12px"),
        ("padding: 10px", "a bit more padding", "padding: 12.5px"),
        ("padding: 10px 4px", "increase padding by 2px", "padding: 12px 6px"),
        ("padding: var(--p)", "4px less padding", "padding: calc(var(--p) - 4px)"),
        ("padding: 3px", "4px less padding", "padding: 0px"),
        ("margin: -8px auto", "double the margin", "margin: -16px auto"),
        ("border-radius: 8px", "less rounded", "border-radius: 4px"),
        ("border-radius: 0", "more rounded", "border-radius: 8px"),
        ("color: red", "more rounded", "color: red; border-radius: 8px"),
        ("border-radius: 999px", "less rounded", "border-radius: 8px"),
        ("border-radius: 8px", "pill", "border-radius: 999px"),
        ("border-radius: 8px", "square corners", "border-radius: 0"),
        ("opacity: 0.5", "more transparent", "opacity: 0.375"),
        ("opacity: 50%", "reduce the opacity", "opacity: 0.375"),
        ("line-height: 1.5", "line height 20% more", "line-height: 1.8"),
        ("width: calc(100% - 8px)", "half the width", "width: calc((100% - 8px) * 0.5)"),
        ("width: calc(var(--w) * 2)", "half the width", "width: var(--w)"),
        ("font-size: 10px", "text 20% larger", "font-size: 12px"),
        ("color: red", "text 20% larger", "color: red; font-size: 1.2em"),
        ("font-size: 10px", "increase the font size by 2px", "font-size: 12px"),
    ],
)
def test_one_measure(css: str, prompt: str, after: str) -> None:
    """More, less, by a length, by a factor."""
    assert css_after(f".box {{ {css} }}", prompt) == f".box {{ {after} }}"


@pytest.mark.parametrize(
    ("css", "prompt", "code"),
    [
        ("color: red", "double the padding", "not_a_quick_edit"),
        ("color: red", "wider", "not_a_quick_edit"),
        ("padding: 0", "more padding", "not_a_quick_edit"),
        ("color: red", "4px more padding", "not_a_quick_edit"),
        ("line-height: 1.5", "4px more line height", "not_a_quick_edit"),
        ("border-radius: 999px", "more rounded", "already_so"),
        ("border-radius: 50%", "more rounded", "already_so"),
        ("border-radius: 0", "less rounded", "already_so"),
        ("opacity: 1", "more opaque", "already_so"),
    ],
)
def test_nothing_to_multiply_is_said(css: str, prompt: str, code: str) -> None:
    """Nothing is invented where there is no such length, nor changed where it is at its end."""
    with pytest.raises(CannotDo) as refusal:
        css_after(f".box {{ {css} }}", prompt)
    assert refusal.value.code == code


@settings(deadline=None)  # the first parse loads the grammar
@given(
    st.lists(st.sampled_from(["3px", "0.5rem", "1.25em", "0", "auto", "-2px", ".5em"]), min_size=1, max_size=4),
    st.sampled_from([10, 20, 25, 40, 50]),
)
def test_there_and_back_again(values: list[str], percent: int) -> None:
    """A factor and then its inverse come back to what was there, but for rounding: of pixels to a quarter, of the rest to three decimals."""
    before = f".box {{ margin: {' '.join(values)} }}"
    there = css_after_or_same(before, f"margin {percent}% larger")
    sheet = parse_sheet(there)
    factor = 1 / (1 + percent / 100)
    for old, new in zip(values, sheet.rules[0].declarations[0].value.split(), strict=True):
        first, second = parse(old), parse(new)
        if first is None or second is None:
            assert old == new
        else:
            assert second[0] * factor == pytest.approx(first[0], abs=0.125 if first[1] == "px" else 0.001)
            assert second[1] == first[1]


@settings(deadline=None)  # the first parse loads the grammar
@given(st.text(alphabet="abc /*é*/\n\t", max_size=12).filter(lambda text: "*/" not in text))
def test_every_other_byte_stays(comment: str) -> None:
    """Comments, spaces and what stands before and after the value come out as they went in."""
    before = f"/*{comment}*/ .x {{ gap: 1px }}\n.box {{\n /*{comment}*/ padding : 4px /*{comment}*/ ;}}\n/*{comment}*/"
    assert css_after(before, "padding 8px") == before.replace("4px", "8px")


def css_after_or_same(css: str, prompt: str) -> str:
    """The sheet after an edit, or as it was when there was nothing to multiply."""
    try:
        return edited(box(css, prompt)).files["src/Box.css"]
    except CannotDo:
        return css


def test_a_token_that_comes_to_a_number_has_no_length_to_add_to() -> None:
    """`calc(1.5 + 4px)` is no value; one that comes to a length, or isn't known, is added to."""
    css = ".box { line-height: var(--lead) }"
    for tokens in (":root { --lead: 1.5 }", ":root { --lead: var(--tight); --tight: 1.2 }"):
        with pytest.raises(CannotDo, match="could add 4px"):
            css_after(css, "4px more line height", reference=tokens)
    longer = css.replace("var(--lead)", "calc(var(--lead) + 4px)")
    assert css_after(css, "4px more line height", reference=":root { --lead: 20px }") == longer
    assert css_after(css, "4px more line height") == longer


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("height: 40px", "taller, 48px", "height: 48px"),
        ("height: var(--tall)", "shorter in height, 30px", None),
        ("font-size: 14px", "text bigger, 12px", None),
        ("border: 1px solid", "border thicker, 2px", "border: 2px solid"),
        ("padding: 8px", "less padding, 4px", "padding: 4px"),
        ("padding: var(--tall)", "more padding, 12px", None),
        ("color: red", "border thicker, 2px", None),
    ],
)
def test_a_figure_behind_a_comparison_is_what_it_shall_be(css: str, prompt: str, after: str | None) -> None:
    """“Larger, 12px” of what is larger already may mean by 12px: it is asked back."""
    tokens = ":root { --tall: 40px }"
    if after is None:
        with pytest.raises(CannotDo):
            css_after(f".box {{ {css} }}", prompt, reference=tokens)
    else:
        assert css_after(f".box {{ {css} }}", prompt) == f".box {{ {after} }}"


@pytest.mark.parametrize(
    ("tag", "css", "prompt", "after"),
    [
        ("button", "padding: 8px 20px", "taller", "padding: 11.25px 20px"),
        ("button", "padding: 8px 20px", "a bit shorter in height", None),
        ("button", "padding: 10px 20px", "wider", "padding: 10px 28px"),
        ("button", "padding: 10px 20px", "a bit narrower", "padding: 10px 16px"),
        ("button", "padding: 8px; height: 40px", "taller", "padding: 8px; height: 48px"),
        ("div", "padding: 10px", "taller", "padding: 14px 10px"),
        ("div", "padding: 10px", "wider", None),  # as wide as there is room
        ("div", "color: red", "taller", None),
        ("button", "padding: 8px", "20% taller", None),
    ],
)
def test_padding_makes_tall_what_has_no_height(tag: str, css: str, prompt: str, after: str | None) -> None:
    """And wide, what is as wide as its text; by how much in percent nobody can tell."""
    tsx = f"import './Box.css';\nexport const Box = () => <{tag} className=\"box\">Hello</{tag}>;\n"
    if after is None:
        with pytest.raises(CannotDo):
            css_after(f".box {{ {css} }}", prompt, tsx=tsx)
    else:
        assert css_after(f".box {{ {css} }}", prompt, tsx=tsx) == f".box {{ {after} }}"
