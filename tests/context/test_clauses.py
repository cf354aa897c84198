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
        ("undo that, then slant the title", ["undo that", "slant the title"]),
        ("undo that, then", ["undo that"]),
        ("price back to what it was, title bold", ["price back to what it was", "title bold"]),
        ("title bold but not round yet", ["title bold", "not round yet"]),
        ("lass ihn pulsieren, Titel fett", ["lass ihn pulsieren", "Titel fett"]),
        ("lass ihn stehen, Titel fett", ["Titel fett"]),
        ("title bold, the rest is fine", ["title bold"]),
        ("the rest is fine but the title is too small", ["the title is too small"]),
        ("hello", ["hello"]),
        ("less bold, red stays", ["less bold"]),
        ("title red, der Abstand kann bleiben", ["title red"]),
        ("line below the title, 2px, in red", ["line below the title 2px in red"]),
        ("round corners, red", ["round corners", "red"]),
        ("more padding, 12px at most", ["more padding 12px at most"]),
        ("the title and the price, same", ["the title and the price same"]),
        ("“Plans” instead of maybe later, the title red", ["Plans instead of maybe later", "the title red"]),
        ("when it is open I'd like the border thicker", ["when it is open I'd like the border thicker"]),
        ("erst größer, dann fett", ["erst größer", "fett"]),
        ("a plus icon after the title", ["a plus icon after the title"]),
        ("no border, red", ["no border", "red"]),
        ("border thicker, red", ["border thicker", "red"]),
        ("if the title should be hidden, make the price bold", ["make the price bold"]),
        ("the title above: red, bold", ["the title above red", "bold"]),
        ("button at the bottom: wider", ["button at the bottom wider"]),
        ("the title is too far to the left: make it red", ["the title make it red"]),
        ("title to the right:", ["title to the right"]),
        ("12px between title and price, and the link red", ["12px between title and price", "the link red"]),
        ("a gap between the title and the price", ["a gap between the title and the price"]),
        ("price above, red", ["price above", "red"]),
        ("“Buy now”, the title and the price bold", ["Buy now , the title and the price bold"]),
    ],
)
def test_where_a_prompt_is_cut(prompt: str, expected: list[str]) -> None:
    """Each clause asks for something; lists of nouns stay whole, reasons and what shall stay are left out."""
    known = names()
    assert [spelled(clause) for clause in clauses(said(prompt, known), known)] == expected
