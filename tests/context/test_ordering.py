import pytest

from sidecar.context.ordering import orders, orders_those
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
        ("title left, price right", True),
        ("put the title on the right and the price on the left", True),
        ("rechts der Titel, links der Preis", True),
        ("Maybe later on the left, Buy now on the right", True),
        ("title left aligned, price right aligned", False),
        ("title left, 4px right", False),
        ("more padding left and right", False),
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


@pytest.mark.parametrize(
    ("clause", "before", "expected"),
    [
        ("title on top", "stack them", True),
        ("title first", "title and price side by side", True),
        ("oben der Titel", "die beiden untereinander", True),
        ("price links", "title und price nebeneinander", True),
        ("title first", "swap title and price", True),
        ("title on top", "center them", False),
        ("title bold", "stack them", False),
        ("title in red on top", "stack them", False),
        ("a badge on top", "stack them", False),
        ("on top", "stack them", False),
    ],
)
def test_which_of_those_arranged_comes_first(clause: str, before: str, expected: bool) -> None:
    """It is no wish of its own, unless more is said of it."""
    assert orders_those(said(clause), before, names()) is expected


@pytest.mark.parametrize(
    ("prompt", "types"),
    [
        ("title and price side by side, title on the left", ["layout"]),
        ("title on the left, price on the right", ["structure"]),
        ("links der Titel, rechts der Price", ["structure"]),
        ("title on the left, price bold", ["layout", "typography"]),
        ("title and price side by side, title bold", ["layout", "typography"]),
    ],
)
def test_an_order_beside_other_wishes(prompt: str, types: list[str]) -> None:
    """One wish with what it orders, two with anything else."""
    assert [intent.edit_type for intent in Engine().understand(prompt, situation()).intents] == types
