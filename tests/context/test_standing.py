import pytest

from sidecar.context.commanding import spelled
from sidecar.context.standing import without_places
from sidecar.context.understanding import Engine
from tests.context.sample import said, situation


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the button on the right a touch smaller", "the button a touch smaller"),
        ("the price in the middle less bold", "the price less bold"),
        ("the title beside it less bold", "the title less bold"),
        ("the circle behind the price is too dark", "the circle is too dark"),
        ("die Überschrift rechts daneben in Rot", "die Überschrift in Rot"),
        ("the red note underneath smaller", "the note underneath smaller"),
        ("the title on the right, same", "the title , same"),
        ("slide the price below the title", "slide the price below the title"),
        ("the links on the right", "the links on the right"),
        ("title on the right", "title on the right"),
        ("move the price to the right and red", "move the price to the right and red"),
        ("the title to the left and bold", "the title to the left and bold"),
        ("a small badge above the price in red", "a small badge above the price in red"),
        ("price with a small icon beside it in red", "price with a small icon beside it in red"),
        ("8px between the title and the price", "8px between the title and the price"),
    ],
)
def test_where_something_stands_is_no_wish(clause: str, expected: str) -> None:
    """Only behind what is there, and only where something else is asked for."""
    assert spelled(without_places(said(clause))) == expected


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("the price in the middle italic", ["typography"]),
        ("center the price", ["layout"]),
        ("the red title smaller", ["typography"]),
    ],
)
def test_what_is_asked_for_beside_a_place(prompt: str, types: list[str]) -> None:
    """No layout that nobody spoke of."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == types
