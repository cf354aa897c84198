import pytest

from sidecar.workspace.styleimports import style_imports


@pytest.mark.parametrize(
    ("ending", "text", "found"),
    [
        ("css", "@import './a.css'; @import \"b.css\" screen;", ["./a.css", "b.css"]),
        ("css", "@import url(c.css); @import url('d.css') layer(base) supports(display: grid);", ["c.css", "d.css"]),
        ("css", "@IMPORT 'x.css'; @import\n  './n.css';", ["x.css", "./n.css"]),
        ("css", "/* @import 'no.css'; */ .a { content: \"@import 'no.css'\"; }", []),
        ("css", ".a { composes: b c from './other.css'; composes: d; }", ["./other.css"]),
        ("css", "@import url(https://fonts.example/css?a=1;b=2);", ["https://fonts.example/css?a=1;b=2"]),
        ("css", "/* unfinished @import 'a.css'", []),
        ("scss", "@use 'a' as b; @forward \"c\" show d; @import 'e', 'f';", ["a", "c", "e", "f"]),
        ("scss", "@use 'lib' with ($a: 'not/a/path');\n// @use 'no';\n@use 'z';", ["lib", "z"]),
        ("sass", "@use 'a'\n@import b, c\n.d\n  color: red", ["a", "b", "c"]),
        ("less", "@import (reference) 'mixins'; @import (css, optional) url(x.css);", ["mixins", "x.css"]),
        ("scss", "$u: 'https://a.example/b'; @use 'after';", ["after"]),
    ],
)
def test_what_stylesheets_load(ending: str, text: str, found: list[str]) -> None:
    """Imports in every notation of the four languages, but not in comments and strings."""
    assert list(style_imports(text, ending)) == found
