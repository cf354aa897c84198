import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.edits.stylesheet import Stylesheet, normal_media, normal_selector, normal_value, parse

SHEET = """/* Ä */
.a, .b:hover > .c { padding: 11px 20px !important; font: italic 14px/1.2 "Inter", serif;
  color: rgb(1 2 3 / 40%)
}
.d {
  gap: 4px;
  &:hover { color: red; }
  @media (min-width: 10px) { color: green; .deep { gap: .5em } }
}
@keyframes k { from { color: red; } }
@font-face { font-family: X; }
@media screen and (max-width: 9px) { @supports (display: grid) { .e { gap: 1px; } } }
@layer base { .f { --x: 1px; } }
"""


def rule(sheet: Stylesheet, selector: str) -> list[dict[str, str]]:
    """The declarations of each rule with that selector."""
    return [{d.name: d.value for d in r.declarations} for r in sheet.rules if r.selector == selector]


def test_reads_declarations_with_their_values() -> None:
    """A value is the source text between the colon and the semicolon, brace or `!important`."""
    first = parse(SHEET).rules[0]
    assert [(d.name, d.value, d.important) for d in first.declarations] == [
        ("padding", "11px 20px", True),
        ("font", 'italic 14px/1.2 "Inter", serif', False),
        ("color", "rgb(1 2 3 / 40%)", False),
    ]


def test_spans_are_bytes_of_the_source() -> None:
    """Spans cut exactly the value, the declaration, the body and the rule, also after characters of two bytes."""
    sheet = parse(SHEET)
    first = sheet.rules[0]
    padding = first.declarations[0]
    assert sheet.text(padding.value_start, padding.value_end) == "11px 20px"
    assert sheet.text(padding.start, padding.end) == "padding: 11px 20px !important;"
    assert sheet.text(first.start, first.end).startswith(".a, .b:hover")
    assert sheet.text(first.start, first.end).endswith("40%)\n}")
    assert sheet.text(first.body_start, first.body_end).startswith(" padding")
    assert sheet.text(first.body_end, first.end) == "}"


def test_counts_style_rules_in_source_order() -> None:
    """Nested style rules count, keyframes and font faces don't, an at-rule's own declarations share the rule's index."""
    assert [(r.index, r.selector, r.media, r.scopes) for r in parse(SHEET).rules] == [
        (0, ".a, .b:hover > .c", (), ()),
        (1, ".d", (), ()),
        (2, "&:hover", (), ()),
        (1, ".d", ("(min-width: 10px)",), ()),
        (3, ".deep", ("(min-width: 10px)",), ()),
        (4, ".e", ("screen and (max-width: 9px)",), ("@supports (display: grid)",)),
        (5, ".f", (), ("@layer base",)),
    ]


def test_nested_rules_know_their_parents() -> None:
    """A nested rule carries the selectors around it."""
    nested = [r for r in parse(SHEET).rules if r.nested]
    assert [(r.selector, r.parents) for r in nested] == [("&:hover", (".d",)), (".deep", (".d",))]


@pytest.mark.parametrize("broken", [".a { color: red", ".a { color: red; } }", "} .a {", ".a { : red; }"])
def test_counts_errors_of_broken_sheets(broken: str) -> None:
    """What isn't CSS is counted, never raised."""
    assert parse(broken).errors > 0
    assert parse(SHEET).errors == 0


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        (".a>.b", ".a>.b"),
        (".a  >\n .b", ".a>.b"),
        (".a , .b", ".a,.b"),
        ("a[href = 'x']", 'a[href="x"]'),
        ("a[href=x]", 'a[href="x"]'),
        (".a [x]", ".a [x]"),
        (".a :not( .b )", ".a :not(.b)"),
        (".a:before", ".a::before"),
        (".a/* c */.b", ".a .b"),
    ],
)
def test_selectors_have_one_spelling(written: str, normal: str) -> None:
    """Spaces, quotes and old pseudo-elements are unified, a descendant combinator stays."""
    assert normal_selector(written) == normal


def test_media_conditions_have_one_spelling() -> None:
    """Spaces and case don't matter."""
    assert normal_media("screen AND (max-width : 480px)") == normal_media("screen and (max-width:480px)")
    assert normal_media("(width <= 3px)") == "(width<=3px)"


def test_values_have_one_spelling() -> None:
    """Comments and spaces that mean nothing go."""
    assert normal_value("1px /* c */ 2px ,\n  rgb( 1 2 3 )") == "1px 2px, rgb(1 2 3)"


@settings(deadline=None)  # the first parse loads the grammar
@given(st.text(alphabet="ab .:;{}()@#é/*\n-1px", max_size=60))
def test_never_fails(text: str) -> None:
    """Whatever the text, reading it gives spans within it."""
    sheet = parse(text)
    for found in sheet.rules:
        assert 0 <= found.start <= found.body_start <= found.body_end <= found.end <= len(sheet.source)
        for declaration in found.declarations:
            assert declaration.value_start <= declaration.value_end
