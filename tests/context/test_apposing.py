import pytest

from sidecar.context.apposing import without_apposition
from sidecar.context.commanding import spelled
from sidecar.context.understanding import Engine
from tests.context.sample import names, said, situation


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("remove the price, the small one on the right", "remove the price"),
        ("make the title bigger, the one at the top", "make the title bigger"),
        ("Entferne den Preis, den kleinen rechts", "Entferne den Preis"),
        ("remove the button, the one on the right", "remove the one on the right"),
        ("remove the price, the second one", "remove the price , the second one"),
        ("remove the price, the other one", "remove the price , the other one"),
        ("remove the price, the title", "remove the price , the title"),
        ("remove the price and the icon, the one on the left", "remove the price and the icon , the one on the left"),
        ("not the price, the one on the right", "not the price , the one on the right"),
        ("title bold, the one on the right too", "title bold , the one on the right too"),
        ("title bold, the one on the right red", "title bold , the one on the right red"),
        ("remove both buttons, the one on the right first", "remove both buttons , the one on the right first"),
        ("the price, the one on the right", "the price , the one on the right"),
    ],
)
def test_an_apposition_is_no_second_element(prompt: str, expected: str) -> None:
    """Of one element that a wish was said of; lists and contrasts stay as they are."""
    assert spelled(without_apposition(prompt, said(prompt), names())) == expected


def test_only_one_element_goes() -> None:
    """Whatever else stands on the right."""
    (intent,) = Engine().understand("remove the price, the small one on the right", situation()).intents
    assert intent.target is not None
    assert intent.target.classes == ("offer__price",)
