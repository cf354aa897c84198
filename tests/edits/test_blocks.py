import pytest

from sidecar.edits.blocks import AnswerReader, Replace, parse
from sidecar.edits.refusals import EditMismatch
from tests.edits.corpus import Shape, base_files, shapes

BLOCK = "src/Button/Button.css\n<<<<<<< SEARCH\n  color: a;\n=======\n  color: b;\n>>>>>>> REPLACE\n"


@pytest.mark.parametrize("shape", [each for each in shapes() if not each.refused], ids=lambda shape: shape.name)
def test_no_code_reaches_the_person(shape: Shape) -> None:
    """What is shown is the answer's prose: no marker, no fence, no line of a block; loose code is noticed."""
    reader = AnswerReader(shape.files)
    shown = "".join(reader.feed(character) for character in shape.answer)
    answer = reader.finish()
    assert not any(mark in answer.prose for mark in ("<<<<", ">>>>", "====", "```", "~~~"))
    assert shown.strip() == answer.prose
    assert answer.loose_code is shape.loose
    if shape.prose is not None:
        assert answer.prose == shape.prose


@pytest.mark.parametrize("start", ["I", "Sure", "Ok,", "The", "Done.", "**Bold", "Das"])
def test_prose_flows_from_the_first_word(start: str) -> None:
    """A first word that can't become a path or a marker is shown at once, not at its line's end."""
    reader = AnswerReader(base_files())
    assert reader.feed(start) == start


def test_prose_flows_within_a_line() -> None:
    """Every piece of a line that is prose is given out when it comes."""
    reader = AnswerReader(base_files())
    assert [reader.feed(piece) for piece in ("I make", " the button", " larger.\n")] == [
        "I make",
        " the button",
        " larger.",
    ]


@pytest.mark.parametrize("start", ["src/But", "`src", "**File", "<<<", "``", "Button.c", "### 1. ", "- `Butt"])
def test_what_may_become_code_is_held(start: str) -> None:
    """The beginning of a path, a marker or a fence is not shown."""
    assert AnswerReader(base_files()).feed(start) == ""


def test_a_path_in_a_line_of_its_own_is_shown_when_no_code_follows() -> None:
    """A held line that turns out to be prose is not lost."""
    answer = parse("I would change\n`src/Button/Button.css`\nfor that.", base_files())
    assert answer.prose == "I would change\n`src/Button/Button.css`\nfor that."


def test_editing_begins_with_the_first_block() -> None:
    """The reader tells when the first block has begun, before it ends."""
    reader = AnswerReader(base_files())
    reader.feed("Larger.\n\nsrc/Button/Button.css\n<<<<<<< SEA")
    assert not reader.editing
    reader.feed("RCH\n")
    assert reader.editing


def test_one_file_needs_no_path() -> None:
    """When only one file may change, a block without a path is for it."""
    assert parse(BLOCK.split("\n", 1)[1], ["a.css"]).edits == (Replace("a.css", "  color: a;", "  color: b;"),)


def test_a_name_that_two_files_have_is_not_resolved() -> None:
    """`Button.css` is refused as unknown when two folders have one."""
    answer = parse(BLOCK.replace("src/Button/", ""), ["a/Button.css", "b/Button.css"])
    assert answer.edits[0].path == "Button.css"


def test_a_path_with_spaces_is_found() -> None:
    """Paths of the set are recognised even with blanks in them."""
    answer = parse(BLOCK.replace("src/Button/Button.css", "src/My Button/a b.css"), ["src/My Button/a b.css", "c.css"])
    assert answer.edits[0].path == "src/My Button/a b.css"


def test_every_problem_is_listed() -> None:
    """Two broken blocks give two refusals."""
    broken = "<<<<<<< SEARCH\na\n>>>>>>> REPLACE\n"
    with pytest.raises(EditMismatch) as caught:
        parse(broken + broken, base_files())
    assert [each.kind for each in caught.value.refusals] == ["no_divider", "no_divider"]
