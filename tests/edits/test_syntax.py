import pytest

from sidecar.edits.syntax import SyntaxProblem, new_errors
from tests.edits.corpus import base_files

TSX = base_files()["src/Button/Button.tsx"]

VALID = [
    "interface Box<in out T> { x: T }",
    "interface Box<out T> { x: T }",
    "export type * from './types';",
    "export const a = <p>Save & close</p>;",
    "function f<const T>(x: T) { return x satisfies T; }",
    "const a = <T,>(x: T) => <Foo<string> render={() => <b>{x}</b>} {...x} />;",
    "const a = <><A.B c='it&apos;s' data-x={1} /> it's {/* fine */}</>;",
    "class A { accessor x = 1; static { } #p = 1; @p y = 2 }",
    "import x from './x.json' with { type: 'json' }; using y = x();",
]


@pytest.mark.parametrize("text", VALID)
def test_valid_code_has_no_errors(text: str) -> None:
    """Valid TSX passes, what the grammar doesn't know yet included."""
    assert new_errors("a.tsx", "", text) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("</button>", "</div>", 15, "`<button>` is closed by `</div>`"),
        ("    </button>\n", "", 12, "`<button>` is never closed"),
        ("{children}</span>", "{children}", 14, "`<span>` is never closed"),
        ("</button>", "</button></button>", 12, None),
        ("  );\n}", "  );\n", 10, None),
        ("}`}>", "}`>", 1, None),
        ("size = 'small' }", "size = 'small'", 10, None),
        ("return (", "return", 1, None),
        ("</span>}", "</span>", 1, None),
    ],
)
def test_broken_tsx_is_found(old: str, new: str, line: int, message: str | None) -> None:
    """Tags that don't pair up are named with their line; unbalanced brackets are found."""
    assert old in TSX
    found = new_errors("Button.tsx", TSX, TSX.replace(old, new, 1))
    assert found
    if message is not None:
        assert (found[0].line, found[0].message) == (line, message)


@pytest.mark.parametrize("path", ["a.js", "a.jsx", "a.mjs", "a.ts", "a.tsx", "a.css", "a.module.css"])
def test_an_unclosed_brace_is_found_in_every_language(path: str) -> None:
    """Each judged language finds the simplest mistake."""
    before = "a { b: c }" if path.endswith("css") else "function a() { return 1; }"
    assert new_errors(path, before, before) == []
    assert new_errors(path, before, before.replace("}", "")) != []


@pytest.mark.parametrize("path", ["a.scss", "a.less", "a.vue", "a.svelte", "a.md", "a"])
def test_other_files_are_not_judged(path: str) -> None:
    """Languages without a parser here give no errors."""
    assert new_errors(path, "", "{{{{") == []


def test_an_error_that_was_there_is_not_new() -> None:
    """A file that the parser didn't understand before may be edited; what comes on top counts."""
    before = "import defer * as x from 'y';\nexport const a = 1;\n"
    assert new_errors("a.ts", before, before.replace("1", "2")) == []
    assert new_errors("a.ts", before, before.replace("* as x", "* as other")) == []
    assert new_errors("a.ts", before, "const = 3;\n" + before) == [
        SyntaxProblem("a.ts", 1, 1, "this cannot be parsed: `const =`")
    ]


def test_columns_count_characters() -> None:
    """A column is in characters, not in bytes, and from 1."""
    (problem,) = new_errors("a.css", None, "/* ä */ }")
    assert (problem.line, problem.column) == (1, 9)
    (problem,) = new_errors("a.ts", None, "let ä = 'ü'; )")
    assert (problem.line, problem.column) == (1, 14)


def test_deep_expressions_are_walked() -> None:
    """Code that nests deeper than Python's stack is no problem."""
    assert new_errors("a.ts", "", "const a = " + " + ".join(["'x'"] * 5000) + ";") == []
