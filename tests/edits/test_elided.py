import pytest

from sidecar.edits.elided import elisions

ELIDED = [
    "// ...existing code...",
    "// ... existing code ...",
    "  /* … rest stays the same */",
    "{/* ... rest of the component ... */}",
    "// rest of the file stays the same",
    "/* The rest of the styles remain unchanged */",
    "// (unchanged)",
    "// existing imports",
    "/* other styles stay the same */",
    "<!-- ... other items -->",
    "...",
    "  …",
    "// ...",
    "{/* ... */}",
    "... rest of the code ...",
    "// remaining code unchanged",
    "/* Rest bleibt gleich */",
    "# ... existing rules",
    "// same as before",
]

CODE = [
    "  ...rest",
    "  ...props,",
    "{...rest}",
    "const { a, ...other } = props;",
    "// Keep both the same height",
    "/* Other buttons use the ghost variant... */".replace("...", "."),
    "// Shows the previous page",
    "label: 'Loading...'",
    "<span>More…</span>",
    "f(...existing)",
    "  ...existing,",
    "// The remaining time in seconds",
    "/* ======= */",
    "* Rest parameters go last",
    "",
]


@pytest.mark.parametrize("line", ELIDED)
def test_left_out_code_is_recognised(line: str) -> None:
    """A line that stands for code left out is found."""
    assert elisions(f"a\n{line}\nb", ()) == [line]


@pytest.mark.parametrize("line", CODE)
def test_code_and_comments_are_not_elisions(line: str) -> None:
    """Spreads, texts and ordinary comments are left alone."""
    assert elisions(line, ()) == []


def test_what_the_file_has_already_is_not_an_elision() -> None:
    """A comment of the file itself may stay."""
    assert elisions("  /* ... */", {"/* ... */"}) == []
