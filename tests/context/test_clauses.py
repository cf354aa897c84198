import pytest

from sidecar.context.clauses import clauses, spelled
from tests.context.sample import names, said


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("title bold and price red", ["title bold", "price red"]),
        ("title and price red", ["title and price red"]),
        ("space between title and price 8px", ["space between title and price 8px"]),
        ("more padding left and right", ["more padding left and right"]),
        ("undo that, and make it red", ["undo that", "make it red"]),
        ("larger, but keep the rest as it is", ["larger"]),
        ("bold so that it stands out", ["bold"]),
        ("a red title with a soft shadow", ["a red title", "with a soft shadow"]),
        ("redo, it was better", ["redo"]),
        ("bold but not red for the price", ["bold for the price"]),
        ("no, black", ["black"]),
        ("red is wrong here, scratch that", ["scratch that"]),
        ("make it red, undo that", ["make it red", "undo that"]),
        ("hello", ["hello"]),
    ],
)
def test_where_a_prompt_is_cut(prompt: str, expected: list[str]) -> None:
    """Each clause asks for something; lists of nouns stay whole, reasons and what shall stay are left out."""
    known = names()
    assert [spelled(clause) for clause in clauses(said(prompt, known), known)] == expected
