import pytest

from sidecar.context.ordering import orders
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("price above, title below", True),
        ("first the price, then the title", True),
        ("erst der Preis, dann der Titel", True),
        ("price first, title second", True),
        ("oben der Preis, unten der Titel", True),
        ("the price should go first, then the title", True),
        ("first the price bold, then the title", False),
        ("price first", False),
        ("first the price, then a badge", False),
        ("the title, then the price", False),
        ("price above the title", False),
        ("price red above, title blue below", False),
        ("first the price, then undo", False),
        ("12px above the price, 8px below the title", False),
        ("more space above the price and below the title", False),
        ("remove the price first, then the title", False),
        ("title left, price right", False),
    ],
)
def test_an_order_is_of_two(prompt: str, expected: bool) -> None:
    """Of two that are there, and nothing else is said of them."""
    assert orders(said(prompt), names()) is expected


def test_an_order_is_one_wish() -> None:
    """About what holds both."""
    (intent,) = Engine().understand("price above, title below", situation()).intents
    assert intent.edit_type == "structure"
    assert intent.target is None or intent.target.tag == "section"
