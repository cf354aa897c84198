import pytest

from sidecar.editors.quick import sentences
from sidecar.editors.quick.grammar import NotUnderstood, understand
from sidecar.editors.quick.sentences import chunks_of, read_all
from sidecar.editors.quick.words import tokens
from tests.editors.quick.prompts import VOCABULARY


@pytest.mark.parametrize(
    ("prompt", "chunks", "clauses"),
    [
        ("bigger, then background red", ["bigger", "background red"], 2),
        ("padding and margin 20px", ["padding", "margin 20px"], 1),
        ("border and background red", ["border", "background red"], 1),
        ("border thicker and background red", ["border thicker", "background red"], 2),
    ],
)
def test_where_a_prompt_is_cut(prompt: str, chunks: list[str], clauses: int) -> None:
    """At words that part, and joined again where it is a list of one kind."""
    found = chunks_of(tokens(prompt, VOCABULARY))
    assert [" ".join(token.text for token in chunk.tokens) for chunk in found] == chunks
    assert len(read_all(found) or []) == clauses


def test_what_is_open_is_not_understood() -> None:
    """“The icon larger and the background red”: whose background?"""
    assert read_all(chunks_of(tokens("icon larger and background red", VOCABULARY))) is None


@pytest.mark.parametrize(("clause", "counted"), [("bigger, ", "read"), ("uppercase, ", "_alike")])
def test_a_long_list_is_read_in_little_time(clause: str, counted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every list that could begin at every word is tried: the work grows with the length, not with its square."""
    counts: list[int] = []
    work = getattr(sentences, counted)
    for times in (50, 100):
        done: list[object] = []
        monkeypatch.setattr(sentences, counted, lambda *given, done=done: (done.append(given), work(*given))[1])
        refused = understand(clause * times, VOCABULARY)
        assert isinstance(refused, NotUnderstood)
        counts.append(len(done))
    assert 0 < counts[1] < counts[0] * 2.5
