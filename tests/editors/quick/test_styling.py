from dataclasses import replace

import pytest

from sidecar.editors.base import CssTarget
from sidecar.editors.quick.editor import edited
from sidecar.errors import CannotDo
from tests.editors.quick.bench import box, css_after, live, rule, tsx_after

BASE = ".box {\n  color: black;\n}\n"


def refused(css: str, prompt: str, **more: object) -> CannotDo:
    """The refusal of an edit."""
    with pytest.raises(CannotDo) as refusal:
        css_after(css, prompt, **more)  # type: ignore[arg-type]
    return refusal.value


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        (".box { padding: 11px 20px }", "padding 8px", ".box { padding: 8px }"),
        (".box { padding: 11px 20px }", "padding left 8px", ".box { padding: 11px 20px 11px 8px }"),
        (".box { padding: 11px 20px }", "horizontal padding 8px", ".box { padding: 11px 8px }"),
        (".box { padding: 4px; padding-left: 9px }", "padding 8px", ".box { padding: 8px; padding-left: 8px }"),
        (".box { padding: 4px; padding-left: 8px }", "more padding", ".box { padding: 6px; padding-left: 12px }"),
        (".box { padding-block: 4px }", "more padding", ".box { padding-block: 6px }"),
        (".box { padding:4px;color:red }", "padding 8px", ".box { padding:8px;color:red }"),
        (".box { padding: 4px /* why */ 5px; }", "padding 20% larger", ".box { padding: 4.75px /* why */ 6px; }"),
        (".box { padding: 4px !important; }", "padding 8px", ".box { padding: 8px !important; }"),
        (".box { border: 1px solid #ccc }", "border red", ".box { border: 1px solid red }"),
        (".box { border: 1px solid }", "border red", ".box { border: 1px solid red }"),
        (".box { border: 1px solid #ccc }", "thicker border", ".box { border: 2px solid #ccc }"),
        (".box { border: 1px solid #ccc }", "dashed border", ".box { border: 1px dashed #ccc }"),
        (".box { border: 1px solid #ccc }", "no border", ".box { border: none }"),
        (".box { border: none }", "2px solid red border", ".box { border: 2px solid red }"),
        (".box { background: #fff url(a.png) }", "background red", ".box { background: red url(a.png) }"),
        (".box { background: linear-gradient(red, blue) }", "background lime", ".box { background: lime }"),
        (".box { font: bold 14px/1.2 serif }", "font size 20px", ".box { font: bold 20px/1.2 serif }"),
        (".box { font: bold 14px/1.2 serif }", "font weight 400", ".box { font: 400 14px/1.2 serif }"),
        (".box { font: 14px serif }", "bold", ".box { font: 14px serif; font-weight: 700 }"),
        (".box { font: inherit }", "font size 20px", ".box { font: inherit; font-size: 20px }"),
        (".box { border-radius: 4px 4px 0 0 }", "radius 8px", ".box { border-radius: 8px }"),
        (".box { border-radius: 4px 4px 0 0 }", "more rounded", ".box { border-radius: 6px 6px 0 0 }"),
        (".box { gap: 4px 8px }", "gap doubled", ".box { gap: 8px 16px }"),
        (".box { inline-size: 100px }", "width 50px", ".box { inline-size: 50px }"),
        (".box { color: black }", "text white", ".box { color: white }"),
        (".box { opacity: .5 }", "opacity 80%", ".box { opacity: 0.8 }"),
    ],
)
def test_only_the_values_bytes_change(css: str, prompt: str, after: str) -> None:
    """The value that decides is replaced where it stands, inside a shorthand if need be."""
    assert css_after(css, prompt) == after


@pytest.mark.parametrize(
    ("css", "after"),
    [
        (BASE, ".box {\n  color: black;\n  opacity: 0.5;\n}\n"),
        (".box {\n\tcolor: black\n}\n", ".box {\n\tcolor: black;\n\topacity: 0.5;\n}\n"),
        (".box { color: black }", ".box { color: black; opacity: 0.5 }"),
        (".box { color: black; }", ".box { color: black; opacity: 0.5; }"),
        (".box {color:black}", ".box {color:black; opacity: 0.5}"),
        (".box {}", ".box {\n  opacity: 0.5;\n}"),
        (".box {\n}\n", ".box {\n  opacity: 0.5;\n}\n"),
        (".box {\n  gap: 1px !important;\n}\n", ".box {\n  gap: 1px !important;\n  opacity: 0.5;\n}\n"),
        (
            ".box {\n  gap: 1px; /* why */\n\n  &:hover {\n    gap: 2px;\n  }\n}\n",
            ".box {\n  gap: 1px;\n  opacity: 0.5; /* why */\n\n  &:hover {\n    gap: 2px;\n  }\n}\n",
        ),
        ("/* Ä */\n.box {\n  gap: 1px;\n}\n", "/* Ä */\n.box {\n  gap: 1px;\n  opacity: 0.5;\n}\n"),
    ],
)
def test_a_new_declaration_looks_like_its_neighbours(css: str, after: str) -> None:
    """It stands after the last one, with its indentation and its semicolon."""
    assert css_after(css, "opacity 50%") == after


def test_a_class_without_a_rule_gets_one() -> None:
    """A part whose class nothing styles yet gets a rule after the one around it."""
    tsx = 'export const Box = () => <div className="box"><b className="box__name">Hello</b></div>;\n'
    asked = box(BASE + ".other {\n}\n", "the name bold", tsx=tsx)
    done = edited(asked)
    assert done.files["src/Box.css"] == BASE + "\n.box__name {\n  font-weight: 700;\n}\n.other {\n}\n"
    assert done.targets == (CssTarget("src/Box.css", ".box__name"),)


def test_an_element_without_class_and_style_gets_a_style() -> None:
    """Only where there is neither a class nor a style, the element itself takes it."""
    tsx = "export const Box = () => <div>Hello</div>;\n"
    assert tsx_after(tsx, "padding 8px") == "export const Box = () => <div style={{ padding: 8 }}>Hello</div>;\n"
    assert tsx_after(tsx, "2px border") == (
        "export const Box = () => <div style={{ border: '2px solid currentColor' }}>Hello</div>;\n"
    )


def test_an_element_with_an_unknown_class_is_left_alone() -> None:
    """A class that the own sheets don't know may be styled anywhere."""
    assert refused("", "padding 8px").code == "not_a_quick_edit"


def test_the_rule_that_wins_is_edited() -> None:
    """The page's order decides, not the source's."""
    css = ".box--big { padding: 9px }\n.box { padding: 4px }\n"
    element = live(rule(".box", {"padding": "4px"}), rule(".box--big", {"padding": "9px"}))
    assert css_after(css, "padding 8px", element=element) == css.replace("9px", "8px")


def test_important_wins() -> None:
    """An important declaration of a weaker rule is the one that counts."""
    css = ".box { gap: 4px !important }\n.box--big { gap: 9px }\n"
    element = live(rule(".box", {"gap": "4px !important"}), rule(".box--big", {"gap": "9px"}))
    assert css_after(css, "gap 8px", element=element) == css.replace("4px", "8px")


def test_a_rule_of_another_file_is_overridden() -> None:
    """What another file decides is declared in the strongest own rule, when that one is stronger."""
    element = live(rule("div", {"opacity": "0.9"}, file="src/base.css"), rule(".box", {"color": "black"}))
    assert css_after(BASE, "opacity 50%", element=element) == BASE.replace("black;", "black;\n  opacity: 0.5;")


@pytest.mark.parametrize(
    ("padding", "prompt", "added"),
    [
        ({"padding-left": "4px"}, "more padding", "padding-left: 6px"),
        ({"padding": "4px 8px"}, "more padding", "padding: 6px 12px"),
        ({"padding": "4px 8px"}, "padding 2px", "padding: 2px"),
        ({"padding": "4px 8px"}, "padding left 2px", "padding-left: 2px"),
    ],
)
def test_only_what_is_overridden_is_declared(padding: dict[str, str], prompt: str, added: str) -> None:
    """One side alone doesn't become all four, four sides are written as one."""
    element = live(rule("div", padding, file="src/base.css"), rule(".box", {"color": "black"}))
    assert css_after(BASE, prompt, element=element) == BASE.replace("black;", f"black;\n  {added};")


def test_a_new_declaration_doesnt_go_into_a_list_of_selectors() -> None:
    """Such a rule is about other elements too."""
    css = ".box, .other { gap: 1px }\n.box { gap: 2px }\n"
    assert css_after(css, "opacity 50%") == css.replace("2px", "2px; opacity: 0.5")


@pytest.mark.parametrize("value", ["0.9", "0.9 !important"])
def test_a_stronger_rule_of_another_file_is_not_fought(value: str) -> None:
    """Where no own rule would win, the refusal names the rule that does."""
    foreign = rule("#app .box", {"opacity": value}, file="src/app.css")
    refusal = refused(BASE, "opacity 50%", element=live(rule(".box", {"color": "black"}), foreign))
    assert refusal.code == "not_a_quick_edit"
    assert "#app .box in src/app.css" in refusal.message


def test_an_important_declaration_elsewhere_is_not_fought() -> None:
    """A stronger own rule doesn't help against `!important`."""
    foreign = rule("div", {"opacity": "0.9 !important"}, file="src/app.css")
    assert "div in src/app.css" in refused(BASE, "opacity 50%", element=live(foreign, rule(".box", {}))).message


def test_a_rule_for_a_state_is_neither_edited_nor_ignored() -> None:
    """What `:disabled` decides is not the base look, and an edit beneath it would not show."""
    css = ".box { opacity: 1 }\n.box:disabled { opacity: 0.4 }\n"
    element = live(rule(".box", {"opacity": "1"}), rule(".box:disabled", {"opacity": "0.4"}))
    assert ".box:disabled" in refused(css, "opacity 50%", element=element).message


def test_a_passing_state_doesnt_matter() -> None:
    """While the pointer is over it, the look at rest is edited."""
    css = ".box { color: black }\n.box:hover:not(:disabled) { color: red }\n"
    element = live(rule(".box", {"color": "black"}), rule(".box:hover:not(:disabled)", {"color": "red"}))
    assert css_after(css, "text white", element=element) == css.replace("black", "white")


def test_an_active_media_rule_is_edited_where_it_wins() -> None:
    """The rule that decides at this width is the one that is seen."""
    css = ".box { gap: 4px }\n@media (max-width: 480px) { .box { gap: 9px } }\n"
    media = rule(".box", {"gap": "9px"}, media="(max-width:480px)", index=1)
    assert css_after(css, "gap 8px", element=live(rule(".box", {"gap": "4px"}, index=0), media)) == css.replace(
        "9px", "8px"
    )


def test_a_new_declaration_never_goes_into_a_media_rule() -> None:
    """It is meant for every width."""
    css = ".box { gap: 4px }\n@media (max-width: 480px) { .box { gap: 9px } }\n"
    media = rule(".box", {"gap": "9px"}, media="(max-width: 480px)", index=1)
    after = css_after(css, "opacity 50%", element=live(rule(".box", {"gap": "4px"}, index=0), media))
    assert after == css.replace("4px", "4px; opacity: 0.5")


def test_hashed_classes_of_a_css_module_are_found() -> None:
    """The page shows `_box_1x2y3_1` for `.box`; two rules with one selector are told apart by their place."""
    css = ".boxes { gap: 1px }\n.box { gap: 2px }\n.box { gap: 3px }\n"
    element = live(
        rule("._box_1x2y3_1", {"gap": "2px"}, file="src/Box.module.css", index=1),
        rule("._box_1x2y3_1", {"gap": "3px"}, file="src/Box.module.css", index=2),
        classes=("_box_1x2y3_1",),
    )
    tsx = "import styles from './Box.module.css';\nexport const Box = () => <div className={styles.box}>Hello</div>;\n"
    asked = replace(box("", "gap 8px", element=element), files={"src/Box.tsx": tsx, "src/Box.module.css": css})
    assert edited(asked).files == {"src/Box.module.css": css.replace("3px", "8px")}


def test_nested_rules_are_found() -> None:
    """The CSSOM shows a nested rule under its own selector."""
    css = ".box {\n  gap: 1px;\n  &.big {\n    gap: 2px;\n  }\n}\n"
    element = live(rule(".box", {"gap": "1px"}, index=0), rule("&.big", {"gap": "2px"}, index=1))
    assert css_after(css, "gap 8px", element=element) == css.replace("2px", "8px")


def test_a_named_class_means_its_rule() -> None:
    """`.box--big` is edited whether the open story shows it or not."""
    css = ".box { gap: 4px }\n.box--big { gap: 9px }\n"
    assert css_after(css, ".box--big gap 8px") == css.replace("9px", "8px")
