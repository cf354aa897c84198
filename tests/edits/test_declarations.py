import pytest

from sidecar.edits.declarations import ChangedDeclaration, css_declarations


def changed(before: str, after: str) -> list[tuple[str, str, str]]:
    """Selector, property and value of each changed declaration."""
    return [(each.selector, each.property, each.value) for each in css_declarations(before, after)]


def test_a_changed_value_is_found_with_its_place() -> None:
    """Selector, conditions and the position among the style rules come along."""
    before = ".a { color: red }\n@media (min-width:  9px) { .b > .c { gap: 1px; margin: 0 } }"
    assert css_declarations(before, before.replace("1px", "2px")) == [
        ChangedDeclaration(".b>.c", "(min-width:  9px)", "gap", "2px", 1)
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (".a{gap:1px}", ".a{gap:1px;color:red}", [(".a", "color", "red")]),
        (".a{border:1px solid}", ".a{border:none}", [(".a", "border-style", "none")]),
        (".a{}", ".a{border-top:none!important}", [(".a", "border-top-style", "none !important")]),
        (".a{}", ".a{outline:none;mask:none}", [(".a", "outline-style", "none"), (".a", "mask", "none")]),
        (".a{border:none}", ".a{border:0}", [(".a", "border", "0")]),
        (".a{gap:1px}", ".a{gap:1px}.b{color:red}", [(".b", "color", "red")]),
        (".a{gap:1px}", ".a{gap:1px !important}", [(".a", "gap", "1px !important")]),
        (".a{--x:1px}", ".a{--x:2px}", [(".a", "--x", "2px")]),
        ("", "._x{composes:a;-webkit-mask:none;mask:none}", [("._x", "mask", "none")]),
        (".a{gap:1px}", ".a{gap:2px;gap:3px}", [(".a", "gap", "3px")]),
        (".a{gap:1px}", ".a{gap:2px!important;gap:3px}", [(".a", "gap", "2px !important")]),
        (".a{&:hover{gap:1px}}", ".a{&:hover{gap:2px}}", [("&:hover", "gap", "2px")]),
        (".a{.b{gap:1px}}", ".a{.b{gap:2px}}", [("& .b", "gap", "2px")]),
        (".a{@media print{gap:1px}}", ".a{@media print{gap:2px}}", [(".a", "gap", "2px")]),
        ("@layer x{.a{gap:1px}}", "@layer x{.a{gap:2px}}", [(".a", "gap", "2px")]),
        (".a{gap:1px}.a{gap:1px}", ".a{gap:1px}.a{gap:2px}", [(".a", "gap", "2px")]),
        (".x{color:rgb(1,2,3)}", ".x{color:rgb(1,2,4)}", [(".x", "color", "rgb(1, 2, 4)")]),
        ("@keyframes k{to{gap:1px}}", "@keyframes k{to{gap:2px}}", []),
        ("@font-face{src:url(a)}", "@font-face{src:url(b)}", []),
        (".a{gap:1px;color:red}", ".a{gap:1px}", []),
        (".a{gap:1px}.b{gap:2px}", ".b{gap:2px}", []),
        (".a { gap : 1px }", ".a{\n  /* why */\n  gap: 1px;\n}", []),
        (".a{gap:1px}", ".b{gap:2px}.a{gap:1px}", [(".b", "gap", "2px")]),
    ],
)
def test_finds_what_is_new_or_changed(before: str, after: str, expected: list[tuple[str, str, str]]) -> None:
    """New and changed declarations are found; removed ones, formatting and what is no style rule are not."""
    assert changed(before, after) == expected


def test_the_same_selector_twice_is_told_apart_by_index() -> None:
    """The index is that of the rule that changed."""
    before = ".a{gap:1px}.b{gap:1px}.a{gap:1px}"
    after = ".a{gap:1px}.b{gap:1px}.a{gap:2px}"
    assert [each.index for each in css_declarations(before, after)] == [2]


def test_the_same_sheet_has_no_changes() -> None:
    """Nothing changed, nothing reported."""
    sheet = ":root { --a: 1px; } .b { color: var(--a); }"
    assert css_declarations(sheet, sheet) == []


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".a{&:hover{gap:$x * 2}}", (".a:hover", "gap", "$x * 2")),
        (".a,.b{.c &{gap:1px}}", (".c .a,.c .b", "gap", "1px")),
        (".a:is(.b,.c){>.d{gap:1px}}", (".a:is(.b,.c) >.d", "gap", "1px")),
    ],
)
def test_sass_and_less_make_whole_selectors_of_nested_ones(sheet: str, expected: tuple[str, str, str]) -> None:
    """Every selector of a list in every one around it."""
    (found,) = css_declarations("", sheet, flat=True)
    assert (found.selector, found.property, found.value) == expected
