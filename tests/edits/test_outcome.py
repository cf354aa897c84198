import pytest

from sidecar.edits.blocks import Answer, Replace
from sidecar.edits.outcome import outcome
from sidecar.edits.refusals import EditMismatch

FILES = {"a.css": ".a {\n  color: red;\n}\n"}


def test_a_good_answer_gives_the_changed_files() -> None:
    """Applied and valid."""
    answer = Answer("", (Replace("a.css", "  color: red;", "  color: blue;"),))
    assert outcome(FILES, answer) == {"a.css": ".a {\n  color: blue;\n}\n"}


def test_words_alone_change_nothing() -> None:
    """No code, no change, no error."""
    assert outcome(FILES, Answer("Which one?", ())) == {}


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer("", (), loose_code=True), "no_block"),
        (Answer("", (Replace("a.css", "  color: red;", "  color: red;"),)), "no_change"),
        (Answer("", (Replace("a.css", "}", ""),)), "syntax"),
        (Answer("", (Replace("a.css", "  color: green;", ""),)), "not_found"),
    ],
)
def test_code_that_leads_nowhere_is_refused(answer: Answer, kind: str) -> None:
    """Each way to fail has its kind."""
    with pytest.raises(EditMismatch) as caught:
        outcome(FILES, answer)
    assert [refusal.kind for refusal in caught.value.refusals] == [kind]


def test_a_syntax_refusal_shows_the_lines_around() -> None:
    """The model sees what its change would have made of the file."""
    with pytest.raises(EditMismatch) as caught:
        outcome(FILES, Answer("", (Replace("a.css", "  color: red;", "  color red;"),)))
    (refusal,) = caught.value.refusals
    assert (refusal.line, refusal.excerpt) == (2, "  color red;")
    assert (2, "  color red;") in refusal.nearest
    assert "colon" in refusal.message
