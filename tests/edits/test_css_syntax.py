import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.edits.css_syntax import css_problems

VALID = [
    ".a { &:hover { color: red } .b & { color: red } & > c { x: y } > d { x: y } }",
    "@container card (width >= 40rem) { .a { color: red } }",
    "@media (400px <= width < 600px) and (hover) { .a { x: y } }",
    "@layer base, theme; @import url('x.css') layer(base) supports(display: grid);",
    ":root { --a: ; --b: { x: y }; --c:; --d: 'a;b' }",
    "@property --x { syntax: '<color>'; inherits: false; initial-value: red; }",
    ".a:has(> img):not(.b, .c):nth-child(2n + 1 of .d) { x: y }",
    "a[href^='x' i], .\\31 0\\:x { x: y; ; }",
    "a { background: url(data:image/svg+xml;utf8,<svg/>); content: '\\201C' \"}\"; }",
    "a { color: oklch(from var(--c) calc(l * .9) c h / 50%) !important; width: if(style(--x: y): 1px; else: 2px) }",
    ".a { composes: b from './c.css'; @apply px-2 hover:bg-red; filter: progid:DX.Alpha(opacity=5); }",
    "@value primary: red; :global(.x) .y { a: b }",
    "@supports selector(:has(a)) { a { transition:\n    color 1s,\n    opacity 1s } }",
    '/* a { */ @charset "utf-8"; @page :first { margin: 1in } <!-- -->',
    "a { grid-template-areas: 'a b'\n  'c d';\n  /* x */\n}",
    "",
]

BROKEN = [
    (".a {\n  color: red;\n\n.b { x: y }\n", 3, "this { is never closed"),
    ("a { x: y }}", 10, "this } closes nothing"),
    ("a { color red; }", 4, "`color red` is no declaration: it has no colon"),
    ("a { color red }", 4, "`color red` is no declaration: it has no colon"),
    ("a { color: red\n  background: blue; }", 4, "a semicolon is missing before `background:`"),
    ("a { color: ; }", 4, "`color` has no value"),
    ("a { width: calc(1px + 2px; }", 15, "this ( is never closed"),
    ("a { width: calc(1px)); }", 20, "this ) closes nothing"),
    ("a { content: 'x; }\n", 13, "this string is never closed"),
    ("a { x: y } /* open", 11, "this comment is never closed"),
    ("a { x: y } /*/", 11, "this comment is never closed"),
    ("a { b: url(x.png; }", 7, "this url( is never closed"),
    ("a[b='c' { x: y }", 1, "this [ is never closed"),
]


@pytest.mark.parametrize("text", VALID)
def test_valid_css_has_no_problems(text: str) -> None:
    """New and rare features of CSS are not taken for mistakes."""
    assert css_problems(text) == []


@pytest.mark.parametrize(("text", "offset", "message"), BROKEN)
def test_broken_css_is_found_where_it_breaks(text: str, offset: int, message: str) -> None:
    """Each kind of breakage is named and placed."""
    assert (offset, message) in css_problems(text)


@given(st.text("ab{}()[];:'\"/*\\ \n-@u"))
def test_any_text_is_read_to_its_end(text: str) -> None:
    """No text breaks the reader, and every problem lies inside the text, in order."""
    problems = css_problems(text)
    assert all(0 <= problem.offset < max(1, len(text)) for problem in problems)
    assert problems == sorted(problems)


@given(st.sampled_from([text for text in VALID if "{" in text and "/*" not in text and "'" not in text]))
def test_a_lost_brace_is_always_found(text: str) -> None:
    """Without its last closing brace no stylesheet is valid."""
    assert css_problems("}".join(text.rsplit("}", 1)[:1]))
