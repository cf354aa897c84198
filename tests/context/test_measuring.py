import pytest

from sidecar.context.commanding import spelled
from sidecar.context.measuring import mended
from sidecar.context.understanding import Engine
from tests.context.sample import said, situation

ENGINE = Engine()


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        (["too pill-like", "try 10px"], ["too pill like try 10px"]),
        (["zu eckig", "nimm 10px"], ["zu eckig nimm 10px"]),
        (["the corners feel too tight", "go 12px"], ["the corners go 12px"]),
        (["too dark", "10px"], ["too dark", "10px"]),
        (["too round", "title 10px"], ["too round", "title 10px"]),
        (["rounder", "make it 10px"], ["rounder", "make it 10px"]),
        (["too round", "red"], ["too round", "red"]),
        (["remove the border", "go 12px"], ["remove the border", "go 12px"]),
        ([], []),
    ],
)
def test_a_figure_mends_what_is_complained_of(clauses: list[str], expected: list[str]) -> None:
    """It is of what comes before it, where that can be measured; and of nothing else that is named."""
    assert [spelled(each) for each in mended([said(clause) for clause in clauses])] == expected


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("too pill-like, try 10px", ["border"]),
        ("the corners feel too tight to me, go 12px", ["border"]),
        ("the padding is too generous, go 10px", ["spacing"]),
        ("rounder, 20px wide", ["border", "size"]),
    ],
)
def test_how_many_wishes(prompt: str, types: list[str]) -> None:
    """The complaint tells the type of what is measured."""
    assert [intent.edit_type for intent in ENGINE.understand(prompt, situation()).intents] == types
