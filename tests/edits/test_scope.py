import pytest

from sidecar.edits.scope import changed_lines, overreach
from tests.edits.corpus import base_files

CSS = "src/Button/Button.css"
STORIES = "src/Button/Button.stories.tsx"
TSX = "src/Button/Button.tsx"
LONG = "".join(f".rule-{number} {{\n  color: red;\n}}\n" for number in range(40))


def test_a_small_change_is_not_remarked() -> None:
    """A rule and a use of it is what a short prompt costs."""
    files = base_files()
    after = {
        CSS: files[CSS].replace("8px", "12px"),
        TSX: files[TSX].replace("button__label", "button__label button__label--bold"),
    }
    assert overreach("make it rounder and bold", files, after) is None


def test_many_lines_for_few_words_are_remarked() -> None:
    """The count and the file are told."""
    said = overreach("rounder", {CSS: LONG}, {CSS: LONG.replace("red", "blue")})
    assert said == "A large change for a short request: 40 lines in Button.css. Look at the diff."


@pytest.mark.parametrize(
    "prompt",
    [
        "rewrite it",
        "make everything blue",
        "refactor the styles please",
        "mach alles blau",
        "bitte komplett überarbeiten",
    ],
)
def test_who_asks_for_much_gets_much(prompt: str) -> None:
    """Words that mean the whole are taken at their word."""
    assert overreach(prompt, {CSS: LONG}, {CSS: LONG.replace("red", "blue")}) is None


def test_a_long_prompt_may_cost_more() -> None:
    """What takes many words to say may take many lines."""
    assert overreach("word " * 20, {CSS: LONG}, {CSS: LONG.replace("red", "blue")}) is None


def test_a_rewritten_file_is_remarked() -> None:
    """Also when it isn't long."""
    before = "".join(f"line {number};\n" for number in range(40))
    after = before.replace("line", "row", 26)
    assert overreach("a little " * 4, {CSS: before}, {CSS: after}) == (
        "Most of Button.css was rewritten: 26 of 41 lines. Look at the diff."
    )


def test_stories_that_nobody_mentioned_are_remarked() -> None:
    """A changed stories file beside the component."""
    files = base_files()
    after = {CSS: files[CSS].replace("8px", "12px"), STORIES: files[STORIES].replace("Save", "Send")}
    assert (
        overreach("make it rounder", files, after) == "It also changed Button.stories.tsx, which you did not mention."
    )
    assert overreach("rounder, and call it Send in the stories", files, after) is None
    assert overreach("call it Send", files, {STORIES: after[STORIES]}) is None


def test_many_files_for_few_words_are_remarked() -> None:
    """Each with a line or two."""
    before: dict[str, str | None] = {f"src/{name}.css": ".a { color: red; }\n" for name in "abc"}
    after = dict.fromkeys(before, ".a { color: blue; }\n")
    assert overreach("blue", before, after) == "It changed 3 files for a short request. Look at the diff."


def test_new_files_don_t_count() -> None:
    """A file that was asked for may be as long as it must be."""
    assert overreach("put it into a new file", {CSS: None}, {CSS: LONG}) is None


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [("a\nb\n", "a\nb\n", 0), ("a\nb\n", "a\nc\n", 1), ("", "a\nb\n", 2), ("a\nb\nc", "c", 2), ("a", "b\nc", 2)],
)
def test_lines_are_counted_once(before: str, after: str, count: int) -> None:
    """A replaced line is one."""
    assert changed_lines(before, after) == count
